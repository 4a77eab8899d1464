"""All findings of the linker; those about unknown names and about routes have modules of their own."""

from __future__ import annotations

from ssotgen.core.diagnostics import error
from ssotgen.linker import messages_routes, messages_unknown

DUPLICATE_ENTRY = error(
    "duplicate-entry",
    """A list says the same thing twice.

## Why it matters
The second entry has no effect, or the thing happens twice: a middleware that is used twice runs twice.

## Fix
Remove one of the two. What `defaults.use` names need not be named by a route again.
```yaml
defaults: {use: [request-id]}
operations:
  booking-api/v1:
    getProfile: {permission: authenticated, use: [request-id]}    # bad
    getProfile: {permission: authenticated}                       # good
```
""",
)

ROLE_CYCLE = error(
    "role-cycle",
    """A role inherits from itself, through other roles.

## Why it matters
All roles of the ring would hold the same permissions, so the differences that somebody wrote down would mean nothing.

## Fix
Remove one `inherits` of the ring. What several roles share can go into a role of its own.
""",
)

SECOND_ANONYMOUS_ROLE = error(
    "second-anonymous-role",
    """More than one role is that of a request without credentials.

## Why it matters
A request without credentials has exactly one role; with two it would be open which of them decides.

## Fix
Keep `anonymous: true` at one role and let it inherit from the others.
""",
)

EMPTY_WILDCARD = error(
    "empty-wildcard",
    """A wildcard covers no permission at all.

## Why it matters
The role gets nothing from the entry. The prefix is misspelt, or the permissions are gone.

## Fix
Correct the prefix, or remove the entry.
```yaml
grants: {"apointment.*": any}     # bad
grants: {"appointment.*": any}    # good
```
""",
)

OWNER_MISMATCH = error(
    "owner-mismatch",
    """A contract names another owner than owners.yaml does for its file.

## Why it matters
The code host asks one team for review, while the documentation sends people to another.

## Fix
Correct one of the two, or remove `owner` from the contract: owners.yaml is enough.
```yaml
paths:
  - {path: /contracts/booking-api/, owners: [booking-team]}    # the last line that matches decides
```
""",
)

ERROR_STATUS_MISMATCH = error(
    "error-status-mismatch",
    """A response names an error code that is sent with another status.

## Why it matters
The documentation would promise a problem under a status that the service never uses for it.

## Fix
Move the code to the response of its own status, or correct `status` in errors.yaml.
```yaml
"404": {description: No such slot, x-errors: [slot-taken]}    # bad: slot-taken is sent with 409
"409": {description: Taken, x-errors: [slot-taken]}           # good
```
""",
)

INVALID_NAME = error(
    "invalid-name",
    """A line of `[names]` gives a name that Python does not allow.

## Why it matters
Generated code with this name could not be imported.

## Fix
Choose an identifier that is no keyword and does not begin with two underscores.
""",
)

NAME_COLLISION = error(
    "name-collision",
    """Two things would get the same name in generated code.

## Why it matters
One would silently replace the other. Names also collide when they differ only in case or underscores, because readers
and file systems confuse them.

## Fix
Give one of them another name in `ssotgen.toml`, or rename it at its source.
```toml
[names]
"booking-api/v1#listSlots/parameters/query/page-size" = "page_size_query"
```
""",
)

MESSAGES = (
    *messages_unknown.MESSAGES,
    *messages_routes.MESSAGES,
    DUPLICATE_ENTRY,
    ROLE_CYCLE,
    SECOND_ANONYMOUS_ROLE,
    EMPTY_WILDCARD,
    OWNER_MISMATCH,
    ERROR_STATUS_MISMATCH,
    INVALID_NAME,
    NAME_COLLISION,
)
