"""Descriptions: CommonMark that is parsed and printed anew, so that only harmless constructs come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ssotgen.core.markdown import code_block, escape_text, inline_code
from ssotgen.plugin import Markdown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>()\\|]*\Z", re.IGNORECASE)
# Some authors write HTML, as CommonMark lets them.
_FORMATTING = re.compile(
    r"</?(?:a|b|br|code|dd|div|dl|dt|em|h[1-6]|i|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_INLINE = re.compile(r"</?(?:a|b|code|em|i|small|span|strong|sub|sup|u)\b", re.IGNORECASE)
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
# Most descriptions are plain sentences, and parsing one costs a hundred times what this costs.
_PLAIN = re.compile(r"[A-Za-z(][A-Za-z0-9 ,.;:'\"()/%?=–’-]*")


@lru_cache(maxsize=4096)  # a pure function of its text; shared parameters and properties ask again and again
def prose(text: str | None, *, level: int = 3, titled: bool = False) -> Markdown:
    """Re-print CommonMark without images and links to anywhere but the web and mail.

    Of HTML, tags that only format are left out, and their text stays; all else is shown as it was written.

    Headings are moved down so that the highest is of `level`. Where a text is `titled`, a heading that it begins
    with is left out: the page has a title.
    """
    from markdown_it.tree import SyntaxTreeNode

    if not text or not text.strip():
        return Markdown("")
    if _PLAIN.fullmatch(text):
        return escape_text(text)
    blocks = SyntaxTreeNode(_parser().parse(text)).children
    if titled and blocks and blocks[0].type == "heading":
        blocks = blocks[1:]
    top = min((int(block.tag[1]) for block in blocks if block.type == "heading"), default=1)
    return Markdown(_blocks(blocks, level - top + 1))


def line(text: str | None) -> Markdown:
    """A description on one line, for a cell of a table; lists and further paragraphs follow one another."""
    if not text or not text.strip():
        return Markdown("")
    if _PLAIN.fullmatch(text):
        return escape_text(text)
    return _line(text)


@lru_cache(maxsize=4096)
def _line(text: str) -> Markdown:
    from markdown_it.tree import SyntaxTreeNode

    blocks = SyntaxTreeNode(_parser().parse(text)).children
    return Markdown(" ".join(" ".join(_spoken(block) for block in blocks).replace("<br>", " ").split()))


@cache
def _parser(*, html: bool = True) -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": html}).enable("table")


def _without_tags(html: str) -> Sequence[SyntaxTreeNode]:
    """A block of HTML as blocks of text."""
    from markdown_it.tree import SyntaxTreeNode

    text = _FORMATTING.sub(lambda tag: _instead_of(tag[0]), html)
    return SyntaxTreeNode(_parser(html=False).parse(re.sub(r"\n[ \t]+", "\n", text))).children


def _instead_of(tag: str) -> str:
    """What parts the texts on both sides of a tag."""
    if _ITEM.match(tag):
        return "\n- "
    return "" if _INLINE.match(tag) else "\n"


def _spoken(node: SyntaxTreeNode) -> str:
    match node.type:
        case "paragraph" | "heading" | "th" | "td":
            return _inline(node)
        case "fence" | "code_block":
            return inline_code(node.content.strip()).text
        case "html_block":
            return " ".join(_spoken(child) for child in _without_tags(node.content))
        case _:
            return " ".join(_spoken(child) for child in node.children)


def _blocks(nodes: Sequence[SyntaxTreeNode], level: int) -> str:
    return "\n\n".join(block for node in nodes if (block := _block(node, level)))


def _block(node: SyntaxTreeNode, level: int) -> str:
    match node.type:
        case "paragraph":
            return _inline(node)
        case "heading":
            return "#" * min(level + int(node.tag[1]) - 1, 6) + " " + _inline(node).replace("\n", " ")
        case "bullet_list":
            return "\n".join(_item(_blocks(item.children, level), "-") for item in node.children)
        case "ordered_list":
            start = int(node.attrs.get("start", 1))
            items = enumerate(node.children, start)
            return "\n".join(_item(_blocks(item.children, level), f"{number}.") for number, item in items)
        case "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in _blocks(node.children, level).split("\n"))
        case "fence" | "code_block":
            return code_block(node.content, node.info.partition(" ")[0]).text
        case "hr":
            return "---"
        case "html_block":
            return _blocks(_without_tags(node.content), level)
        case "table":
            return _table(node)
        case _:
            return escape_text(node.content).text if node.content else ""


def _inline(node: SyntaxTreeNode) -> str:
    return "".join(_span(child) for part in node.children for child in part.children)


def _span(node: SyntaxTreeNode) -> str:
    inner = "".join(_span(child) for child in node.children)
    match node.type:
        case "html_inline" if _FORMATTING.fullmatch(node.content):
            return "" if _INLINE.match(node.content) else " "
        case "text" | "html_inline":
            return _escaped(node.content)
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "<br>\n"
        case "code_inline":
            return inline_code(node.content).text
        case "strong":
            return f"**{inner}**" if inner.strip() else inner
        case "em":
            return f"*{inner}*" if inner.strip() else inner
        case "link":
            target = str(node.attrs.get("href", ""))
            return f"[{inner}]({target})" if _LINK.match(target) else inner
        case "image":
            return inner or _escaped(node.content)
        case _:
            return inner


def _escaped(text: str) -> str:
    """Escape a run of text, keeping the spaces at its ends that part it from its neighbours."""
    body = text.strip()
    if not body:
        return " " if text else ""
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return (" " if lead else "") + escape_text(body).text + (" " if trail else "")


def _item(text: str, mark: str) -> str:
    """An item of a list; four columns is what every reader of Markdown takes for a nested block."""
    head = mark.ljust(4)
    lines = text.split("\n")
    return "\n".join([(head + lines[0]).rstrip(), *("    " + line if line else "" for line in lines[1:])])


def _table(node: SyntaxTreeNode) -> str:
    rows = [
        [_inline(cell).replace("\n", " ") for cell in row.children] for part in node.children for row in part.children
    ]
    if not rows:
        return ""
    lines = [" | ".join(row) for row in rows]
    lines.insert(1, " | ".join("---" for _ in rows[0]))
    return "\n".join(f"| {line} |" for line in lines)
