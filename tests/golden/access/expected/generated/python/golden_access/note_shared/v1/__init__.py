# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/note.shared/v1.schema.yaml
# Regenerate: ssotgen build
