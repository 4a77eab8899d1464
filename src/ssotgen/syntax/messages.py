"""The findings of reading and parsing, for documents of every kind."""

from __future__ import annotations

from ssotgen.core.diagnostics import error, warning

UNREADABLE_FILE = error(
    "unreadable-file",
    """A file is there but cannot be read.

## Why it matters
What cannot be read cannot be compiled, and leaving it out would change what the outputs say.

## Fix
Give the file read permission; put a regular file in the place of a device; keep links inside the workspace.""",
)

UNKNOWN_FILE_TYPE = error(
    "unknown-file-type",
    """The ending of a file's name says no format that can be read.

## Why it matters
The ending decides how a file is parsed; guessing by content would read one file differently from day to day.

## Fix
Name the file `.yaml`, `.yml`, `.json` or `.toml`.

Bad: `schemas/address.txt`. Good: `schemas/address.json`.""",
)

NOT_UTF_8 = error(
    "not-utf-8",
    """A file is not encoded as UTF-8.

## Why it matters
Another encoding can only be guessed, and a wrong guess changes names and texts without a word.

## Fix
Save the file as UTF-8. A byte order mark at its start is allowed and ignored.

Bad: a file saved as UTF-16 or Latin-1. Good: `iconv -f LATIN1 -t UTF-8 old.yaml > new.yaml`.""",
)

CONTROL_CHARACTER = error(
    "control-character",
    """A raw control character stands in a YAML file.

## Why it matters
YAML forbids it, nobody sees it in an editor, and on a terminal it can hide or rewrite what is shown.

## Fix
Delete it, or write it as an escape inside double quotes.

Bad: a raw NUL byte in a title. Good: `title: "a\\0b"`.""",
)

SYNTAX_ERROR = error(
    "syntax-error",
    """A file does not follow the grammar of its format.

## Why it matters
Nothing of the file can be used before it parses.

## Fix
Correct the text at the place shown; the cause is often on the line before it.

Bad: `info: {title: Booking`. Good: `info: {title: Booking}`.""",
)

CONFLICT_MARKER = error(
    "conflict-marker",
    """A file holds the markers of a merge that is not finished.

## Why it matters
Both sides of the merge stand in the file, and only a person can say which of them, or what of both, is meant.

## Fix
Look at the places shown, keep what is right, delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`, then run
`ssotgen resolve`, which makes the generated files again.""",
)

EMPTY_FILE = error(
    "empty-file",
    """A file holds no document: it is empty, or has only comments.

## Why it matters
A registry that is present is enforced whole, so an empty one is more likely an accident than a wish.

## Fix
Write the document, or delete the file.

Bad: a `rbac.yaml` of 0 bytes. Good: `format: 1` and what follows it.""",
)

WRONG_ROOT = error(
    "wrong-root",
    """The root of a document is not a map.

## Why it matters
Every contract and every registry is a map of keys to values; a list or a single value has no key to read.

## Fix
Bad: `- format: 1`. Good: `format: 1`.""",
)

SEVERAL_DOCUMENTS = error(
    "several-documents",
    """One file holds more than one YAML document.

## Why it matters
Only one of them could be meant; reading the first alone would drop the rest silently.

## Fix
Give each document a file of its own, or delete the line `---` between them.""",
)

DUPLICATE_KEY = error(
    "duplicate-key",
    """One map has the same key twice.

## Why it matters
Parsers disagree on which value wins, so two tools would read two different documents.

## Fix
Keep one of the two places shown.

Bad: `{guest: {grants: {}}, guest: {inherits: []}}`. Good: `{guest: {grants: {}, inherits: []}}`.""",
)

COMPLEX_KEY = error(
    "complex-key",
    """A key of a map is itself a map or a sequence.

## Why it matters
JSON has only strings as keys; there is no JSON value that says the same.

## Fix
Write a plain or quoted word as the key.

Bad: `? [a, b] : 1`. Good: `a-b: 1`.""",
)

YAML_TAG = error(
    "yaml-tag",
    """A YAML value has a tag.

## Why it matters
A tag asks the reader to build something that JSON cannot say; other tools give it another meaning or run code for it.

## Fix
Leave the tag out; quote a value that shall be text.

Bad: `version: !!str 1.0`. Good: `version: "1.0"`.""",
)

INVALID_ALIAS = error(
    "invalid-alias",
    """A YAML alias names no anchor before it, or one that contains the alias itself.

## Why it matters
The first has no value; the second would be a value without end.

## Fix
Put the anchor `&name` before the alias `*name`, and outside of it.

Bad: `loop: &loop {again: *loop}`. Good: `base: &base {a: 1}` and, below it, `copy: *base`.""",
)

