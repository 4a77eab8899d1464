# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/search-api/v1.openapi.yaml
# Regenerate: ssotgen build
