"""Reference texts to files and pointers (RFC 3986, RFC 6901), without leaving the workspace."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from ssotgen.core.origin import escape, tokens
from ssotgen.frontends.references.survey import Scope

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
COMPONENT_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference leads, whether or not something stands there; `anchor` is a name still to be looked up."""

    document: str
    pointer: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Remote:
    """The reference leads to another host."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The reference leads to a file outside the workspace."""


def locate(text: str, scope: Scope, identifiers: Mapping[str, tuple[str, str]]) -> Place | Remote | Outside:
    """Find the place that `text` names. `identifiers` maps URIs given by `$id` to a document and a pointer in it."""
    uri, _, fragment = text.partition("#")
    document, root = scope.document, scope.root
    if uri:
        named = identifiers.get(urljoin(scope.base, uri) if scope.base else uri)
        if named:
            document, root = named
        elif file := _file(uri, scope):
            document, root = file, ""
        else:
            remote = uri.startswith("//") or (SCHEME.match(uri) and not uri.lower().startswith("file:"))
            return Remote() if remote else Outside()
    fragment = unquote(fragment)
    if fragment and not fragment.startswith("/"):
        return Place(document, root, fragment)
    return Place(document, root + "".join(f"/{escape(token)}" for token in tokens(fragment)))


def _file(uri: str, scope: Scope) -> str | None:
    """The workspace-relative path of a relative reference; `None` where it is absolute or leaves the workspace.

    A relative reference in a schema with an `$id` means the file beside this one too: identifiers mirror folders.
    """
    if SCHEME.match(uri) or uri.startswith("/"):
        return None
    path = unquote(urlsplit(uri).path)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(scope.document), path))
    return None if joined == ".." or joined.startswith(("../", "/")) else joined
