"""The pages as a site: MkDocs with the Material theme builds them without a single remark."""

import importlib.util
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.behaviour.docs_kit import WORKSPACES, compilation, compiled, name, pages_of
from tests.helpers import REPOSITORY, lay_out
from tests.unit.generators.test_hostile_text import HOSTILE, files

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("mkdocs") or not importlib.util.find_spec("material"),
    reason="mkdocs and mkdocs-material are not installed",
)
CONFIGURATION = """\
site_name: Docs
site_dir: site
use_directory_urls: false
theme: {name: material, font: false}
extra_css: [docs.css]
plugins: []
validation: {anchors: warn, links: {absolute_links: warn, unrecognized_links: warn}, nav: {omitted_files: ignore}}
markdown_extensions: # those that sites with this theme commonly have
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - pymdownx.details
  - pymdownx.inlinehilite
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
  - tables
  - toc
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
"""


class Site(HTMLParser):
    """What a browser makes of a page's content: tags, addresses, the cells of each row of tables, and diagrams."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.rows: list[int] = []
        self.diagrams = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.addresses += [value for key in ("href", "src") if (value := found.get(key))]
        self.diagrams += "mermaid" in (found.get("class") or "").split()
        assert not any(key.startswith("on") for key in found)
        if tag == "tr":
            self.rows.append(0)
        elif tag in ("td", "th"):
            self.rows[-1] += 1


def content(page: Path) -> str:
    """The part of a page that comes from Markdown."""
    found = re.search(r"<article[^>]*>(.*)</article>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found, page
    return found[1]


def built(folder: Path, pages: dict[str, str]) -> Path:
    """Build a site strictly: any warning is a failure."""
    lay_out(folder, {"mkdocs.yml": CONFIGURATION, "docs/docs.css": "", **{f"docs/{k}": v for k, v in pages.items()}})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def booking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("booking"), pages_of(compiled(REPOSITORY)))


def test_the_committed_pages_build(booking: Path) -> None:
    """What is built here is what is committed, which another test holds against a build."""
    pages = pages_of(compiled(REPOSITORY))
    assert {path.relative_to(booking).with_suffix(".md").as_posix() for path in booking.rglob("*.html")} - {
        "404.md"
    } == pages.keys()
    diagrams = 0
    for path in pages:
        page = Site()
        page.feed(content((booking / path).with_suffix(".html")))
        diagrams += page.diagrams
        assert page.diagrams == pages[path].count("```mermaid"), path
    assert diagrams >= 5


def test_pages_are_called_by_their_titles(booking: Path) -> None:
    """The stamp stands before the heading, so that sites would take the file's name."""
    titles = {
        "rbac": "Who may do what",
        "booking-api/v1": "Booking",
        "booking-api/v1/schemas": "Schemas",
        "appointment.booked/v1": "Appointment booked",
    }
    for path, title in titles.items():
        assert f"<title>{title} - Docs</title>" in (booking / f"{path}.html").read_text(encoding="utf-8")


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="does not contain an anchor '#c'"):
        built(tmp_path, {"index.md": "# A\n\n[b](b.md#c)\n", "b.md": "# B\n"})


def test_tables_are_tables(booking: Path) -> None:
    """Every row of every table in the source is a row of the site."""
    for path, text in pages_of(compiled(REPOSITORY)).items():
        page = Site()
        page.feed(content((booking / path).with_suffix(".html")))
        lines = [line for line in text.splitlines() if line.startswith("|")]
        rules = [line for line in lines if re.fullmatch(r"(\| :?-+:? )+\|", line)]
        assert len(page.rows) == len(lines) - len(rules), path


def test_other_workspaces_build(tmp_path: Path) -> None:
    several = {name(one): pages_of(compiled(one)) for one in WORKSPACES if one != REPOSITORY}
    assert len(several) > 5
    built(tmp_path, {f"{one}/{path}": text for one, pages in several.items() for path, text in pages.items()})


def test_hostile_text_is_text_here_too(tmp_path: Path) -> None:
    """Python-Markdown reads backslashes before `<` otherwise than CommonMark does."""
    known = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "code", "pre", "span", "div", "br", "strong", "em", "hr"}
    known |= {"table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "blockquote"}
    harmless = pages_of(compilation(files("harmless")))
    hostile: dict[str, str] = {}
    for number, text in enumerate(HOSTILE):
        pages = pages_of(compilation(files(text)))
        assert pages.keys() == harmless.keys()
        hostile |= {f"{number}/{path}": page for path, page in pages.items()}
    site = built(tmp_path, hostile)
    for path in hostile:
        whole = (site / path).with_suffix(".html").read_text(encoding="utf-8")
        assert "<script>alert" not in whole
        assert "<img src=x" not in whole
        page = Site()
        page.feed(content((site / path).with_suffix(".html")))
        assert page.tags <= known, path
        assert not [one for one in page.addresses if one.lower().startswith(("javascript:", "data:", "vbscript:"))]
        lines = [line for line in hostile[path].splitlines() if line.startswith("| ")]
        assert len(page.rows) == len([line for line in lines if not re.fullmatch(r"(\| :?-+:? )+\|", line)]), path
