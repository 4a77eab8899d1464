"""Reference texts to files and pointers (RFC 3986, RFC 6901), without leaving the workspace."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

from ssotgen.core.origin import escape, tokens
from ssotgen.core.values import dataclass
from ssotgen.frontends.references.survey import Scope

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:|file:", re.IGNORECASE)
"""How a path begins that leads elsewhere on a machine: on Unix, on Windows (drives and shares), as a URI."""
COMPONENT_NAME = re.compile(r"[A-Za-z0-9._-]+")
DOCUMENT = re.compile(r"\.(yaml|yml|json)$")


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


def locate(
    text: str, scope: Scope, identifiers: Mapping[str, tuple[str, str]], copies: Mapping[str, str]
) -> Place | Remote | Outside:
    """Find the place that `text` names. `identifiers` maps URIs given by `$id` to a document and a pointer in it.

    `copies` maps URIs to files, and URIs that end with `/` to folders.
    """
    uri, _, fragment = text.partition("#")
    document, root = scope.document, scope.root
    if uri:
        whole = urljoin(scope.base, uri) if scope.base else uri
        if named := identifiers.get(whole):
            document, root = named
        elif copy := _copy(whole, copies):
            document, root = copy, ""
        elif file := _file(uri, scope):
            document, root = file, ""
        else:
            remote = uri.startswith("//") or (SCHEME.match(uri) and not ABSOLUTE.match(uri))
            return Remote() if remote else Outside()
    fragment = unquote(fragment)
    if fragment and not fragment.startswith("/"):
        return Place(document, root, fragment)
    return Place(document, root + "".join(f"/{escape(token)}" for token in tokens(fragment)))


def _copy(uri: str, copies: Mapping[str, str]) -> str | None:
    """The file that stands for a URI, by the longest of the URIs that have copies."""
    fitting = [known for known in copies if uri == known or (known.endswith("/") and uri.startswith(known))]
    if not fitting:
        return None
    known = max(fitting, key=len)
    path = posixpath.normpath(posixpath.join(copies[known], unquote(urlsplit(uri[len(known) :]).path)))
    return None if path == ".." or path.startswith(("../", "/")) else path


def _file(uri: str, scope: Scope) -> str | None:
    """The workspace-relative path of a relative reference; `None` where it is absolute or leaves the workspace.

    A relative reference in a schema with an `$id` means the file beside this one too: identifiers mirror folders.
    """
    if SCHEME.match(uri) or ABSOLUTE.match(uri):
        return None
    path = unquote(urlsplit(uri).path)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(scope.document), path))
    return None if joined == ".." or joined.startswith(("../", "/")) else joined
