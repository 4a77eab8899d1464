# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/price-list/v0.schema.json
# Regenerate: ssotgen build
