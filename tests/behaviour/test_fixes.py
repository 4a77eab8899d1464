"""`ssotgen check --fix`: hand-written files are mended as a careful person would, and nothing else is touched.

`fixes/before` is a workspace full of mechanical mistakes in YAML, JSON and TOML; `fixes/after` is what is made of it.
"""

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from sarif_pydantic import Sarif

from ssotgen.compiler import fix as fixing
from ssotgen.compiler import kept_fixes
from ssotgen.compiler.fix import fix, write
from ssotgen.compiler.project import open_project
from ssotgen.compiler.state import load
from ssotgen.core.formats import registry_format
from tests.helpers import files_below, lay_out, ssotgen, tree_digest

HERE = Path(__file__).parent / "fixes"
ROUTES = "registries/routes.yaml"
OWNERS = "registries/owners.yaml"
SMALL = {
    OWNERS: '# Ours.\nformat: 1\nowners:\n  team: {nane: Team, handles: ["@example/team"]}  # all of us\npaths: []\n',
}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "broken", files_below(HERE / "before"))


def written(folder: Path) -> dict[str, bytes]:
    """All files but local state."""
    return {path: data for path, data in files_below(folder).items() if not path.startswith(".ssotgen/")}


def test_twenty_mistakes_are_mended_with_comments_in_place(broken: Path) -> None:
    result = ssotgen("check", "--fix", cwd=broken)
    made = re.findall(r"^fixed\[([a-z0-9-]+)\]", result.err, re.MULTILINE)
    assert len(made) >= 30
    assert len(set(made)) >= 20, sorted(set(made))
    assert written(broken) == files_below(HERE / "after")
    comments = re.compile(rb"(?:^|(?<=\s))#.*", re.MULTILINE)
    for path, data in files_below(HERE / "before").items():
        assert sorted(comments.findall(data)) == sorted(comments.findall((broken / path).read_bytes())), path
    assert ssotgen("build", cwd=broken).code == 0
    clean = ssotgen("check", "--fail-on", "warning", cwd=broken)
    assert (clean.code, clean.ids) == (0, [])


def test_a_second_run_changes_nothing(broken: Path) -> None:
    ssotgen("check", "--fix", cwd=broken)
    before = tree_digest(broken)
    result = ssotgen("check", "--fix", cwd=broken)
    assert "Fixed 0 findings in 0 files." in result.err
    assert tree_digest(broken) == before


def test_a_dry_run_shows_the_diff_and_writes_nothing(broken: Path) -> None:
    before = tree_digest(broken)
    result = ssotgen("check", "--fix", "--dry-run", cwd=broken)
    assert result.code == 1
    assert "\n-      permision: note.read  # reading is enough\n" in result.out
    assert "\n+      permission: note.read  # reading is enough\n" in result.out
    assert "fixed[" not in result.err
    assert "nothing was written" in result.err
    assert tree_digest(broken) == before


def test_a_program_reads_findings_and_no_diff(broken: Path) -> None:
    result = ssotgen("check", "--fix", "--format", "json", cwd=broken)
    assert {item["id"] for item in json.loads(result.out)["findings"]} == {"missing-output"}


def test_what_decides_who_may_do_what_is_only_proposed(demo: Path) -> None:
    text = (demo / ROUTES).read_text(encoding="utf-8")
    lay_out(demo, {ROUTES: text.replace("note.write", "note.wrte")})
    safe = ssotgen("check", "--fix", cwd=demo)
    assert (safe.code, safe.ids) == (1, ["unknown-permission"])
    assert (demo / ROUTES).read_text(encoding="utf-8") != text
    assert ssotgen("check", "--fix", "--unsafe-fixes", cwd=demo).code == 0
    assert (demo / ROUTES).read_text(encoding="utf-8") == text


def test_an_operation_that_lost_its_route_gets_one_only_on_demand(demo: Path) -> None:
    text = (demo / ROUTES).read_text(encoding="utf-8")
    cut = text.replace("    createNote:\n      permission: note.write\n", "")
    assert cut != text
    lay_out(demo, {ROUTES: cut})
    assert ssotgen("check", "--fix", cwd=demo).ids == ["unrouted-operation"]
    assert (demo / ROUTES).read_text(encoding="utf-8") == cut
    ssotgen("check", "--fix", "--unsafe-fixes", cwd=demo)
    assert (demo / ROUTES).read_text(encoding="utf-8") == cut + "    createNote: {permission: authenticated}\n"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "w", {**SMALL, "shared/owners.yaml": SMALL[OWNERS]})
    (folder / OWNERS).unlink()
    (folder / OWNERS).symlink_to("../shared/owners.yaml")
    before = tree_digest(folder)
    result = ssotgen("check", "--fix", cwd=folder)
    assert (result.code, result.ids) == (1, ["unfixable-file", "unknown-key"])
    assert tree_digest(folder) == before


