"""Cases of rules with what is expected written into the files themselves, at the lines that it is expected of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ssotgen.compiler.catalogue import Offered
from ssotgen.testing.workspaces import findings

MARK = re.compile(r"# finds (?P<id>[a-z0-9-]+)(?:: (?P<text>.*\S))?\s*$")
"""A comment at the end of a line of YAML or TOML: `# finds unused-permission`, or with the whole text after a colon."""


def assert_findings(files: Mapping[str, str], *things: Offered) -> None:
    """Compile a workspace with the rules that are tried, and compare all findings with the marks in its files.

    Raises `AssertionError` naming each finding that nobody expected, and each mark that nothing answers. A case in
    which nothing is wrong is one without marks.
    """
    __tracebackhide__ = True
    marks = [
        (f"{path}:{number}", found["id"], found["text"])
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := MARK.search(line))
    ]
    wrong = []
    for line in findings(files, *things):
        place, id, text = line.split(" ", 2)
        wanted = (place.rpartition(":")[0], id)
        answered = [mark for mark in marks if mark[:2] == wanted and mark[2] in (None, text)]
        if answered:
            marks.remove(answered[0])
        else:
            wrong.append(f"nobody expected: {line}")
    wrong += (f"not found: {place} {id} {text or ''}".rstrip() for place, id, text in marks)
    assert not wrong, "\n".join(["", *wrong])
