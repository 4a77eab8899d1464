# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/common/line.yaml, contracts/order.placed/v1.schema.yaml
# Regenerate: ssotgen build
