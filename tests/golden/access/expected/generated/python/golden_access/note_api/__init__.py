# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/note-api/v1.openapi.yaml
# Regenerate: ssotgen build
