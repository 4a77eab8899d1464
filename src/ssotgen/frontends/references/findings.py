"""The sentences of findings about references that lead nowhere, or to the wrong thing."""

from __future__ import annotations

import posixpath

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import escape, tokens
from ssotgen.core.suggest import nearest
from ssotgen.frontends.references import messages
from ssotgen.frontends.references.grammar import NAMES, Kind
from ssotgen.frontends.references.resolve import Outside, Place, Remote
from ssotgen.frontends.references.survey import Found
from ssotgen.frontends.wording import shown, type_of
from ssotgen.syntax.library import Library
from ssotgen.syntax.nodes import Node


def unreachable(found: Found, place: Remote | Outside) -> Diagnostic:
    """The reference leads where no reference may."""
    if isinstance(place, Remote):
        return messages.REMOTE_REFERENCE.at(found.origin, f"{shown(found.text)} lies on another host")
    return messages.REFERENCE_OUTSIDE_WORKSPACE.at(found.origin, f"{shown(found.text)} lies outside the workspace")


def no_file(found: Found, path: str, library: Library) -> Diagnostic:
    """The file is not there."""
    folder = posixpath.dirname(path)
    near = nearest(path, library.files(folder))
    hint = None
    if near:
        start = posixpath.dirname(found.scope.document) or "."
        hint = f"did you mean `{posixpath.relpath(near, start)}`?"
    return messages.DANGLING_REFERENCE.at(found.origin, f"the file {shown(path)} does not exist", hint=hint)


def no_anchor(found: Found, name: str) -> Diagnostic:
    """No schema has the anchor."""
    return messages.DANGLING_REFERENCE.at(found.origin, f"no schema there has the anchor {shown(name)}")


def dangling(found: Found, place: Place, root: Node) -> Diagnostic:
    """Nothing stands at the pointer; a misspelt token on the way is looked for."""
    text = f"nothing stands at {shown(found.text)}"
    path = tokens(place.pointer)
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
            hint = f"did you mean `{file}#{''.join(f'/{escape(part)}' for part in better)}`?"
            return messages.DANGLING_REFERENCE.at(found.origin, text, hint=hint)
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
