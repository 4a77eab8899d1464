"""docs/findings from the catalogue and the workspaces beside this file: `python -m tests.rules.pages` writes it."""

import re
import sys
from collections.abc import Mapping
from textwrap import wrap

from ssotgen.compiler.catalogue import messages
from ssotgen.core.diagnostics import Profile
from ssotgen.reporting.page import index, page
from ssotgen.reporting.terminal import safe
from tests.helpers import REPOSITORY
from tests.rules.elsewhere import SHOWN_ELSEWHERE
from tests.rules.test_rules import BAD, workspace

FOLDER = REPOSITORY / "docs" / "findings"
AROUND = 3
"""Lines of a file shown before and after the one that is meant."""
WIDEST = 118
FENCES = {"yaml": "yaml", "yml": "yaml", "json": "json", "toml": "toml"}


def pages() -> Mapping[str, str]:
    """Every page by the name of its file, the index among them."""
    found = {f"{id}.md": page(message, example(id)) for id, message in messages().items()}
    return {"index.md": index(messages().values()), **found}


def example(id: str) -> str:
    """The first workspace that has the finding, around the place that is meant; and what is said of it."""
    if id in SHOWN_ELSEWHERE:
        return f"```console\n{SHOWN_ELSEWHERE[id].strip()}\n```"
    case = next((case for case in BAD if case.parent.name == id), None)
    assert case, f"{id} has neither a case beside this file nor an example in elsewhere.py"
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    said = re.search(rf"^(?P<path>.*):(?P<line>\d+):(?P<column>\d+) {id} (?P<text>.*)$", expected, re.MULTILINE)
    assert said, f"{case} does not expect {id}"
    path, line = said["path"], int(said["line"])
    text = workspace(case).get(path, b"").decode("utf-8", "replace")
    severity = messages()[id].under(Profile.HARDENED)
    head = wrap(f"{severity}[{id}]: {safe(said['text'])}", WIDEST, break_long_words=False, break_on_hyphens=False)
    shown = "\n".join(["```text", *head, f" --> {safe(path)}:{line}:{said['column']}", "```"])
    if not text.strip():
        return shown
    start = max(line - AROUND, 1)
    part = text.splitlines()[start - 1 : line + AROUND]
    excerpt = "\n".join(_cut(safe(row)) for row in part)
    fence = FENCES.get(path.rpartition(".")[2], "text")
    return f"In `{path}`, from line {start}:\n\n```{fence}\n{excerpt}\n```\n\n{shown}"


def _cut(row: str) -> str:
    return row.rstrip() if len(row) <= WIDEST else f"{row[: WIDEST - 2].rstrip()} …"


def main() -> None:
    """Write what has changed, and delete pages of findings that are gone."""
    FOLDER.mkdir(exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(wanted)} pages in {FOLDER.relative_to(REPOSITORY)}\n")


if __name__ == "__main__":
    main()
