"""Documents are read once; what was read is known afterwards."""

from decimal import Decimal

import pytest

from ssotgen.core import digest
from ssotgen.core.origin import Origin
from ssotgen.core.tree import MemoryTree
from ssotgen.syntax.library import Library


class CountingTree:
    def __init__(self, contents):
        self.tree = MemoryTree(contents)
        self.reads = []

    def read(self, path, limit=None):
        self.reads.append(path)
        return self.tree.read(path, limit)

    def files(self, folder):
        return self.tree.files(folder)


def test_each_file_is_read_and_reported_once():
    tree = CountingTree({"a.yaml": b"a: 1\na: 2\n"})
    library = Library(tree)
    assert library.document("a.yaml") is library.document("a.yaml")
    assert library.exists("a.yaml")
    assert tree.reads == ["a.yaml"]
    assert len(library.diagnostics) == 1


def test_an_absent_file_is_no_finding():
    library = Library(MemoryTree({}))
    assert library.document("a.yaml") is None
    assert library.text("a.md") is None
    assert not library.exists("a.yaml")
    assert library.diagnostics == []
    assert library.sources == ()


def test_a_broken_file_exists():
    library = Library(MemoryTree({"a.yaml": b"a: [", "b.md": b"\xff"}))
    assert library.document("a.yaml") is None
    assert library.text("b.md") is None
    assert library.exists("a.yaml")
    assert library.exists("b.md")


def test_sources_carry_the_digest_of_the_bytes_on_disk():
    contents = {"b.yaml": b"\xef\xbb\xbfb: 1\r\n", "a.json": b"{}"}
    library = Library(MemoryTree(contents))
    for path in contents:
        library.document(path)
    assert [source.path for source in library.sources] == ["a.json", "b.yaml"]
    assert library.sources[1].text == "b: 1\n"
    assert all(source.digest == digest.of_bytes(contents[source.path]) for source in library.sources)


def test_flagged_tells_where_an_error_was_given():
    library = Library(MemoryTree({"registries/a.yaml": b"a: {b: no}\nc: 1\n"}))
    library.document("registries/a.yaml")
    assert library.flagged() == {("registries/a.yaml", "/a/b")}


def test_the_folder_decides_how_strictly_a_file_is_read():
    text = b"a: no\n"
    for path, expected in (
        ("registries/a.yaml", "ambiguous-scalar"),
        ("contracts/registries/v1.yaml", "ambiguous-contract"),
        ("vendor.yml", "ambiguous-contract"),
    ):
        library = Library(MemoryTree({path: text}))
        library.document(path)
        assert [found.id for found in library.diagnostics] == [expected]


def test_yaml_is_read_alike_without_libyaml(monkeypatch, read):
    import yaml

    text = "a: &x {b: [1, 'é', 2.50]}\nc: *x\nd: |\n  é😀\ne: no\n"
    fast = read("a.yaml", text)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    slow = read("a.yaml", text)
    assert (
        fast.value
        == slow.value
        == {"a": {"b": (1, "é", Decimal("2.50"))}, "c": {"b": (1, "é", Decimal("2.50"))}, "d": "é😀\n", "e": "no"}
    )
    assert fast.findings == slow.findings == ["5:4-6 ambiguous-contract"]
    for bad in ("a: [1\n", "a: b: c\n", "\ta: 1\n", "a: *b\n"):
        assert [line.split()[1] for line in read("a.yaml", bad).findings] in (["syntax-error"], ["invalid-alias"])


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["petstore.yaml", "openai.yaml", "stripe.json", "github.json"])
def test_real_documents_are_read_without_an_error(corpus, name):
    from ssotgen.core.tree import WorkTree

    library = Library(WorkTree(corpus / "openapi" / "real"))
    root = library.document(name)
    assert root is not None
    assert {found.id for found in library.diagnostics} <= {"ambiguous-contract", "wide-integer"}
    info = root.get("info")
    title = info.text("title") if info else None
    span = library.locator().span(Origin(name, "/info/title"))
    assert title
    assert span
    assert title in (library.locator().line(name, span.line) or "")


@pytest.mark.corpus
def test_json_is_read_as_the_standard_library_reads_it(corpus, read):
    import json

    data = (corpus / "openapi" / "real" / "stripe.json").read_bytes()
    expected = json.loads(data, parse_float=Decimal)
    assert thaw(read("stripe.json", data).value) == expected


def thaw(value):
    if isinstance(value, dict):
        return {key: thaw(item) for key, item in value.items()}
    return [thaw(item) for item in value] if isinstance(value, tuple) else value
