# AUTO-GENERATED – DO NOT EDIT
# Sources: registries/rbac.yaml
# Regenerate: ssotgen build
"""Roles and permissions: who may do what, and how far."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ._support.call import Reach
from ._support.guard import Policy


class Permission(StrEnum):
    """What a caller may be allowed to do."""

    LOG_READ = "log.read"
    """Read the log."""

    NOTE_READ = "note.read"
    """Read notes | with a bar."""

    NOTE_SHARE = "note.share"
    """Share notes."""

    NOTE_WRITE = "note.write"
    """Write notes."""


class Role(StrEnum):
    """Who a caller may be."""

    AUDITOR = "auditor"
    """Reads the log."""

    AUTHOR = "author"
    """Writes."""

    EDITOR = "editor"
    """Edits."""

    VISITOR = "visitor"
    """Nobody in particular."""


MATRIX: Final[Mapping[str, Mapping[str, Reach]]] = MappingProxyType(
    {
        Role.AUDITOR: MappingProxyType(
            {
                Permission.LOG_READ: Reach.ANY,
            }
        ),
        Role.AUTHOR: MappingProxyType(
            {
                Permission.NOTE_READ: Reach.ANY,
                Permission.NOTE_SHARE: Reach.OWN,
                Permission.NOTE_WRITE: Reach.OWN,
            }
        ),
        Role.EDITOR: MappingProxyType(
            {
                Permission.NOTE_READ: Reach.ANY,
                Permission.NOTE_SHARE: Reach.OWN,
                Permission.NOTE_WRITE: Reach.ANY,
            }
        ),
        Role.VISITOR: MappingProxyType(
            {
                Permission.NOTE_READ: Reach.ANY,
            }
        ),
    }
)
"""What each role holds, inheritance included."""


def decide(roles: Collection[str], permission: str) -> Reach | None:
    """The widest reach by which one of `roles` holds `permission`; `None` where none does.

    Unknown roles hold nothing.
    """
    reaches = {MATRIX[role].get(permission) for role in roles if role in MATRIX}
    return Reach.ANY if Reach.ANY in reaches else Reach.OWN if Reach.OWN in reaches else None


POLICY: Final = Policy(
    decide=decide,
    anonymous=Role.VISITOR,
    separated=(frozenset({Role.AUDITOR, Role.EDITOR}),),
    ceilings=MappingProxyType(
        {
            "audit": frozenset({Permission.LOG_READ}),
            "notes": frozenset({Permission.NOTE_READ, Permission.NOTE_SHARE, Permission.NOTE_WRITE}),
        }
    ),
)
"""The decisions together with what limits them."""
