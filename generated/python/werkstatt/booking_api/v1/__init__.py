# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/booking-api/v1.openapi.yaml, contracts/common/problem.yaml
# Regenerate: ssotgen build
