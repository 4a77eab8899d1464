# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/errors.yaml,
#     registries/rbac.yaml, registries/routes.yaml
# Regenerate: ssotgen build
"""The generated part of this service: what its contracts and registries say, as code."""

from ._support.bodies import Upload
from ._support.call import Authenticate, Call, FeatureEnabled, HasRoles, HasScopes, Owns, Reach
from ._support.credentials import Credential, verifying
from ._support.problems import Unauthenticated

__all__ = [
    "Authenticate",
    "Call",
    "Credential",
    "FeatureEnabled",
    "HasRoles",
    "HasScopes",
    "Owns",
    "Reach",
    "Unauthenticated",
    "Upload",
    "verifying",
]
