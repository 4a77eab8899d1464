# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/reminder.due/v1.schema.yaml
# Regenerate: ssotgen build
