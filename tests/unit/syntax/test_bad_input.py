"""Every kind of bad input gives its finding at its place, and no other."""

import pytest

from ssotgen.syntax.messages import MESSAGES

REGISTRY = "registries/rbac.yaml"
CONTRACT = "contracts/a/v1.openapi.yaml"
JSON = "contracts/a/v1.openapi.json"
TOML = "ssotgen.toml"

CASES = {
    "empty": (REGISTRY, "", ["1:1-1 empty-file"]),
    "comments only": (REGISTRY, "# nothing\n\n", ["1:1-2 empty-file"]),
    "an empty document": (REGISTRY, "---\n", ["1:1-4 empty-file"]),
    "empty JSON": (JSON, " \n", ["1:1-2 empty-file"]),
    "a sequence as root": (REGISTRY, "\n- a\n- b\n", ["2:1-2 wrong-root"]),
    "an array as root": (JSON, "\n [1]", ["2:2-3 wrong-root"]),
    "a word as root": (REGISTRY, "word\n", ["1:1-5 wrong-root"]),
    "null as root": (JSON, "null", ["1:1-5 wrong-root"]),
    "several documents": (CONTRACT, "a: 1\n---\nb: 2\n", ["2:1-4 several-documents"]),
    "UTF-16 with a mark": (CONTRACT, "a: 1\n".encode("utf-16"), ["not-utf-8"]),
    "UTF-16 without a mark": (CONTRACT, "a: 1\n".encode("utf-16-le"), ["not-utf-8"]),
    "Latin-1": (CONTRACT, "a: x\r\nb: caf\xe9\n".encode("latin-1"), ["2:7-8 not-utf-8"]),
    "a control character": (CONTRACT, "a: 'b\x1b[31m'\n", ["1:6-7 control-character"]),
    "NUL": (CONTRACT, "a: b\0\n", ["1:5-6 control-character"]),
    "a mark inside": (CONTRACT, "a: \ufeffb\n", ["1:4-6 control-character"]),
    "a line separator in a registry": (REGISTRY, "a: 'b\u2028c'\n", ["1:6-7 control-character"]),
    "broken YAML": (CONTRACT, "a: 1\nb: c: d\n", ["2:5-6 syntax-error"]),
    "an unclosed bracket": (CONTRACT, "a: [1,\nb: 2\n", ["3:1-1 syntax-error"]),
    "a tab as indentation": (CONTRACT, "a:\n\tb: 1\n", ["2:1-2 syntax-error"]),
    "broken JSON": (JSON, '{"a": 1,\n "b" 2}', ["2:6-7 syntax-error"]),
    "text after JSON": (JSON, '{"a": 1} x', ["1:10-11 syntax-error"]),
    "a raw line break in a JSON string": (JSON, '{"a": "b\nc"}', ["1:9-9 syntax-error"]),
    "broken TOML": (TOML, "a = 1\nb = = 2\n", ["2:5-6 syntax-error"]),
    "TOML that ends early": (TOML, "a = [1,", ["1:8-8 syntax-error"]),
    "duplicate keys": (REGISTRY, "a:\n  b: 1\n  c: 2\n  b: 3\n", ["4:3-4 duplicate-key"]),
    "duplicate keys of other kinds": (CONTRACT, "200: a\n'200': b\n", ["2:1-6 duplicate-key"]),
    "duplicate keys in a flow map": (CONTRACT, "x: {é: 1, é: 2}\n", ["1:11-12 duplicate-key"]),
    "duplicate keys in JSON": (JSON, '{"a": [{"b": 1,\n "b": 2}]}', ["2:2-5 duplicate-key"]),
    "duplicate keys by escape": (JSON, '{"a": 1, "\\u0061": 2}', ["1:10-18 duplicate-key"]),
    "duplicate keys in TOML": (TOML, "a = 1\na = 2\n", ["2:6-6 syntax-error"]),
    "a tag": (REGISTRY, "a: !!str 1\n", ["1:4-9 yaml-tag"]),
    "a tag before what is ambiguous": (REGISTRY, "a: !!bool NO\n", ["1:4-10 yaml-tag"]),
    "a tag before what is no number": (CONTRACT, "a: !!float .inf\n", ["1:4-11 yaml-tag"]),
    "a tag in a contract": (CONTRACT, "a: !!python/object:os.system {}\n", ["1:4-29 yaml-tag"]),
    "a tag on a map and on a key": (CONTRACT, "a: !x {!y b: 1}\n", ["1:4-6 yaml-tag", "1:8-10 yaml-tag"]),
    "a map as key": (CONTRACT, "{a: 1}: 2\n", ["1:1-2 complex-key"]),
    "a sequence as key": (CONTRACT, "? [a, b]\n: 2\n", ["1:3-4 complex-key"]),
    "an alias of a map as key": (CONTRACT, "a: &m {}\n*m : 2\n", ["2:1-3 complex-key"]),
    "an unknown alias": (CONTRACT, "a: *b\n", ["1:4-6 invalid-alias"]),
    "an alias inside its anchor": (CONTRACT, "a: &b [1, *b]\n", ["1:11-13 invalid-alias"]),
    "a merge key in a registry": (REGISTRY, "a: &a {b: 1}\nc:\n  <<: *a\n", ["3:3-5 merge-key"]),
    "a merge key in a contract": (CONTRACT, "a: &a {b: 1}\nc:\n  <<: *a\n", ["3:3-5 expanded-merge-key"]),
    "merging a word": (CONTRACT, "a: {<<: b}\n", ["1:9-10 merge-key", "1:5-7 expanded-merge-key"]),
    "yes and no in a registry": (
        REGISTRY,
        "a: no\nb: [YES, 'no', off]\n",
        ["1:4-6 ambiguous-scalar", "2:5-8 ambiguous-scalar", "2:16-19 ambiguous-scalar"],
    ),
    "yes and no in a contract": (CONTRACT, "a: no\nb: [YES, 'no', off]\n", ["1:4-6 ambiguous-contract"]),
    "an ambiguous key": (REGISTRY, "on: 1\n", ["1:1-3 ambiguous-scalar"]),
    "octal": (REGISTRY, "a: 0755\n", ["1:4-8 ambiguous-scalar"]),
    "base sixty": (REGISTRY, "a: 22:22\n", ["1:4-9 ambiguous-scalar"]),
    "infinity": (CONTRACT, "a: -.inf\n", ["1:4-9 number-out-of-range"]),
    "not a number in JSON": (
        JSON, '{"a": NaN,\n "b": -Infinity}', ["1:7-10 number-out-of-range", "2:7-16 number-out-of-range"],
    ),
    "an infinite number in TOML": (TOML, "a = 1\nb = [0.5, -inf]\n", ["2:11-15 number-out-of-range"]),
    "a number beyond a double": (JSON, '{"a": 1e309}', ["1:7-12 number-out-of-range"]),
    "a number that vanishes": (CONTRACT, "a: 1.0e-999999999999999999999\n", ["1:4-30 number-out-of-range"]),
    "an integer of many digits": (JSON, '{"a": 1' + "0" * 5000 + "}", ["1:7-5008 number-out-of-range"]),
    "a wide integer in a registry": (REGISTRY, "a: 9223372036854775808\n", ["1:4-23 integer-too-large"]),
    "a wide integer in a contract": (CONTRACT, "a: -9223372036854775809\n", ["1:4-24 wide-integer"]),
    "a wide integer in JSON": (JSON, '{"a": 9223372036854775808}', ["1:7-26 wide-integer"]),
    "a wide integer in TOML": (TOML, "a = 9223372036854775808\n", ["1:5-24 integer-too-large"]),
    "half of a pair": (JSON, '{"a": "x\\ud83d"}', ["1:9-15 lone-surrogate"]),
    "the other half of a pair": (JSON, '{"a": "\\\\\\\\\\\\ud83d\\uDE00"}', ["1:19-25 lone-surrogate"]),
    "half of a pair in a key": (JSON, '{"\\uDBFF": 1}', ["1:3-9 lone-surrogate"]),
    "a date in TOML": (TOML, "[x]\na = 2026-11-01\nb.c = [10:00:00]\n", ["2:5-15 toml-date", "3:8-16 toml-date"]),
    "another ending": ("contracts/a.txt", "a: 1\n", ["1:1-2 unknown-file-type"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_bad_input(case, read):
    path, text, expected = CASES[case]
    found = read(path, text).findings
    assert [line if ":" in want else line.split()[1] for line, want in zip(found, expected, strict=True)] == expected


def test_every_finding_is_tested_here_or_beside(repository):
    tested = " ".join(path.read_text("utf-8") for path in (repository / "tests/unit/syntax").glob("*.py"))
    assert [message.id for message in MESSAGES if message.id not in tested] == []


def test_pages_have_a_sentence_and_both_sections():
    for message in MESSAGES:
        first, _, rest = message.page.partition("\n")
        assert first.endswith(".")
        assert first[0].isupper()
        assert "## Why it matters\n" in rest
        assert "## Fix\n" in rest


def test_both_places_of_a_duplicate_are_shown(read):
    result = read(REGISTRY, "roles:\n  guest: {}\n  other: {}\n  guest: {a: 1}\n")
    (found,) = result.library.diagnostics
    (label,) = found.labels
    assert found.origin.pointer == "/roles/guest"
    assert result.locator.span(label.origin).line == 2
    assert result.value == {"roles": {"guest": {}, "other": {}}}  # the first stays


def test_five_mistakes_give_five_findings(read):
    text = "a: no\nb: !!str x\nc: 1\nc: 2\nd: 99999999999999999999\ne: 1_000\n"
    result = read(REGISTRY, text)
    assert len(result.findings) == 5
    assert result.value is not None  # so that mistakes of other kinds are found in the same run


def test_a_value_that_cannot_be_read_spoils_its_document(read):
    assert read(CONTRACT, "a: .nan\n").value is None


def test_an_unreadable_file(tmp_path):
    from ssotgen.core.tree import WorkTree
    from ssotgen.syntax.library import Library

    (tmp_path / "outside").write_text("a: 1")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.yaml").symlink_to(tmp_path / "outside")
    library = Library(WorkTree(root))
    assert library.document("a.yaml") is None
    assert library.exists("a.yaml")
    assert [(found.id, found.origin.document) for found in library.diagnostics] == [("unreadable-file", "a.yaml")]


def test_hints_name_the_quoted_form(read):
    (found,) = read(REGISTRY, "country: no\n").library.diagnostics
    assert found.hint is not None
    assert '`"no"`' in found.hint
    assert found.text == "`no` is `false` to YAML 1.1 and text to YAML 1.2"
    (found,) = read(REGISTRY, "time: 22:22\n").library.diagnostics
    assert "the number 1342" in found.text
