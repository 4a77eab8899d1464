"""A workspace on disk whose outputs a test names as texts."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ssotgen.emit.apply import apply
from ssotgen.emit.changes import Plan
from ssotgen.emit.disk import WorkDisk
from ssotgen.emit.manifest import Manifest, load
from ssotgen.emit.plan import plan
from ssotgen.emit.recover import recover
from ssotgen.emit.render import RenderedFile

TOOLS = {"ssotgen": "0.1.0", "ruff": "0.17.5"}


@dataclass
class Shop:
    """A root folder; `outputs` maps paths to texts, each made by the generator that its file's suffix names."""

    root: Path
    tools: dict[str, str] = field(default_factory=lambda: dict(TOOLS))

    def files(self, outputs: Mapping[str, str]) -> list[RenderedFile]:
        return [
            RenderedFile(p, text.encode(), p.rpartition(".")[2], ("registries/rbac.yaml",))
            for p, text in outputs.items()
        ]

    def plan(
        self,
        outputs: Mapping[str, str],
        *,
        manifest: Manifest | None = None,
        force: Iterable[str] = (),
        adopt: Iterable[str] = (),
        only: Collection[str] | None = None,
    ) -> Plan:
        disk = WorkDisk(self.root)
        if manifest is None:
            manifest = load(disk, "generated").manifest
            assert manifest is not None
        return plan(self.files(outputs), manifest, disk, tools=self.tools, force=force, adopt=adopt, only=only)

    def build(self, outputs: Mapping[str, str]) -> Plan:
        """What the command does: repair, plan, apply."""
        trusted = recover(self.root).trusted
        manifest = load(WorkDisk(self.root), "generated").manifest
        assert manifest is not None
        found = self.plan(outputs, manifest=manifest.trusting(trusted))
        assert not found.conflict, [item.diagnostic.text for item in found.conflict]
        apply(self.root, found)
        return found

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def tree(self, *, local: bool = False) -> dict[str, str]:
        """All files below the root with their texts, local state left out; an empty folder has a slash at its end."""
        found = {}
        for file in sorted(self.root.rglob("*")):
            name = file.relative_to(self.root).as_posix()
            if name.split("/")[0] in (".git", *([] if local else [".ssotgen"])):
                continue
            if file.is_dir():
                if not any(file.iterdir()):
                    found[f"{name}/"] = ""
            else:
                found[name] = file.read_bytes().decode()
        return found


@pytest.fixture(autouse=True)
def synced(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was to be brought to the medium; tests do not wait for it."""
    handles: list[object] = []
    monkeypatch.setattr(os, "fsync", handles.append)
    return handles


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    root = tmp_path / "shop"
    root.mkdir()
    return Shop(root)


def names(found: Plan) -> dict[str, list[str]]:
    """What would happen, by kind, the manifest left out."""
    kinds = {
        "create": [change.path for change in found.create],
        "update": [change.path for change in found.update],
        "delete": [change.path for change in found.delete],
        "keep": list(found.keep),
        "conflict": [item.change.path for item in found.conflict],
    }
    return {
        kind: shown
        for kind, paths in kinds.items()
        if (shown := [path for path in paths if not path.endswith(".ssotgen-manifest.json")])
    }


def ids(found: Plan) -> list[str]:
    return [item.id for item in found.diagnostics]