MERGE_KEY = error(
    "merge-key",
    """A registry uses the merge key `<<`, or a contract merges something that is not a map.

## Why it matters
Merge keys belong to YAML 1.1 only: other readers take `<<` for an ordinary key, and what is merged in cannot be seen
where it takes effect.

## Fix
Write the entries out.

Bad: `customer: {<<: *guest, description: A person}`. Good: `customer: {inherits: [guest], description: A person}`.""",
)

EXPANDED_MERGE_KEY = warning(
    "expanded-merge-key",
    """A contract uses the YAML 1.1 merge key `<<`; it was expanded.

## Why it matters
Tools that read YAML 1.2 take `<<` for an ordinary key and see another document.

## Fix
Write the entries out, or use `$ref` and `allOf`.""",
)

AMBIGUOUS_SCALAR = error(
    "ambiguous-scalar",
    """A plain value in a registry means one thing in YAML 1.1 and another in YAML 1.2.

## Why it matters
`no` is false to one tool and the text "no" to the next; `0755` is 493 or 755; `22:22` is 1342 or text.

## Fix
Quote what shall be text; write `true`, `false` and plain decimal numbers otherwise.

Bad: `country: no`. Good: `country: "no"`.""",
)

AMBIGUOUS_CONTRACT = warning(
    "ambiguous-contract",
    """A contract has plain values that mean one thing in YAML 1.1 and another in YAML 1.2; they are read as YAML 1.2.

## Why it matters
OpenAPI and JSON Schema ask for YAML 1.2, but many tools still read YAML 1.1 and will see other values.

## Fix
Quote what shall be text; write `true`, `false` and plain decimal numbers otherwise. The finding shows the first place.

Bad: `enum: [yes, no]`. Good: `enum: ["yes", "no"]`.""",
)

INTEGER_TOO_LARGE = error(
    "integer-too-large",
    """An integer does not fit into 64 bits with a sign.

## Why it matters
Databases, other languages and JSON readers cut or round it.

## Fix
Use a value from -9223372036854775808 to 9223372036854775807, or quote it as text.

Bad: `limit: 9223372036854775808`. Good: `limit: 9223372036854775807`.""",
)

WIDE_INTEGER = warning(
    "wide-integer",
    """A contract has an integer that does not fit into 64 bits with a sign; it is kept exactly as written.

## Why it matters
Clients in other languages cut or round it.

## Fix
Use a value from -9223372036854775808 to 9223372036854775807, or a string. The finding shows the first place.""",
)

NUMBER_OUT_OF_RANGE = error(
    "number-out-of-range",
    """A number is not finite, or lies beyond what a double can hold.

## Why it matters
JSON has no infinity and no "not a number"; most readers turn a number beyond 1.8e308 into one of them.

## Fix
Leave the limit out, or write a number that a double can hold.

Bad: `maximum: .inf`. Good: no `maximum` at all.""",
)

LONE_SURROGATE = error(
    "lone-surrogate",
    """A JSON string has one half of a surrogate pair.

## Why it matters
Half of a pair is no character: it cannot be written as UTF-8, so no output could hold it.

## Fix
Write the whole pair, or the character itself.

Bad: `"\\ud83d"`. Good: `"\\ud83d\\ude00"`.""",
)

TOML_DATE = error(
    "toml-date",
    """A TOML file has an unquoted date or time.

## Why it matters
Dates are strings everywhere in a workspace; TOML's own date type has no JSON value.

## Fix
Quote it.

Bad: `since = 2026-11-01`. Good: `since = "2026-11-01"`.""",
)

LIMIT_EXCEEDED = error(
    "limit-exceeded",
    """A document is too large, too deeply nested, or has too many values, YAML aliases or references in a row.

## Why it matters
A few lines of aliases can stand for billions of values; a limit keeps time and memory bounded for every input.

## Fix
Split the document, replace aliases by `$ref`, which is not copied, and let references lead to their end directly.""",
)

MESSAGES = (
    UNREADABLE_FILE, UNKNOWN_FILE_TYPE, NOT_UTF_8, CONTROL_CHARACTER, SYNTAX_ERROR, CONFLICT_MARKER, EMPTY_FILE,
    WRONG_ROOT, SEVERAL_DOCUMENTS, DUPLICATE_KEY, COMPLEX_KEY, YAML_TAG, INVALID_ALIAS, MERGE_KEY, EXPANDED_MERGE_KEY,
    AMBIGUOUS_SCALAR, AMBIGUOUS_CONTRACT, INTEGER_TOO_LARGE, WIDE_INTEGER, NUMBER_OUT_OF_RANGE, LONE_SURROGATE,
    TOML_DATE, LIMIT_EXCEEDED,
)  # fmt: skip
