"""The site of our own docs: it builds without a remark, every link leads somewhere, and it needs no other host."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.helpers import REPOSITORY, Counted
from tests.site import reference

HOME = "https://github.com/ssotgen/ssotgen"
OTHERS = {"squidfunk.github.io", "pre-commit.com", "keepachangelog.com", "semver.org", "no-color.org"}
"""Hosts that a reader may be sent to. Where they lead is not asked: tests have no network."""


class Page(HTMLParser):
    """The links of a page, the places in it that can be linked to, and what a browser would fetch for it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = {""}
        self.fetched: list[str] = []
        self.diagrams = 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value for key, value in attrs if value is not None}
        self.places |= {found[key] for key in ("id", "name") if key in found}
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in ("script", "img", "iframe", "source") and "src" in found:
            self.fetched.append(found["src"])
        if tag == "link" and found.get("rel") not in ("canonical", "edit", "next", "prev"):
            self.fetched.append(found["href"])
        self.diagrams += "mermaid" in (found.get("class") or "").split()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


def broken(site: Path, pages: dict[Path, Page]) -> Iterator[tuple[Path, str, bool]]:
    """Every link: the page, the address, and whether it leads nowhere."""
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                yield path, link, not (link == HOME or _elsewhere(link) or parts.netloc in OTHERS)
                continue
            # The page for addresses that do not exist is shown at any of them, so its links begin at the root.
            base = site if parts.path.startswith("/") else path.parent
            target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            known = target in pages and unquote(parts.fragment) in pages[target].places
            yield path, link, not known


def _elsewhere(link: str) -> bool:
    """Whether a link into our repository names a file of it."""
    found = re.fullmatch(rf"{HOME}/(?:blob|edit|tree)/main/(.+)", link)
    return found is not None and (REPOSITORY / found[1]).exists()


def test_every_link_leads_somewhere(site: Path, pages: dict[Path, Page], counted: Counted) -> None:
    found = list(broken(site, pages))
    wrong = [f"{path.relative_to(site)}: {link}" for path, link, is_broken in found if is_broken]
    counted("pages", len(pages))
    counted("links", len(found))
    counted("broken", len(wrong))
    assert len(pages) > 100
    assert len(found) > 5_000
    assert wrong == []


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        '<a href="b.html">b</a><a href="#c">c</a><a href="https://example.org">d</a><i id="e"></i><a href="#e">'
    )
    assert [link for _, link, wrong in broken(tmp_path, {page: Page(page)}) if wrong] == [
        "b.html",
        "#c",
        "https://example.org",
    ]


def test_nothing_comes_from_another_host(pages: dict[Path, Page]) -> None:
    fetched = {address for page in pages.values() for address in page.fetched}
    assert any(address.endswith(".css") for address in fetched)
    assert [address for address in fetched if urlsplit(address).netloc] == []


def test_diagrams_are_drawn_by_a_script_of_the_site(site: Path, pages: dict[Path, Page]) -> None:
    """The theme draws with what is there under the name `mermaid`, and fetches a script where nothing is."""
    with_diagrams = [path for path, page in pages.items() if page.diagrams]
    assert {"index.html", "example/booking-api/v1/schemas.html"} <= {
        path.relative_to(site).as_posix() for path in with_diagrams
    }
    for path in with_diagrams:
        scripts = [(path.parent / one).resolve() for one in pages[path].fetched if one.endswith("mermaid.js")]
        assert [one.read_text(encoding="utf-8").count('globalThis["mermaid"]') for one in scripts] == [1], path


def test_the_site_shows_the_pages_of_our_own_workspace(site: Path) -> None:
    generated = REPOSITORY / "generated/docs"
    wanted = {path.relative_to(generated).with_suffix(".html") for path in generated.rglob("*.md")}
    shown = {path.relative_to(site / "example") for path in (site / "example").rglob("*.html")}
    assert shown == wanted
    found = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert [one["location"] for one in found if one["location"].startswith("example/")] == []


def test_every_page_is_in_the_site(site: Path) -> None:
    docs = REPOSITORY / "docs"
    pages = {path.relative_to(docs).with_suffix(".html") for path in docs.rglob("*.md")}
    assert {path for path in pages if not (site / path).is_file()} == set()


def test_pages_made_from_the_code_are_current() -> None:
    """`make reference` writes them."""
    for name, text in reference.pages().items():
        assert (reference.FOLDER / name).read_text(encoding="utf-8") == text, name


def test_exit_codes_are_those_of_the_code() -> None:
    from ssotgen.cli import codes as known

    text = (REPOSITORY / "docs/reference/exit-codes.md").read_text(encoding="utf-8")
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    assert codes == {known.DONE, known.FINDINGS, known.USAGE, known.BUG, known.INTERRUPTED}
