"""What the generator of models may find."""

from __future__ import annotations

from ssotgen.core.diagnostics import Message, remark

UNENFORCED_KEYWORD: Message = remark(
    "unenforced-keyword",
    """Generated models do not check a keyword that the contract uses.

## Why it matters
A value that breaks this part of the contract passes the models, so a service has to check it by itself or live with it.

## Fix
Say it with a keyword that models check (types, formats, bounds, patterns, `required`, `enum`, `additionalProperties`),
or check it in the handler.
```yaml
Contact:
  anyOf: [{required: [email]}, {required: [phone]}]      # bad: not checked by models
Contact:
  oneOf: [{$ref: "#/components/schemas/ByEmail"}, {$ref: "#/components/schemas/ByPhone"}]    # good
```
""",
)

ASSUMED_TYPE: Message = remark(
    "assumed-type",
    """A schema names no type, and models demand more than the contract says.

## Why it matters
In JSON Schema, `properties` or `minLength` without `type` let values of all other types pass: the contract accepts a
number where an object was meant. Models are made for what was meant, so they refuse values that the contract allows.
The engine `native` does so only where `[models] untyped = "implied"` asks for it. A `format` is held in any case:
without `type` JSON Schema calls it a remark.

## Fix
Write the type.
```yaml
Address: {properties: {city: {type: string}}}                  # bad: 5 is an Address
Address: {type: object, properties: {city: {type: string}}}    # good
```
""",
)

MESSAGES = (ASSUMED_TYPE, UNENFORCED_KEYWORD)
