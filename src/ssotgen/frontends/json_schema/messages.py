"""Findings about JSON Schema."""

from __future__ import annotations

from ssotgen.core.diagnostics import error, warning

UNSUPPORTED_DIALECT = error(
    "unsupported-dialect",
    """A JSON Schema says that it is written in a dialect that ssotgen does not read.

## Why it matters
The same keyword means different things in different dialects; read in another one, the schema may accept what it
should refuse.

## Fix
Write the schema in 2020-12, 2019-09 or draft 7.

    $schema: http://json-schema.org/draft-04/schema#        # bad
    $schema: https://json-schema.org/draft/2020-12/schema   # good
""",
)

OUTDATED_KEYWORD = warning(
    "outdated-keyword",
    """A schema uses a keyword in a form that its dialect no longer has.

## Why it matters
Other tools ignore the keyword or refuse the document. ssotgen reads it as the dialect that had it.

## Fix
Write it as the present dialect does.

    minimum: 0               # bad (OpenAPI 3.0)
    exclusiveMinimum: true

    exclusiveMinimum: 0      # good (OpenAPI 3.1)
""",
)

LATER_KEYWORD = warning(
    "later-keyword",
    """A schema of OpenAPI 3.0 uses a keyword that came into OpenAPI with 3.1.

## Why it matters
Tools that know 3.0 alone ignore the keyword or refuse the document. ssotgen reads it as JSON Schema 2020-12 does.

## Fix
Write the document in OpenAPI 3.1, or say the same in the words of 3.0.

    const: card    # bad in OpenAPI 3.0
    enum: [card]   # good in all versions
""",
)

REPEATED_VALUE = warning(
    "repeated-value",
    """A list that stands for a set has the same value twice.

## Why it matters
The second one has no effect; most often another one was meant.

## Fix
Remove or correct it.

    required: [id, name, id]   # bad
    required: [id, name]       # good
""",
)

UNKNOWN_KEYWORD = warning(
    "unknown-keyword",
    """A schema has a keyword that no dialect knows, and that looks like a known one.

## Why it matters
An unknown keyword constrains nothing (2020-12, 6.5). If it is a misspelt one, the schema accepts what it should refuse.

## Fix
Correct the spelling. The name of an extension begins with `x-`.

    requried: [id]   # bad
    required: [id]   # good
""",
)

MESSAGES = (UNSUPPORTED_DIALECT, OUTDATED_KEYWORD, LATER_KEYWORD, REPEATED_VALUE, UNKNOWN_KEYWORD)
