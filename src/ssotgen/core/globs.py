"""Path patterns as CODEOWNERS and suppressions write them."""

from __future__ import annotations

import re
from functools import lru_cache


def matches(pattern: str, path: str) -> bool:
    """Tell whether a workspace-relative `path` falls under `pattern`.

    A leading `/` anchors the pattern at the root, as does a `/` in its middle; a trailing `/` covers everything below;
    `*` stays within one folder, `**` does not. A pattern that names a folder covers what is in it.
    """
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    body = pattern.strip("/")
    anchored = pattern.startswith("/") or "/" in body
    out = "" if anchored else "(?:.*/)?"
    index = 0
    while index < len(body):
        if body.startswith("**/", index):
            out, index = out + "(?:.*/)?", index + 3
        elif body.startswith("**", index):
            out, index = out + ".*", index + 2
        elif body[index] == "*":
            out, index = out + "[^/]*", index + 1
        elif body[index] == "?":
            out, index = out + "[^/]", index + 1
        else:
            out, index = out + re.escape(body[index]), index + 1
    return re.compile(out + ("/.*" if pattern.endswith("/") else "(?:/.*)?"))
