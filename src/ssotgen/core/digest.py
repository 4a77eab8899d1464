"""SHA-256 digests of files and texts."""

from __future__ import annotations

import hashlib


def of_bytes(data: bytes) -> str:
    """The lower-case hexadecimal SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()


def of_text(text: str) -> str:
    """The digest of a text: UTF-8, its line ends taken as LF, so that a checkout with CRLF has the same digest."""
    return of_bytes(text.replace("\r\n", "\n").encode())
