"""Findings about what guards operations."""

from __future__ import annotations

from ssotgen.core.diagnostics import error

UNROUTED_OPERATION = error(
    "unrouted-operation",
    """A served contract has an operation for which routes.yaml has no entry.

## Why it matters
Nobody has decided who may call it. As soon as `registries/routes.yaml` exists, it speaks for every operation.

## Fix
Add an entry, or `"*"` for all operations of the contract that are not named. Where this service does not provide the
API at all, write `serve = false` for the contract in `ssotgen.toml`.
```yaml
operations:
  booking-api/v1:
    exportAppointments: {permission: appointment.export}
```
""",
)

RBAC_WITHOUT_ROUTES = error(
    "rbac-without-routes",
    """There are roles and permissions, but no registry of routes says which operation needs which permission.

## Why it matters
A registry that is present is enforced whole. Without routes no permission would guard anything, although somebody wrote
down who may do what.

## Fix
Write `registries/routes.yaml` with an entry for each operation, or remove `registries/rbac.yaml`: then the `security`
of each contract decides.
""",
)

SECURITY_CONTRADICTION = error(
    "security-contradiction",
    """A contract and the registry of routes disagree on whether a request without credentials is let in.

## Why it matters
Clients believe the contract and the service follows the route: either documented requests are refused, or what looks
protected is open.

## Fix
Decide which of the two is right. In a contract, `security: []` or an alternative `{}` lets requests without credentials
in. A route lets them in when it is `public`, or when the anonymous role holds its permission.
```yaml
# contract                       # routes.yaml
security: [{bearer: []}]         # permission: public, reason: …              bad
security: [{}, {bearer: []}]     # permission: public, reason: …              good
security: [{bearer: []}]         # permission: authenticated                  good
security: [{}, {bearer: []}]     # a permission that the guest role holds     good
```
""",
)

REASON_WITHOUT_PUBLIC = error(
    "reason-without-public",
    """A reason is given for something that is not public.

## Why it matters
`reason` says why something is open to everybody. Beside a permission it makes readers believe in an opening that is not
there, or it was left over when the thing was closed.

## Fix
Remove `reason`, or write `permission: public`.
""",
)

RESOURCE_WITHOUT_PERMISSION = error(
    "resource-without-permission",
    """A route names the thing that it is about, but no permission whose reach would be asked.

## Why it matters
Ownership is asked only of callers who hold a permission for their own things. With `public` or `authenticated` the
entry protects nothing, though it looks as if it did.

## Fix
Name a permission, or remove `resource`.
```yaml
getAppointment: {permission: authenticated, resource: {type: appointment, id: path.appointmentId}}       # bad
getAppointment: {permission: appointment.read, resource: {type: appointment, id: path.appointmentId}}    # good
```
""",
)

ROUTE_OF_CONSUMED_CONTRACT = error(
    "route-of-consumed-contract",
    """routes.yaml binds operations of an API that this service does not provide.

## Why it matters
A consumed contract has no router, so nothing would ever apply these entries.

## Fix
Remove the entries, or remove `serve = false` from the contract in `ssotgen.toml`.
""",
)

WRONG_CONTRACT_KIND = error(
    "wrong-contract-kind",
    """A contract of another kind is wanted here.

## Why it matters
Only an API has operations, and only an event can be emitted.

## Fix
Name an OpenAPI contract below `operations`, and below `emits` a contract whose `x-contract.kind` is `event`.
```yaml
emits: [booking-api/v1]           # bad: an API
emits: [appointment.booked/v1]    # good
```
""",
)

ROUTE_COLLISION = error(
    "route-collision",
    """Two things of one service answer the same method on the same path.

## Why it matters
Only one of them can be reached, and which one depends on the order in which they are mounted.

## Fix
Change one of the paths. Two versions of an API need different base paths in `servers`.
```yaml
servers: [{url: https://api.example/v1}]    # in v1.openapi.yaml
servers: [{url: https://api.example/v2}]    # in v2.openapi.yaml
```
""",
)

MESSAGES = (
    UNROUTED_OPERATION,
    RBAC_WITHOUT_ROUTES,
    SECURITY_CONTRADICTION,
    REASON_WITHOUT_PUBLIC,
    RESOURCE_WITHOUT_PERMISSION,
    ROUTE_OF_CONSUMED_CONTRACT,
    WRONG_CONTRACT_KIND,
    ROUTE_COLLISION,
)
