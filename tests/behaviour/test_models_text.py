"""No text of a contract becomes code, and a type checker accepts what it becomes."""

import json
import subprocess
import sys
from pathlib import Path

from ssotgen.core.naming import Kind, fold, spell
from ssotgen.emit.gates import fault
from tests.behaviour.models_kit import SCHEMAS, compiled, contract, imported

HOSTILE = [
    "", " ", "None", "class", "__init__", "__class__", "model_config", "model_fields", "import os", "a\nb", "a\tb",
    '"', "'", '"""', "'''", 'x"""\nimport os\n"""', "{{7*7}}", "{% raw %}", "${x}", "\\u0041", "\\", "a\\", "#", "日本",
    "😀", "é", "İ", "ß", "\u202e", "\u200b", "\ufeff", "\x07", "9", "-1", "+1", "<script>", "../..", "x" * 300, "mro",
    "self", "\\",
]  # fmt: skip


def hostile() -> list[str]:
    """Texts that break careless generators; also those of a public list, where it is present."""
    corpus = Path(__file__).parents[3] / "shared/corpus/strings/blns/blns.json"
    public = json.loads(corpus.read_text(encoding="utf-8")) if corpus.exists() else []
    texts = dict.fromkeys([*HOSTILE, *public])
    return [text for text in texts if not any("\ud800" <= char <= "\udfff" for char in text)]


def apart(texts: list[str], kind: Kind) -> list[str]:
    """Those of the texts whose names do not meet."""
    return list({fold(spell(text, kind)): text for text in reversed(texts)}.values())


def test_text_of_a_contract_is_only_ever_text(tmp_path):
    texts = hostile()
    properties = apart(texts, Kind.FIELD)
    values = apart(texts, Kind.MEMBER)
    schemas = {
        "Texts": {
            "type": "object",
            "properties": {
                text: {"type": "string", "title": text, "description": text, "default": text} for text in properties
            },
        },
        "Values": {"type": "string", "enum": values, "description": "\n".join(texts)},
        "Inline": {"type": "object", "properties": {"one": {"enum": texts}, "const": {"const": texts[-1]}}},
        **{
            name: {"type": "object", "properties": {"x": {"type": "string"}}}
            for name in ("Model", "None", "Field", "Any")
        },
    }
    files = compiled(contract(schemas))[1]
    assert [fault(path, text, ours=True) for path, text in files.items() if text] == [None] * 2
    module = imported(files, tmp_path)
    whole = {text: text for text in properties}
    made = module.Texts.model_validate_json(json.dumps(whole))
    assert json.loads(made.model_dump_json(exclude_unset=True)) == whole
    fields = module.Texts.model_fields.items()
    assert {name if field.alias is None else field.alias: field.default for name, field in fields} == whole
    named = {spell(text, Kind.FIELD): text for text in properties}
    assert json.loads(module.Texts(**named).model_dump_json(exclude_unset=True)) == whole
    assert {member.value for member in module.Values} == set(values)
    for text in texts:
        assert module.Inline.model_validate_json(json.dumps({"one": text})).one == text
    assert all(hasattr(module, name) for name in ("Model", "None_", "Field_", "Any_"))


def test_types_are_what_a_type_checker_reads_too(tmp_path):
    files = compiled(contract(SCHEMAS))[1]
    imported(files, tmp_path)
    package = next(tmp_path.iterdir())
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", "-p", package.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
