"""Findings about names that lead nowhere."""

from __future__ import annotations

from ssotgen.core.diagnostics import error

_WHY = """
## Why it matters
A name that leads nowhere is a connection that is not there: a misspelt name, or a thing that was renamed or removed.
"""

UNKNOWN_PERMISSION = error(
    "unknown-permission",
    f"""A name stands where a permission is meant, but no registry defines it.
{_WHY}
## Fix
Correct the name, or define the permission in `registries/rbac.yaml`. Without that file only `public` and
`authenticated` may be written in routes.
```yaml
permission: appointment.craete    # bad
permission: appointment.create    # good: rbac.yaml has  appointment.create: {{description: Book an appointment}}
```
""",
)

UNKNOWN_ROLE = error(
    "unknown-role",
    f"""A name stands where a role is meant, but rbac.yaml does not define it.
{_WHY}
## Fix
Correct the name, or add the role below `roles` in `registries/rbac.yaml`.
```yaml
inherits: [geust]    # bad
inherits: [guest]    # good
```
""",
)

UNKNOWN_OWNER = error(
    "unknown-owner",
    f"""A name stands where an owner is meant, but owners.yaml does not define it.
{_WHY}
## Fix
Correct the name, or add the owner below `owners` in `registries/owners.yaml`.
```yaml
owner: boking-team     # bad
owner: booking-team    # good
```
""",
)

UNKNOWN_FEATURE = error(
    "unknown-feature",
    f"""A route is gated by a feature that features.yaml does not define.
{_WHY}
## Fix
Correct the name, or add the feature below `features` in `registries/features.yaml`.
```yaml
feature: online-boking     # bad
feature: online-booking    # good
```
""",
)

UNKNOWN_ENVIRONMENT = error(
    "unknown-environment",
    f"""A registry names an environment that the workspace does not have.
{_WHY}
## Fix
Correct the name, or list the environment in `ssotgen.toml`.
```toml
[workspace]
environments = ["dev", "stage", "prod"]
```
""",
)

UNKNOWN_ERROR = error(
    "unknown-error",
    f"""`x-errors` of a response names a code that is neither reserved nor in errors.yaml.
{_WHY}
## Fix
Correct the code, or add it below `errors` in `registries/errors.yaml`.
```yaml
x-errors: [slot-takn]     # bad
x-errors: [slot-taken]    # good
```
""",
)

UNKNOWN_MIDDLEWARE = error(
    "unknown-middleware",
    f"""`use` names a middleware that routes.yaml does not declare.
{_WHY}
## Fix
Correct the name, or declare the middleware at the top of `registries/routes.yaml`.
```yaml
middleware:
  once: {{kind: idempotency}}
operations:
  booking-api/v1:
    createAppointment: {{permission: appointment.create, use: [once]}}
```
""",
)

UNKNOWN_CONTRACT = error(
    "unknown-contract",
    f"""A registry names a contract that is not in the workspace.
{_WHY}
## Fix
Correct the name. A contract is called after its folder and its file: `contracts/booking-api/v1.openapi.yaml` is
`booking-api/v1`.
```yaml
emits: [appointment.boked/v1]     # bad
emits: [appointment.booked/v1]    # good
```
""",
)

UNKNOWN_OPERATION = error(
    "unknown-operation",
    f"""A registry names an operation that its contract does not have.
{_WHY}
## Fix
Write the `operationId` exactly as the contract does; for an operation without one, its method and path.
```yaml
createAppointmnt: {{permission: appointment.create}}     # bad
createAppointment: {{permission: appointment.create}}    # good
"GET /slots/{{id}}": {{permission: slot.read}}             # good, where the operation has no operationId
```
""",
)

UNKNOWN_PARAMETER = error(
    "unknown-parameter",
    f"""`resource` takes its identity from a parameter that the operation does not have.
{_WHY}
## Fix
Name a path or query parameter of the operation. Bodies and headers cannot be used, because ownership is decided before
the body is read.
```yaml
resource: {{type: appointment, id: path.id}}               # bad: the path is /appointments/{{appointmentId}}
resource: {{type: appointment, id: path.appointmentId}}    # good
```
""",
)

UNKNOWN_SCOPE = error(
    "unknown-oauth-scope",
    f"""rbac.yaml speaks of an OAuth scope that no contract declares.
{_WHY}
## Fix
Correct the scope, or declare it in a flow of an `oauth2` security scheme of a served contract.
```yaml
flows: {{clientCredentials: {{tokenUrl: /token, scopes: {{booking.read: See appointments}}}}}}
```
""",
)

UNKNOWN_SYMBOL = error(
    "unknown-symbol",
    f"""A line of `[names]` names a thing that no contract has.
{_WHY}
## Fix
Correct the symbol, or remove the line. A symbol is a contract, `#`, and an operation or a JSON pointer.
```toml
[names]
"booking-api/v1#/components/schemas/Apointment" = "Booking"     # bad
"booking-api/v1#/components/schemas/Appointment" = "Booking"    # good
```
""",
)

MESSAGES = (
    UNKNOWN_PERMISSION,
    UNKNOWN_ROLE,
    UNKNOWN_OWNER,
    UNKNOWN_FEATURE,
    UNKNOWN_ENVIRONMENT,
    UNKNOWN_ERROR,
    UNKNOWN_MIDDLEWARE,
    UNKNOWN_CONTRACT,
    UNKNOWN_OPERATION,
    UNKNOWN_PARAMETER,
    UNKNOWN_SCOPE,
    UNKNOWN_SYMBOL,
)
