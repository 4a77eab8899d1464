"""Which statuses of an operation are what it is for; all others are failures, or say where to go instead."""

from __future__ import annotations

from collections.abc import Iterable


def returned(statuses: Iterable[str]) -> frozenset[str]:
    """The statuses of success, or else `default`; in upper case, as `Response.status` has them."""
    known = frozenset(statuses)
    return frozenset(status for status in known if status.startswith("2")) or known & {"default"}