def test_a_generated_file_is_not_mended(demo: Path) -> None:
    """A workspace may take one of its own outputs for an input; it stays an output."""
    bundle = "generated/contracts/notes-api/v1.bundle.json"
    text = (demo / bundle).read_text(encoding="utf-8")
    lay_out(demo, {bundle: text.replace('"maxLength"', '"maxLenght"'), "ssotgen.toml": _naming(bundle)})
    before = (demo / bundle).read_bytes()
    result = ssotgen("check", "--fix", cwd=demo)
    assert "unfixable-file" in result.ids
    assert (demo / bundle).read_bytes() == before


def _naming(bundle: str) -> str:
    contract = f'[contracts."copy/v1"]\nfile = "{bundle}"\nserve = false\n'
    return f'format = 1\n[workspace]\npackage = "notes_service"\n{contract}'


def test_a_file_that_moved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "w", {**SMALL, "ssotgen.toml": "format = 1\n[rules]\nwildcard-grnt = 'off'\n"})
    project = open_project(folder)
    fixed = fix(project)
    assert [change.path for change in fixed.changes] == [OWNERS, "ssotgen.toml"]
    lay_out(folder, {"ssotgen.toml": "format = 1\n# mine\n"})
    before = written(folder)
    assert [item.origin.document for item in write(project, fixed)] == ["ssotgen.toml"]
    assert written(folder) == before


def test_modes_line_ends_and_marks_stay(tmp_path: Path) -> None:
    text = "\ufeff" + SMALL[OWNERS].replace("\n", "\r\n")
    folder = lay_out(tmp_path / "w", {OWNERS: text})
    (folder / OWNERS).chmod(0o640)
    ssotgen("check", "--fix", cwd=folder)
    assert (folder / OWNERS).read_bytes().decode() == text.replace("nane", "name")
    assert (folder / OWNERS).stat().st_mode & 0o777 == 0o640


def test_fixing_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a fix that never settles anything is made a limited number of times."""
    folder = lay_out(tmp_path / "w", SMALL)
    calls = []

    def restless(path: str, data: bytes | None, wanted: object) -> object:
        calls.append(path)
        return (data or b"") + b"# again\n", tuple(wanted), set()  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "_mended", restless)
    fix(open_project(folder))
    assert len(calls) == fixing.ROUNDS


def test_reports_for_programs_carry_the_fixes(broken: Path) -> None:
    """An editor that makes the replacements of one finding makes what `--fix` makes."""
    report = json.loads(ssotgen("check", "--format", "json", cwd=broken).out)
    Draft202012Validator(registry_format("findings")).validate(report)
    by_id = {item["id"]: item["fix"] for item in report["findings"]}
    assert by_id["unknown-keyword"]["safe"]
    (change,) = by_id["missing-key"]["replacements"]
    text = (broken / change["path"]).read_text(encoding="utf-8")
    assert (change["line"], change["end_line"], change["column"], change["end_column"]) == (2, 2, 1, 1)
    lines = text.split("\n")
    lines[1] = change["text"] + lines[1]
    assert "\n".join(lines) == text.replace("permissions:\n", "format: 1\npermissions:\n")
    log = Sarif.model_validate_json(ssotgen("check", "--format", "sarif", cwd=broken).out)
    fixes = {result.rule_id: result.fixes for result in log.runs[0].results or []}
    mend = fixes["openapi-version"]
    assert mend
    (changed,) = mend[0].artifact_changes
    assert changed.artifact_location.uri == "contracts/notes-api/v1.openapi.yaml"
    (one,) = changed.replacements
    assert (one.deleted_region.start_line, one.deleted_region.start_column, one.deleted_region.end_column) == (
        2,
        10,
        13,
    )
    assert one.inserted_content is not None
    assert one.inserted_content.text == "3.1.0"


def test_a_report_from_memory_tells_the_same(demo: Path) -> None:
    contract = demo / "contracts/notes-api/v1.openapi.yaml"
    text = contract.read_text(encoding="utf-8")
    bounded = text.replace("minimum: 1, maximum: 100", "minimum: 1, exclusiveMaximum: true, maximum: 100.50")
    lay_out(demo, {"contracts/notes-api/v1.openapi.yaml": bounded.replace("minLength: 1,", "minLenght: 1,")})
    assert ssotgen("build", cwd=demo).code == 0
    first = ssotgen("check", "--format", "json", cwd=demo)
    fixes = {item["id"]: item["fix"] for item in json.loads(first.out)["findings"]}
    assert {id for id, one in fixes.items() if one} == {"outdated-keyword", "unknown-keyword"}
    assert ssotgen("check", "--format", "json", cwd=demo).out == first.out
    known = load(demo)
    assert known is not None
    assert [kept_fixes.read(kept_fixes.plain(item.fix)) for item in known.findings if item.fix] == [
        item.fix for item in known.findings if item.fix
    ]
    shutil.rmtree(demo / ".ssotgen")
    assert ssotgen("check", "--format", "json", cwd=demo).out == first.out


def test_how_to_fix_needs_fix(demo: Path) -> None:
    assert ssotgen("check", "--dry-run", cwd=demo).code == 2
