"""libyaml's complaints, in the words of whoever writes the file, at the place where the mistake was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.fixes import Fix
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.syntax import yaml_events
from ssotgen.syntax.messages import SYNTAX_ERROR
from ssotgen.syntax.parsed import Reading
from ssotgen.syntax.yaml_mends import in_quotes, with_plain_spaces, with_spaces

if TYPE_CHECKING:
    from yaml.error import Mark, YAMLError


@dataclass(frozen=True, slots=True)
class _Wording:
    """What is said of a complaint; `label` beside the place where it began. `back`: that place is the mistake's own."""

    text: str
    hint: str | None = None
    label: str | None = None
    back: bool = False


_SECOND_COLON = _Wording("a `: ` cannot stand here", "quote a text that has `: ` in it")
_PART_OF_A_TEXT = _Wording("a key cannot stand here", "a `:` is missing above, or this is indented too far")
_WORDINGS = (
    ("could not find expected ':'", _Wording("a `:` is missing after this", back=True)),
    ("mapping values are not allowed", _SECOND_COLON),
    (
        "cannot start any token",
        _Wording("a value cannot begin like this", "quote a text that begins with this character"),
    ),
    ("expected ',' or '}'", _Wording("a `,` or a `}` is missing before this", label="opened here")),
    ("expected ',' or ']'", _Wording("a `,` or a `]` is missing before this", label="opened here")),
    (
        "did not find expected key",
        _Wording("no key is expected here", "indent it like the keys that it belongs to", "this map began here"),
    ),
    (
        "did not find expected '-' indicator",
        _Wording("an entry that begins with `- ` is expected here", label="this list began here"),
    ),
    ("block sequence entries are not allowed", _Wording("a list cannot begin here", "begin it on the next line")),
    ("found unexpected end of stream", _Wording("the quote that opens here is never closed", back=True)),
    ("found unexpected document indicator", _Wording("the quote that opens here is never closed", back=True)),
    ("found unknown escape character", _Wording("a backslash does not go with this", r"write `\\` for a backslash")),
    ("did not find expected node content", _Wording("a value is missing here")),
    ("did not find expected <document start>", _Wording("this does not belong to what stands above it")),
)  # fmt: skip
"""What libyaml says, and what is said in its place. Whatever is not here is passed on as it is."""
_MISPLACED = ("expected ':'", "mapping values", "expected ',' or", "expected key", "cannot start any token")
"""Complaints that a quote which closes too late may lead to."""
_ODD_INDENT = re.compile("^[ \t]*([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+)", re.MULTILINE)
_NEAR = 2
"""How many lines behind the end of a quoted text its consequences are looked for."""


def syntax_error(reading: Reading, cause: YAMLError) -> Diagnostic:
    """The finding of what keeps a text from being YAML."""
    mark, context = getattr(cause, "problem_mark", None), getattr(cause, "context_mark", None)
    problem = getattr(cause, "problem", None) or "it cannot be read"
    offset = mark.index if mark else 0
    found = _odd_indent(reading, offset) or (_late_quote(reading, mark, problem) if mark else None)
    if found is not None:
        return found
    where = reading.at(offset)
    if reading.text.startswith("\t", offset):
        return _finding(
            where, "a tab stands in the indentation", "indent with spaces", with_spaces(reading.text, where)
        )
    wording = next((wording for words, wording in _WORDINGS if words in problem), _Wording(problem))
    if wording is _SECOND_COLON and not _begun_by_a_key(reading.text, offset):
        wording = _PART_OF_A_TEXT
    if wording.back and context:
        return _finding(reading.at(context.index), wording.text, wording.hint)
    labels = []
    if context and mark and context.line != mark.line:
        beside = wording.label or getattr(cause, "context", None) or "since here"
        labels.append(Label(reading.at(context.index), beside))
    return _finding(where, wording.text, wording.hint, in_quotes(reading.text, where), labels=labels)


def _finding(
    where: Origin, text: str, hint: str | None = None, fix: Fix | None = None, *, labels: list[Label] | None = None
) -> Diagnostic:
    return SYNTAX_ERROR.at(where, f"this is not YAML: {text}", hint=hint, labels=labels or (), fix=fix)


def _begun_by_a_key(text: str, offset: int) -> bool:
    """Whether the line of a complaint about a `:` has another one before it."""
    return ": " in text[text.rfind("\n", 0, offset) + 1 : offset]


def _odd_indent(reading: Reading, offset: int) -> Diagnostic | None:
    """A space that is none, in the indentation of the line that a complaint is about or of the one before it."""
    start = reading.text.rfind("\n", 0, max(reading.text.rfind("\n", 0, offset), 0)) + 1
    odd = _ODD_INDENT.search(reading.text, start, offset + 1)
    if odd is None:
        return None
    where = reading.at(odd.start(1))
    text = f"the character U+{ord(odd[1][0]):04X} stands in the indentation, and only looks like a space"
    return _finding(where, text, "indent with spaces", with_plain_spaces(where, odd[1]))


def _late_quote(reading: Reading, mark: Mark, problem: str) -> Diagnostic | None:
    """A quoted text that runs over lines and closes just before the complaint: its quote was meant to close earlier."""
    if not any(words in problem for words in _MISPLACED):
        return None
    last = None
    for first, behind in yaml_events.quoted(reading.text):
        if behind.index > mark.index:
            break
        last = first, behind
    if last is None or last[0].line == last[1].line or mark.line - last[1].line > _NEAR:
        return None
    closes = Label(reading.at(last[1].index - 1), "it closes only here")
    return _finding(reading.at(last[0].index), "the quote that opens here is not closed on its line", labels=[closes])
