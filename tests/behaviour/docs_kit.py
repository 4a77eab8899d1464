"""Pages of a workspace in memory, and what a reader of Markdown finds on them."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ssotgen.compiler.compile import Compilation, compile_tree
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.render import render
from ssotgen.emit.templates import TemplateSet
from tests.helpers import REPOSITORY, hand_written, lines_of

GOLDEN = sorted((REPOSITORY / "tests/golden").glob("*/workspace"))
DOCUMENTS = sorted((REPOSITORY / "conformance/documents").glob("*.yaml"))
WORKSPACES = [REPOSITORY, *GOLDEN, *DOCUMENTS]


def name(workspace: Path) -> str:
    """What a workspace is called in the name of a test."""
    return "booking" if workspace == REPOSITORY else workspace.parent.name if workspace.is_dir() else workspace.stem


def files_of(workspace: Path) -> dict[str, bytes]:
    """The hand-written files of a workspace, all generators on, or of one around a single document."""
    if not workspace.is_dir():
        return {workspace.name: workspace.read_bytes()}
    files = hand_written(workspace)
    return files | {"ssotgen.toml": re.sub(rb"(?m)^off = .*$", b"", files["ssotgen.toml"])}


@cache
def compiled(workspace: Path) -> Compilation:
    """A workspace, compiled as far as its docs."""
    return compilation(files_of(workspace))


def compilation(files: Mapping[str, bytes]) -> Compilation:
    """Files, compiled as far as their docs."""
    found = compile_tree(MemoryTree(files), only="docs")
    assert not found.failed, lines_of(found)
    return found


def pages_of(found: Compilation) -> dict[str, str]:
    """The Markdown pages of a compilation, by their path below `docs/`."""
    rendered = render(found.artifacts, TemplateSet())
    assert rendered.diagnostics == ()
    below = "generated/docs/"
    return {file.path.removeprefix(below): file.text for file in rendered.files if file.path.endswith(".md")}


@dataclass
class Page(HTMLParser):
    """What a page leads to, what leads into it, and its fenced blocks as `(language, text)`."""

    links: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    fences: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.anchors += [value or "" for key, value in attrs if key == "id"]


def read(text: str) -> Page:
    """Read a page as CommonMark with tables."""
    page = Page()
    for token in _walk(MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)):
        if token.type == "link_open":
            page.links.append(str(token.attrs["href"]))
        elif token.type == "fence":
            page.fences.append((token.info, token.content))
        elif token.type in ("html_inline", "html_block"):
            page.feed(token.content)
    return page


def _walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or [])


def broken(pages: Mapping[str, Page]) -> list[str]:
    """The links that lead nowhere, each as `page -> address`."""
    found = []
    for path, page in pages.items():
        for address in page.links:
            parts = urlsplit(address)
            if parts.scheme:
                if not re.fullmatch("https?|mailto", parts.scheme.lower()):
                    found.append(f"{path} -> {address}")
                continue
            folder = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else path
            if target not in pages or (parts.fragment and unquote(parts.fragment) not in pages[target].anchors):
                found.append(f"{path} -> {address}")
    return found
