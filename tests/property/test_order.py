"""Outputs follow from what files say: not from the order of keys, not from comments, not from where they are made."""

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
import yaml

from tests.helpers import REPOSITORY, files_below, hand_written, lay_out, outputs, ssotgen, tree_digest

WORKSPACES = {
    "own": REPOSITORY,
    **{folder.parent.name: folder for folder in (REPOSITORY / "tests/golden").glob("*/workspace")},
}


def shuffled(text: bytes, random: Random) -> bytes:
    """The same document with the keys of every map in another order, and without its comments."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            random.shuffle(node.value)
            waiting += (part for entry in node.value for part in entry)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    written: str = yaml.serialize(root, Dumper=yaml.CSafeDumper, allow_unicode=True, width=200)
    return written.encode()


def shuffled_json(text: bytes, random: Random) -> bytes:
    """The same for JSON."""

    def shuffle(pairs: list[tuple[str, object]]) -> dict[str, object]:
        return dict(random.sample(pairs, len(pairs)))

    return json.dumps(json.loads(text, object_pairs_hook=shuffle)).encode()


SHUFFLES = {"yaml": shuffled, "json": shuffled_json}


def commented(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files with a comment on top, where their format has comments."""
    kinds = (".yaml", ".yml", ".toml")
    return {path: b"# a remark\n\n" + text if path.endswith(kinds) else text for path, text in files.items()}


@pytest.fixture(scope="module", params=sorted(WORKSPACES))
def workspace(request: pytest.FixtureRequest) -> tuple[dict[str, bytes], dict[str, str]]:
    """A workspace: what is written by hand, and what follows from it."""
    files = hand_written(WORKSPACES[request.param])
    return files, outputs(files)


Workspace = tuple[dict[str, bytes], dict[str, str]]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_keys_does_not_matter(workspace: Workspace, seed: int) -> None:
    files, expected = workspace
    random = Random(seed)
    others = {
        path: SHUFFLES[kind](text, random) if (kind := path.rpartition(".")[2]) in SHUFFLES else text
        for path, text in files.items()
    }
    assert sum(others[path] != files[path] for path in files) > 0
    compare(outputs(others), expected)


def test_comments_do_not_matter(workspace: Workspace) -> None:
    files, expected = workspace
    compare(outputs(commented(files)), expected)


def test_the_order_of_files_does_not_matter(workspace: Workspace) -> None:
    files, expected = workspace
    compare(outputs(dict(reversed(files.items()))), expected)


def compare(found: Mapping[str, str], expected: Mapping[str, str]) -> None:
    assert found.keys() == expected.keys()
    assert [path for path in expected if found[path] != expected[path]] == []


def test_the_machine_does_not_matter(tmp_path: Path) -> None:
    """Another folder, hash seed, locale, time zone, terminal and umask make no difference, and no trace."""
    machines: list[tuple[str, dict[str, str]]] = [
        ("one", {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "COLUMNS": "40"}),
        (
            "another place/with blanks and ümlauts",
            {"PYTHONHASHSEED": "4711", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "SOURCE_DATE_EPOCH": "1"},
        ),
    ]
    digests = []
    for place, environment in machines:
        folder = lay_out(tmp_path / place, hand_written(REPOSITORY))
        lay_out(folder.parent, {"pyproject.toml": "[tool.ruff]\nline-length = 40\n[tool.black]\nline-length = 40\n"})
        built = ssotgen("build", "-C", str(folder), cwd=tmp_path, env={"HOME": str(folder), **environment})
        assert built.code == 0, built.out + built.err
        digests.append(tree_digest(folder / "generated"))
        assert not any(str(tmp_path).encode() in text for text in files_below(folder / "generated").values())
    assert digests[0] == digests[1]
