"""Servers: where an API is."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A part of a server's address that may vary; `choices` are empty where anything may stand."""

    name: str
    default: str
    choices: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """Where an API is: `url` as it was written, `address` with the defaults of its variables."""

    url: str
    origin: Origin
    address: str
    variables: tuple[ServerVariable, ...] = ()
    description: str | None = None

    @property
    def base_path(self) -> str:
        """The path of the address, decoded but for its slashes, without one at its end; empty where there is none."""
        path = "%2F".join(map(unquote, re.split("%2[Ff]", self._path))).rstrip("/")
        return path if path.startswith("/") and not self.varies else ""

    @property
    def varies(self) -> bool:
        """Whether a variable without a default stands in the path of the address."""
        return "{" in self._path or "}" in self._path

    @property
    def _path(self) -> str:
        path = re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*", "", self.address)
        return re.split(r"[?#]", path, maxsplit=1)[0]
