"""Findings of all frontends: what may be wrong with the structure of any file, and where contracts lie."""

from __future__ import annotations

from ssotgen.core.diagnostics import error, warning

UNKNOWN_KEY = error(
    "unknown-key",
    """A key stands where its format has none of that name.

## Why it matters
A key that nobody reads is most often a misspelt one, and what it was meant to say would be left out without a word.

## Fix
Correct the spelling, move the key to where it belongs, or remove it. In OpenAPI an extension begins with `x-`.

    info: {title: Booking, verison: 1.0.0}   # bad
    info: {title: Booking, version: 1.0.0}   # good
""",
)

MISSING_KEY = error(
    "missing-key",
    """A key that the format demands is not there.

## Why it matters
Nothing can be compiled from a description that leaves out what the rest depends on, and no value is guessed.

## Fix
Add the key.

    responses: {"404": {}}                          # bad
    responses: {"404": {description: No such slot}} # good
""",
)

WRONG_TYPE = error(
    "wrong-type",
    """A value is of another type than its format demands.

## Why it matters
A text where a list is asked for would be read letter by letter, and a number where a text is asked for loses its
zeros.

## Fix
Write the value in the type that the finding names.

    tags: appointments     # bad
    tags: [appointments]   # good
""",
)

INVALID_VALUE = error(
    "invalid-value",
    """A value is of the right type, but not one that its format allows.

## Why it matters
The format lists the values, or the form, that have a meaning; any other one has none.

## Fix
Choose one of the values that the finding names, or write the value in the form that it describes.

    in: qery    # bad
    in: query   # good
""",
)

MISNAMED_CONTRACT = error(
    "misnamed-contract",
    """A file or folder looks like a contract, but its name is not one that contracts have.

## Why it matters
Contracts are found by their names, `contracts/<name>/v<major>.openapi.yaml` or `v<major>.schema.yaml`. A file with
another name would be left out without a word, together with everything that should be made from it.

## Fix
Rename it as the finding says. Names consist of lower-case words of letters and digits, joined by `-` or `.`, and
begin with a letter.

    contracts/Booking_API/V1.yaml              # bad
    contracts/booking-api/v1.openapi.yaml      # good
""",
)

DUPLICATE_CONTRACT = error(
    "duplicate-contract",
    """Two files claim to be the same contract.

## Why it matters
Everything else names a contract by its symbol, `booking-api/v1`; with two files behind it, nobody knows which is meant.

## Fix
Remove one of the files, or give it another major version or another folder.
""",
)

MISSING_CONTRACT_FILE = error(
    "missing-contract-file",
    """The workspace names a contract's file that is not there, or lies outside the workspace.

## Why it matters
What is declared as a contract is expected to be compiled.

## Fix
Correct the path in `[contracts]`; it is relative to the root of the workspace.
""",
)

SEVERAL_ROOT_DOCUMENTS = warning(
    "several-root-documents",
    """Several OpenAPI documents lie in the root of the workspace, so none of them is taken as the contract.

## Why it matters
One document in the root is compiled without any configuration. With several, their names would have to be guessed.

## Fix
Declare each in `ssotgen.toml`, or move it to `contracts/<name>/v<major>.openapi.yaml`.

    [contracts."booking-api/v1"]
    file = "booking.yaml"
""",
)

NOT_A_CONTRACT = error(
    "not-a-contract",
    """A file lies where a contract of one kind is expected, but its content is of another kind.

## Why it matters
The file name says whether an API (`.openapi.`) or the form of a document (`.schema.`) is described; the two are
compiled into different things.

## Fix
Rename the file after what it holds, or begin it with `openapi:` where an API is meant.
""",
)

MESSAGES = (
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    INVALID_VALUE,
    MISNAMED_CONTRACT,
    DUPLICATE_CONTRACT,
    MISSING_CONTRACT_FILE,
    SEVERAL_ROOT_DOCUMENTS,
    NOT_A_CONTRACT,
)
