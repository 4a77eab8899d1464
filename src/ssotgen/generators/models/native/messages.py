"""What the native engine may find."""

from __future__ import annotations

from ssotgen.core.diagnostics import Message, remark

ASSUMED_TYPE: Message = remark(
    "assumed-type",
    """A schema names no type, and models demand the one that its keywords speak of.

## Why it matters
In JSON Schema, `properties` or `minLength` without `type` let values of all other types pass: the contract accepts a
number where an object was meant. Models are made for what was meant, so they refuse values that the contract allows.

## Fix
Write the type.
```yaml
Address: {properties: {city: {type: string}}}                  # bad: 5 is an Address
Address: {type: object, properties: {city: {type: string}}}    # good
```
""",
)

MESSAGES = (ASSUMED_TYPE,)
