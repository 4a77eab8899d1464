# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/job-api/v2.openapi.yaml
# Regenerate: ssotgen build
