"""Findings that no workspace in memory can provoke, and those for which every silent workspace is the counterpart."""

from collections.abc import Mapping

PROVED_ELSEWHERE: Mapping[str, str] = {}
"""Finding to the test that proves it."""

WITHOUT_OK: Mapping[str, str] = {}
"""Finding to the reason why it has no silent case of its own."""
