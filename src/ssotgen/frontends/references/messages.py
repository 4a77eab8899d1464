"""Findings about references."""

from __future__ import annotations

from ssotgen.core.diagnostics import error, warning

DANGLING_REFERENCE = error(
    "dangling-reference",
    """A reference leads to a place where nothing stands.

## Why it matters
What the reference stands for cannot be known, so nothing that depends on it can be compiled.

## Fix
Correct the name, or write what is missing. A `/` inside of a name is written `~1` in a reference, a `~` is `~0`.

    $ref: "#/components/schemas/Apointment"    # bad
    $ref: "#/components/schemas/Appointment"   # good
""",
)

REFERENCE_OUTSIDE_WORKSPACE = error(
    "reference-outside-workspace",
    """A reference leads to a file outside of the workspace.

## Why it matters
The outputs would depend on a file that is not under version control together with the contract, and that another
machine does not have.

## Fix
Copy the file into the workspace and refer to the copy by a relative path.

    $ref: ../../../shared/money.yaml   # bad
    $ref: ../common/money.yaml         # good
""",
)

REMOTE_REFERENCE = error(
    "remote-reference",
    """A reference leads to another host.

## Why it matters
Nothing is ever fetched from a network while compiling: the outputs would depend on what somebody else publishes today.

## Fix
Copy what is referred to into the workspace. Refer to the copy by a relative path, or name it in `ssotgen.toml`:

    [references]
    "https://example.com/money.yaml" = "vendor/money.yaml"

A URI that ends with `/` may stand for a whole folder.
""",
)

WRONG_REFERENCE_KIND = error(
    "wrong-reference-kind",
    """A reference leads to a thing of another kind than the one that belongs here.

## Why it matters
A response cannot be used as a schema, nor a parameter as a header; what stands there would be misread.

## Fix
Refer to a thing of the right kind.

    schema: {$ref: "#/components/responses/Appointment"}   # bad
    schema: {$ref: "#/components/schemas/Appointment"}     # good
""",
)

REFERENCE_LOOP = error(
    "reference-loop",
    """References lead in a circle without ever reaching the thing that they stand for.

## Why it matters
There is nothing to be found at the end. (A schema may well refer to itself from inside, as a tree does.)

## Fix
Replace one of the references of the circle by the thing itself.
""",
)

IGNORED_SIBLINGS = warning(
    "ignored-siblings",
    """Keys stand beside a `$ref` where they have no effect.

## Why it matters
OpenAPI 3.0 and JSON Schema before 2019-09 ignore everything beside a `$ref`, and so does every version of OpenAPI for
references to anything but a schema, `summary` and `description` aside. Whoever wrote the keys expects that they count.

## Fix
Move the keys to the thing that is referred to, or combine both with `allOf`.

    $ref: "#/components/schemas/Note"                     # bad
    nullable: true

    allOf: [{$ref: "#/components/schemas/Note"}]          # good
    nullable: true
""",
)

MESSAGES = (
    DANGLING_REFERENCE,
    REFERENCE_OUTSIDE_WORKSPACE,
    REMOTE_REFERENCE,
    WRONG_REFERENCE_KIND,
    REFERENCE_LOOP,
    IGNORED_SIBLINGS,
)
