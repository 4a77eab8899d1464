# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/common/line.yaml, contracts/order.placed/v1.schema.yaml,
#     contracts/price-list/v0.schema.json
# Regenerate: ssotgen build
"""The generated part of this service: what its contracts and registries say, as code."""
