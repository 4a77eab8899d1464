"""Workspaces from texts: laid out on disk, or compiled in memory with the rules and generators that are being tried.

Everywhere here `files` maps workspace-relative POSIX paths to contents, and `things` are the rules and generators that
run besides ssotgen's own. Packages that happen to be installed are not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ssotgen.compiler.catalogue import Offered, builtin
from ssotgen.compiler.compile import Compilation, compile_tree
from ssotgen.compiler.settings import templates_of
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.render import render
from ssotgen.ir.program import Program
from ssotgen.reporting.order import place


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its POSIX path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def lay_out(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write files below a folder; other files there stay."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_bytes(content))
    return folder


def compiled(files: Mapping[str, bytes | str], *things: Offered) -> Compilation:
    """A workspace in memory, compiled up to generate."""
    tree = MemoryTree({path: _bytes(content) for path, content in files.items()})
    return compile_tree(tree, catalogue=builtin().extended(things))


def program(files: Mapping[str, bytes | str]) -> Program:
    """The linked program of a workspace. Raises `AssertionError` with the findings where it does not link."""
    compilation = compiled(files)
    assert compilation.program is not None, lines_of(compilation)
    return compilation.program


def findings(files: Mapping[str, bytes | str], *things: Offered) -> list[str]:
    """What is found in a workspace, up to generate: `path:line:column id message`, sorted."""
    return lines_of(compiled(files, *things))


def outputs(files: Mapping[str, bytes | str], *things: Offered) -> dict[str, str]:
    """What is written for a workspace: path to text, held against all gates, the manifest left out.

    Raises `AssertionError` with the findings where there are errors, and `ssotgen.core.bug.Bug` for an output that no
    gate would let pass.
    """
    compilation = compiled(files, *things)
    assert not compilation.failed, lines_of(compilation)
    output = compilation.workspace.workspace.output
    rendered = render(compilation.artifacts, templates_of(compilation.catalogue), output=output)
    assert rendered.diagnostics == ()
    return {file.path: file.text for file in rendered.files}


def lines_of(compilation: Compilation) -> list[str]:
    """The findings of a compilation as lines."""
    placed = place(compilation.diagnostics, compilation.locator)
    spans = ((item.span.line, item.span.column) if item.span else (0, 0) for item in placed)
    return [
        f"{item.diagnostic.origin.document}:{line}:{column} {item.diagnostic.id} {item.diagnostic.text}"
        for item, (line, column) in zip(placed, spans, strict=True)
    ]


def _bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
