"""What is kept of origins between two builds."""

import json
from pathlib import Path

import pytest

from ssotgen.core.artifact import Cause
from ssotgen.core.origin import Origin
from ssotgen.emit.disk import WorkDisk
from ssotgen.emit.local import prepare
from ssotgen.emit.maps import FOLDER, OutputMap, forget, load, load_all, save

CAUSES = {
    "Slot": Cause("shop/v1#/components/schemas/Slot", Origin("contracts/shop.yaml", "/components/schemas/Slot", "key")),
    "BOOK.access": Cause("shop/v1#book", Origin("registries/routes.yaml", "/operations/a~1b"), ("permission:book",)),
}
MAP = OutputMap("generated/slots.py", "0" * 64, {"contracts/shop.yaml": "1" * 64}, "0.1.0", CAUSES)


@pytest.fixture
def files(tmp_path: Path) -> WorkDisk:
    prepare(tmp_path)
    return WorkDisk(tmp_path)


def kept(files: WorkDisk) -> list[Path]:
    return sorted((files.root / FOLDER).iterdir())


def test_what_is_saved_is_loaded(files: WorkDisk) -> None:
    save(files.root, [MAP])
    assert load(files, MAP.path) == MAP
    assert load_all(files) == (MAP,)
    assert load(files, "generated/other.py") is None


def test_the_same_map_is_the_same_file(files: WorkDisk) -> None:
    save(files.root, [MAP])
    before = kept(files)[0].read_bytes()
    reordered = dict(reversed(list(CAUSES.items())))
    save(files.root, [OutputMap(MAP.path, MAP.sha256, MAP.sources, MAP.maker, reordered)])
    assert [path.read_bytes() for path in kept(files)] == [before]
    assert b"line" not in before


def test_a_map_is_forgotten_once(files: WorkDisk) -> None:
    save(files.root, [MAP])
    forget(files.root, [MAP.path])
    forget(files.root, [MAP.path])
    assert load_all(files) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"path": "generated/other.py"},
        {"causes": [["Slot"]]},
        {"causes": [["Slot", "a", 7, "/x", "key"]]},
        {"causes": [["Slot", 5, 0, "/x", "key"]]},
        {"causes": 3},
        {"sources": 3},
        {"documents": None},
    ],
)
def test_a_map_of_another_shape_is_none(files: WorkDisk, change: dict[str, object]) -> None:
    save(files.root, [MAP])
    path = kept(files)[0]
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **change}))
    assert load(files, MAP.path) is None


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000])
def test_a_broken_map_is_none(files: WorkDisk, text: str) -> None:
    save(files.root, [MAP])
    kept(files)[0].write_text(text)
    assert load(files, MAP.path) is None
    assert load_all(files) == ()
