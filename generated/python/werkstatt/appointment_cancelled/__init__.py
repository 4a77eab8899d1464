# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.cancelled/v1.schema.yaml
# Regenerate: ssotgen build
