"""Whatever a contract says, it comes out as the data it went in as."""

import ast
import json
import unicodedata
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.text import Literal
from ssotgen.emit import gates, paths
from ssotgen.emit.characters import UNSAFE
from ssotgen.emit.manifest import Entry, Manifest, parse
from ssotgen.emit.printing import json_line, json_text
from ssotgen.emit.stamp import stamped
from ssotgen.emit.values import printable

# Surrogates included: JSON can write them, so a contract can hold them.
texts = st.text(st.characters(), max_size=30)
numbers = st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False))
values: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple), st.dictionaries(texts, inner, max_size=4).map(FrozenMap)
    ),
    max_leaves=20,
)


def read(text: str) -> object:
    return json.loads(text, parse_float=Decimal)


def plain(value: Json) -> object:
    """The same with lists for tuples; decimals that are written like integers are those."""
    match value:
        case tuple():
            return [plain(item) for item in value]
        case FrozenMap():
            return {key: plain(item) for key, item in value.items()}
        case Decimal():
            return read(str(value))
        case _:
            return value


@given(values)
@example("\u202e\ud800\u2028\x00\r\n")
def test_json_comes_back_and_passes_the_gates(value: Json) -> None:
    text = json_text(value)
    assert read(text) == plain(value)
    assert gates.fault("a.json", text, ours=True) is None
    text.encode()
    assert read(json_line(value)) == plain(value)
    assert "\n" not in json_line(value)


@given(texts)
def test_a_literal_is_code_that_means_its_text(text: str) -> None:
    source = f"x = {printable(Literal(text))}\n"
    assert ast.literal_eval(source.removeprefix("x = ").strip()) == text
    assert gates.fault("a.py", source, ours=True) is None


@given(st.lists(texts, max_size=5), st.sampled_from(["a.py", "a.md", "a.sql", "a.css", "a.yaml", "CODEOWNERS"]))
def test_no_source_s_name_leaves_the_stamp(sources: list[str], path: str) -> None:
    text = stamped(path, "", sources)
    assert text is not None
    assert UNSAFE.search(text) is None
    begin, end = {"a.md": ("<!-- ", "-->"), "a.css": ("/* ", "*/"), "a.sql": ("-- ", "")}.get(path, ("# ", ""))
    if end:
        assert text.startswith(begin)
        assert text.index(end) == len(text) - len(end) - 1
    else:
        assert all(line.startswith(begin) for line in text.splitlines())


entries = st.builds(
    Entry,
    path=texts.filter(lambda path: paths.fault(path) is None),
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    generator=texts,
    sources=st.lists(texts, max_size=3).map(tuple),
)


@given(st.lists(entries, max_size=5), st.dictionaries(texts, texts, max_size=3))
def test_a_manifest_comes_back(found: list[Entry], tools: dict[str, str]) -> None:
    manifest = Manifest({entry.path: entry for entry in found}, tools)
    assert parse(manifest.text().encode(), "m").manifest == manifest


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_of_manifests(data: bytes) -> None:
    loaded = parse(data, "m")
    assert (loaded.manifest is None) == bool(loaded.diagnostics)


@given(texts)
def test_an_accepted_path_is_one_that_every_system_can_hold(path: str) -> None:
    if paths.fault(path) is None:
        path.encode()
        assert not path.startswith("/")
        assert not {"", ".", ".."} & {*path.split("/")}
        assert all(unicodedata.category(char)[0] != "C" or unicodedata.category(char) in ("Cn", "Co") for char in path)


@given(st.lists(st.text("aA/ßé", min_size=1, max_size=5), max_size=6))
def test_collisions_do_not_depend_on_the_order(names: list[str]) -> None:
    assert paths.collisions(names) == paths.collisions(names[::-1])
