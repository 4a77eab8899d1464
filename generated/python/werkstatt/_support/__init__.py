# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/errors.yaml,
#     registries/rbac.yaml, registries/routes.yaml
# Regenerate: ssotgen build
"""What all modules of this package share."""
