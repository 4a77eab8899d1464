"""What an edit makes of a value: the yardstick for what was made of the text."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.core.fixes import Create, Edit, Insert, Quote, Remove, Replace, Splice
from ssotgen.core.json import FrozenMap, Json, same
from ssotgen.core.origin import tokens


class Unfit(Exception):
    """What an edit speaks of is not there."""


def edited(root: Json, edits: Iterable[Edit]) -> Json:
    """The value after all edits, each of which is addressed in `root` as it was before. Raises `Unfit`."""
    for edit in sorted(edits, key=_turn):
        root = _edit(root, tokens(edit.origin.pointer), edit)
    return root


def is_renaming(edit: Edit) -> bool:
    """Whether an edit is about a key."""
    return isinstance(edit, Replace) and edit.origin.part == "key"


def _turn(edit: Edit) -> tuple[int, int, list[tuple[int, str]]]:
    """Places go last to first where an edit moves what comes behind it, and keys after all that is below them."""
    place = [(-int(token) if token.isdecimal() else 0, token) for token in tokens(edit.origin.pointer)]
    rank = 2 if is_renaming(edit) else 1 if isinstance(edit, Remove) else 0
    return rank, -len(place), place


def _edit(value: Json, path: tuple[str, ...], edit: Edit) -> Json:
    if len(path) > 1 or (path and not isinstance(edit, Remove) and not is_renaming(edit)):
        inner = _edit(child(value, path[0]), path[1:], edit)
        return _with(value, path[0], inner)
    match edit:
        case Replace(_, old, new) if path:  # a key
            return _renamed(value, path[0], old, new)
        case Replace(_, old, new):
            if not same(value, old):
                raise Unfit
            return new
        case Insert(_, str() as key, new) if isinstance(value, FrozenMap) and key not in value:
            return FrozenMap({**value, key: new})
        case Insert(_, None, new, first=False) if isinstance(value, tuple):
            return (*value, new)
        case Remove() if path and isinstance(value, tuple):
            child(value, path[0])
            return (*value[: int(path[0])], *value[int(path[0]) + 1 :])
        case Remove() if path and isinstance(value, FrozenMap):
            child(value, path[0])
            return FrozenMap({key: item for key, item in value.items() if key != path[0]})
        case Quote() | Splice() | Create() | Insert() | Remove():
            raise Unfit


def child(value: Json, token: str) -> Json:
    """The entry or item under a token of a pointer. Raises `Unfit`."""
    if isinstance(value, FrozenMap) and token in value:
        return value[token]
    if isinstance(value, tuple) and token.isdecimal() and int(token) < len(value):
        return value[int(token)]
    raise Unfit


def _with(value: Json, token: str, inner: Json) -> Json:
    if isinstance(value, FrozenMap):
        return FrozenMap({**value, token: inner})
    assert isinstance(value, tuple)
    return (*value[: int(token)], inner, *value[int(token) + 1 :])


def _renamed(value: Json, key: str, old: Json, new: Json) -> Json:
    if not isinstance(value, FrozenMap) or key not in value or key != old or not isinstance(new, str) or new in value:
        raise Unfit
    return FrozenMap({new if name == key else name: item for name, item in value.items()})
