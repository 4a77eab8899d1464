"""The sentences of findings about references that lead nowhere, or to the wrong thing."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Final, TypedDict

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.fixes import Fix, Replace, is_slip, respelled
from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import escape, tokens
from ssotgen.core.suggest import did_you_mean, nearest
from ssotgen.frontends.references import messages
from ssotgen.frontends.references.grammar import NAMES, Kind
from ssotgen.frontends.references.resolve import COMPONENT_NAME, DOCUMENT, Outside, Place, Remote
from ssotgen.frontends.references.survey import Found
from ssotgen.frontends.wording import shown, type_of
from ssotgen.syntax.library import Library
from ssotgen.syntax.nodes import Node

_FORMER: Final = (("definitions",), ("$defs",))
"""Where Swagger 2.0 and JSON Schema keep what OpenAPI has in `components/schemas`."""


def unreachable(found: Found, place: Remote | Outside, library: Library) -> Diagnostic:
    """The reference leads where no reference may."""
    if isinstance(place, Remote):
        if "//" not in found.text:  # a name as in `urn:example:money`
            text = f"no schema here has the `$id` {shown(found.text)}"
            return messages.REMOTE_REFERENCE.at(found.origin, text)
        return messages.REMOTE_REFERENCE.at(found.origin, f"{shown(found.text)} lies on another host")
    text = f"{shown(found.text)} lies outside the workspace"
    return messages.REFERENCE_OUTSIDE_WORKSPACE.at(found.origin, text, **_in_this_file(found, library))


def no_file(found: Found, path: str, library: Library) -> Diagnostic:
    """The file is not there; what a discriminator maps to may as well be a name, and looks like one without a slash."""
    if found.named and COMPONENT_NAME.fullmatch(found.text) and not DOCUMENT.search(found.text):
        return _no_schema(found, library)
    folder = posixpath.dirname(path)
    beside = {posixpath.relpath(file, folder or "."): file for file in library.files(folder) if DOCUMENT.search(file)}
    written = posixpath.relpath(path, folder or ".")
    name = nearest(written, beside)
    near = beside[name] if name else None
    text = f"the file {shown(path)} does not exist"
    if near and name:
        meant = posixpath.relpath(near, posixpath.dirname(found.scope.document) or ".")
        file, mark, fragment = found.text.partition("#")
        better = f"{'./' if file.startswith('./') else ''}{meant}{mark}{fragment}"
        edit = Replace(found.origin, found.text, better)
        fix = Fix(f"write `{better}`", (edit,), safe=is_slip(written, name))
        return messages.DANGLING_REFERENCE.at(found.origin, text, hint=f"did you mean `{meant}`?", fix=fix)
    if "\\" in path:
        return messages.DANGLING_REFERENCE.at(found.origin, text, hint="write `/` between folders")
    return messages.DANGLING_REFERENCE.at(found.origin, text, **_in_this_file(found, library))


class _Help(TypedDict, total=False):
    hint: str
    fix: Fix


def _in_this_file(found: Found, library: Library) -> _Help:
    """What was surely meant by `/components/schemas/Note` or `Note`, if it stands in the same file."""
    root = library.document(found.scope.document)
    path = tokens(found.text) if found.text.startswith("/") else ("components", "schemas", found.text)
    return _meant(found, "", path) if root and root.at(path) else {}


def _meant(found: Found, file: str, path: Iterable[str]) -> _Help:
    meant = f"{file}#{''.join(f'/{escape(part)}' for part in path)}"
    fix = Fix(f"write `{meant}`", (Replace(found.origin, found.text, meant),))
    return {"hint": f"did you mean `{meant}`?", "fix": fix}


def _no_schema(found: Found, library: Library) -> Diagnostic:
    root = library.document(found.scope.document)
    schemas = root.at(("components", "schemas")) if root else None
    names = list(schemas.value) if schemas and isinstance(schemas.value, FrozenMap) else []
    text = f"no schema below `components` is called {shown(found.text)}"
    near = nearest(found.text, names)
    hint, fix = did_you_mean(found.text, names), respelled(found.origin, found.text, near)
    return messages.DANGLING_REFERENCE.at(found.origin, text, hint=hint, fix=fix)


def no_anchor(found: Found, name: str) -> Diagnostic:
    """No schema has the anchor."""
    return messages.DANGLING_REFERENCE.at(found.origin, f"no schema there has the anchor {shown(name)}")


def dangling(found: Found, place: Place, root: Node) -> Diagnostic:
    """Nothing stands at the pointer; a misspelt token on the way is looked for."""
    text = f"nothing stands at {shown(found.text)}"
    path = tokens(place.pointer)
    if path[:1] in _FORMER and root.at(moved := ("components", "schemas", *path[1:])):
        return messages.DANGLING_REFERENCE.at(found.origin, text, **_meant(found, found.text.partition("#")[0], moved))
    for index, token in enumerate(path):
        parent = root.at(path[:index])
        if parent is None or parent.at((token,)):
            continue
        names = list(parent.value) if isinstance(parent.value, FrozenMap) else []
        near = nearest(token, names)
        if near:
            better = (*path[:index], near, *path[index + 1 :])
            better = better if root.at(better) else better[: index + 1]
            file = found.text.partition("#")[0]
            meant = f"{file}#{''.join(f'/{escape(part)}' for part in better)}"
            edit = Replace(found.origin, found.text, meant)
            fix = Fix(f"write `{meant}`", (edit,), safe=is_slip(token, near) and root.at(better) is not None)
            return messages.DANGLING_REFERENCE.at(found.origin, text, hint=f"did you mean `{meant}`?", fix=fix)
        break
    return messages.DANGLING_REFERENCE.at(found.origin, text)


def wrong_kind(found: Found, kind: Kind, node: Node) -> Diagnostic:
    """Something else stands there."""
    return messages.WRONG_REFERENCE_KIND.at(
        found.origin,
        f"{NAMES[found.kind]} is needed here, {shown(found.text)} is {NAMES[kind]}",
        labels=[Label(node.key_origin, "leads here")],
    )


def no_object(found: Found, node: Node) -> Diagnostic:
    """What stands there is no object at all."""
    return messages.WRONG_REFERENCE_KIND.at(
        found.origin,
        f"{NAMES[found.kind]} is needed here, {shown(found.text)} is {type_of(node.value)}",
        labels=[Label(node.origin, "leads here")],
    )
