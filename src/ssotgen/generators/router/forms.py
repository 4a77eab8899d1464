"""Bodies that are written in their own way, as forms are, and what of their description is not carried out."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.text import python_literal
from ssotgen.generators.router import media
from ssotgen.generators.router.messages import UNSUPPORTED_BODY
from ssotgen.generators.router.types import Types
from ssotgen.ir.media import Encoding, MediaType
from ssotgen.ir.program import Program
from ssotgen.plugin import Diagnostic


def read(types: Types, body: MediaType) -> str:
    """The type that a body is read as, and how it is written where that is neither JSON nor one text.

    Members of a form are named where OpenAPI's `encoding` says something about them.
    """
    code = media.received(types, body).checked
    if media.is_decoded(types.program, body, form=True):
        if media.is_json(body.type):
            return code
        known = {member: text for member, encoding in body.encoding.items() if (text := _member(encoding))}
        members = ", ".join(f"{python_literal(member)}: {text}" for member, text in known.items())
        if members:
            types.need("..._support.forms", "Member")
        return f"{types.need('..._support.forms', 'Form')}({code}{f', {{{members}}}' if members else ''})"
    if media.is_sequence(body):
        return f"{types.need('..._support.streams', 'Items')}({code})"
    return code


def unsupported(program: Program, body: MediaType) -> Iterator[Diagnostic]:
    """What is said about the parts of a body and not carried out."""
    if body.positional:
        text = f"the parts of `{body.type}` are not told apart by their position"
        yield UNSUPPORTED_BODY.at(body.origin.at_key(), text)
    for name, encoding in body.encoding.items():
        if encoding.headers:
            text = f"the headers of the part `{name}` are not handed over"
            yield UNSUPPORTED_BODY.at(encoding.origin.child("headers").at_key(), text)
        if encoding.nested:
            yield UNSUPPORTED_BODY.at(encoding.origin.at_key(), f"the parts within the part `{name}` are not decoded")


def _member(encoding: Encoding) -> str:
    """How a member is written; a style wins over media types (OpenAPI, Encoding Object)."""
    if encoding.style is None and encoding.explode is None:
        return f"Member({python_literal(', '.join(encoding.types))})" if encoding.types else ""
    style = encoding.style or "form"
    explode = (style == "form") if encoding.explode is None else encoding.explode
    options = [f"style={python_literal(style)}"] if style != "form" else []
    options += [] if explode else ["explode=False"]
    return f"Member({', '.join(options)})"
