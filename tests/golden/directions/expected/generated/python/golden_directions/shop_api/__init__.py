# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/shop-api/v1.openapi.yaml
# Regenerate: ssotgen build
