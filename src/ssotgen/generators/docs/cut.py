"""The pages of one contract: its operations by tag, its schemas by name."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.core.values import dataclass
from ssotgen.generators.docs.named import canonical, is_named, name_of
from ssotgen.generators.docs.slugs import slugs
from ssotgen.generators.docs.split import grouped, split
from ssotgen.ir.contract import Contract, Operation, Tag
from ssotgen.ir.program import Program

UNTAGGED = "operations"
"""The group of operations that have no tag."""


@dataclass(frozen=True, slots=True)
class OperationPage:
    """The operations of a page, sorted by path; `title` is the tag's name, and what is shared below it."""

    path: str
    title: str
    tag: Tag | None
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class SchemaPage:
    """The named schemas of a page, sorted by name; `title` is empty where there is one page only."""

    path: str
    title: str
    symbols: tuple[str, ...]


def folder(contract: Contract) -> str:
    """Where the pages of a contract lie beside its first one."""
    return f"docs/{contract.name}/v{contract.major}"


def operation_pages(contract: Contract) -> tuple[OperationPage, ...]:
    """A page for each first tag, cut by path where it is large; those without a tag are a group of their own."""
    tags = {tag.name: tag for tag in contract.tags}
    ordered = sorted(contract.operations, key=lambda operation: (operation.path, operation.method))
    found: dict[tuple[str, ...], Sequence[Operation]] = {}
    for name, members in sorted(grouped(ordered, _group).items()):
        found |= {(name, *rest): part for rest, part in split(members, lambda item: _segments(item.path)).items()}
    files = slugs({"\0".join(key): " ".join(key) for key in found}, fold=True)
    return tuple(
        OperationPage(
            f"{folder(contract)}/operations/{files[chr(0).join(key)]}.md",
            _title(key),
            tags.get(key[0]),
            tuple(members),
        )
        for key, members in found.items()
    )


def schema_pages(program: Program, contract: Contract) -> tuple[SchemaPage, ...]:
    """One page, or one for each initial where that would be too long; the root of a document is not among them."""
    named = [
        symbol
        for symbol in contract.schemas
        if is_named(symbol) and not _is_root(contract, symbol) and canonical(program, symbol) == symbol
    ]
    names = {symbol: name_of(program, symbol) for symbol in named}
    ordered = sorted(named, key=lambda symbol: (names[symbol].lower(), names[symbol], symbol))
    found = split(ordered, lambda symbol: _initials(names[symbol]))
    if list(found) == [()]:
        return (SchemaPage(f"{folder(contract)}/schemas.md", "", tuple(found[()])),)
    titles = {key: "".join(key) or "others" for key in found}
    files = slugs({"\0".join(key): title for key, title in titles.items()}, fold=True)
    return tuple(
        SchemaPage(f"{folder(contract)}/schemas/{files[chr(0).join(key)]}.md", titles[key], tuple(members))
        for key, members in sorted(found.items())
    )


def _is_root(contract: Contract, symbol: str) -> bool:
    return contract.root is not None and symbol == contract.root.symbol


def _group(operation: Operation) -> str:
    return operation.tags[0] if operation.tags else UNTAGGED


def _title(key: tuple[str, ...]) -> str:
    below = "/" + "/".join(key[1:])
    return key[0] if not key[1:] else below if key[0] == UNTAGGED else f"{key[0]}: {below}"


def _segments(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.partition("?")[0].split("/") if part)


def _initials(name: str) -> tuple[str, ...]:
    return tuple(name.lower())
