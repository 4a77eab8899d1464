"""What every command promises: exit codes, streams, formats, suggestions, and a light start."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ssotgen import __version__
from ssotgen.core.formats import FORMATS, REPORTS
from tests.helpers import lay_out, ssotgen, tree_digest

CONTRACT, ROUTES = "contracts/notes-api/v1.openapi.yaml", "registries/routes.yaml"
BROKEN = "permission: note.raed"
HEAVY = ("datamodel_code_generator", "fastapi", "jinja2", "jsonschema", "jsonschema_rs", "pydantic", "rich", "yaml")


@pytest.fixture
def broken(demo: Path) -> Path:
    """A workspace in which one name leads nowhere."""
    text = (demo / ROUTES).read_text(encoding="utf-8")
    lay_out(demo, {ROUTES: text.replace("permission: note.read", BROKEN, 1)})
    return demo


# ---- exit codes and streams


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    """A command in the wrong folder must not begin to fill it."""
    for command in ("check", "build", "plan"):
        result = ssotgen(command, cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert "is no workspace: it has neither contracts nor registries; see `ssotgen init`" in result.err
    assert list(tmp_path.iterdir()) == []


def test_what_can_be_mended_is_offered(demo: Path) -> None:
    text = (demo / ROUTES).read_text(encoding="utf-8")
    for old, new, options in (
        ("permission: note.read", "permission: note.raed", "--fix --unsafe-fixes"),
        ("    reason:", "    raeson:", "--fix"),
    ):
        lay_out(demo, {ROUTES: text.replace(old, new, 1)})
        said = ssotgen("check", cwd=demo).err
        assert f"`ssotgen check {options} --dry-run` shows how 1 of these can be mended.\n" in said


def test_a_clean_workspace(demo: Path) -> None:
    for command in ("check", "build", "plan"):
        result = ssotgen(command, cwd=demo)
        assert (result.code, result.out) == (0, ""), command
        assert "0 errors, 0 warnings" in result.err
    assert ssotgen("check", "--quiet", cwd=demo).err == ""


def test_findings_go_to_stdout_and_the_summary_to_stderr(broken: Path) -> None:
    before = tree_digest(broken)
    for command in ("check", "build"):
        result = ssotgen(command, cwd=broken)
        assert result.code == 1
        assert [id for id, _ in result.findings] == ["unknown-permission"]
        assert result.findings[0][1] == f"{ROUTES}:6:19"
        assert "did you mean `note.read`?" in result.out
        assert "::: registries/rbac.yaml:4:3" in result.out
        assert "= help: ssotgen explain unknown-permission" in result.out
        assert result.err.splitlines()[-1] == "1 error, 0 warnings. Nothing was written."
    assert tree_digest(broken) == before


def test_plan_fails_only_if_asked_to(demo: Path) -> None:
    text = (demo / CONTRACT).read_text(encoding="utf-8")
    lay_out(demo, {CONTRACT: text.replace("List notes", "List all notes")})
    before = tree_digest(demo)
    result = ssotgen("plan", cwd=demo)
    assert (result.code, "  update generated/docs/notes-api/v1.md" in result.out.splitlines()) == (0, True)
    assert ssotgen("plan", "--exit-code", cwd=demo).code == 1
    diff = ssotgen("plan", "--diff", cwd=demo).out
    assert "--- a/generated/docs/notes-api/v1.md" in diff
    assert any(line.startswith("+") and "List all notes" in line for line in diff.splitlines())
    assert tree_digest(demo) == before
    drift = ssotgen("check", cwd=demo)
    assert drift.code == 1
    assert set(drift.ids) == {"stale-output"}


def test_warnings_fail_only_if_asked_to(demo: Path) -> None:
    text = (demo / CONTRACT).read_text(encoding="utf-8")
    lay_out(demo, {CONTRACT: text.replace("      summary: Read a note\n", "")})
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.ids) == (0, ["operation-without-summary"])
    assert ssotgen("check", cwd=demo).code == 0
    assert ssotgen("check", "--fail-on", "warning", cwd=demo).code == 1


def test_wrong_usage(demo: Path, tmp_path: Path) -> None:
    for arguments, said in [
        (("chek",), "Did you mean 'check'?"),
        (("check", "--formt", "json"), "--format"),
        (("check", "--format", "yaml"), "yaml"),
        (("check", "-C", "nowhere"), "nowhere"),
        (("build", "--only", "modls"), "models"),
        (("build", "--force"), "--force"),
        (("build", "--force", "../other"), "outside"),
        (("init", "."), "not empty"),
        (("explain", "unknown-permision"), "Did you mean 'unknown-permission'?"),
        (("schema", "routs"), "Did you mean 'routes'?"),
        (("help",), "Did you mean '--help'?"),
        (("version",), "Did you mean '--version'?"),
        (("-C", ".", "check"), "an option stands behind the command: ssotgen check -C ..."),
        (("check", "-C", "ssotgen.toml"), "ssotgen.toml is no folder"),
        (("check", "-C", "generated"), "generated holds the outputs of a workspace, and is none itself"),
    ]:
        result = ssotgen(*arguments, cwd=demo)
        assert result.code == 2, arguments
        assert said in result.err, (arguments, result.err)
        assert result.out == ""
    (tmp_path / "file").touch()
    assert ssotgen("init", "file", cwd=tmp_path).code == 2


def test_a_short_option_asks_for_help_too(tmp_path: Path) -> None:
    assert ssotgen("-h", cwd=tmp_path) == ssotgen("--help", cwd=tmp_path)
    assert ssotgen("check", "-h", cwd=tmp_path) == ssotgen("check", "--help", cwd=tmp_path)


def test_the_workspace_is_found_from_every_folder_below_it(demo: Path) -> None:
    """The folder of outputs has a folder called contracts, too."""
    for folder in ("contracts/notes-api", "generated", "generated/contracts", "generated/docs/notes-api"):
        result = ssotgen("check", cwd=demo / folder)
        assert (result.code, result.err) == (0, "0 errors, 0 warnings. Everything agrees.\n"), folder


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("rules",), ("explain", "no-security"), ("check",)])
def test_a_full_disk_behind_stdout_is_no_bug(broken: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "ssotgen", *arguments]
        done = subprocess.run(command, cwd=broken, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "error: what is printed cannot be written: No space left on device"


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("rules",), ("check",)])
def test_a_reader_that_went_away_is_told_nothing(broken: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "ssotgen", *arguments]
    done = subprocess.run(command, cwd=broken, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert done.stderr == ""


def test_many_findings_are_counted_by_kind(demo: Path) -> None:
    tags = ", ".join("abcdefghijkl")
    text = (demo / CONTRACT).read_text(encoding="utf-8")
    lay_out(demo, {CONTRACT: text.replace("tags: [notes]", f"tags: [{tags}]", 1).replace("minLength", "minLenght", 1)})
    said = ssotgen("check", cwd=demo).err
    assert re.search(r"^By kind: 13 stale-output, 12 tag-undeclared, 1 [a-z-]+, 1 [a-z-]+\.$", said, re.MULTILINE), said
    assert ssotgen("check", "-q", cwd=demo).err == ""


def test_what_stands_in_the_way_is_not_answered_with_all_outputs(demo: Path) -> None:
    shutil.rmtree(demo / "generated")
    (demo / "generated").write_text("mine", encoding="utf-8")
    result = ssotgen("build", cwd=demo)
    assert (result.code, [id for id, _ in result.findings]) == (1, ["output-path"])
    assert len(result.out.splitlines()) < 10


def test_another_version_is_asked_for(demo: Path) -> None:
    toml = (demo / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(demo, {"ssotgen.toml": toml.replace("[workspace]", '[workspace]\nrequires = "~=99.0"')})
    for command in ("build", "check", "plan"):
        result = ssotgen(command, cwd=demo)
        assert result.code == 2
        assert "~=99.0" in result.err
        assert __version__ in result.err


def test_a_bug_is_reported_shortly(demo: Path) -> None:
    planted = "import ssotgen.compiler.compile as c\ndef fail(*a): raise RuntimeError('planted')\nc.declare = fail\n"
    start = "import sys\nfrom ssotgen.__main__ import main\nmain()\n"
    for option, shown in (((), False), (("--verbose",), True)):
        command = [sys.executable, "-c", planted + start, "build", *option]
        done = subprocess.run(command, cwd=demo, capture_output=True, text=True, check=False)
        assert done.returncode == 3
        assert "RuntimeError: planted" in done.stderr
        assert ("Traceback" in done.stderr) is shown


# ---- formats


def test_json(broken: Path) -> None:
    report = json.loads(ssotgen("check", "--format", "json", cwd=broken).out)
    text = json.dumps(report)
    assert '"unknown-permission"' in text
    assert f'"{ROUTES}"' in text
    assert ssotgen("check", "--format", "json", cwd=broken).out == ssotgen("check", "--format=json", cwd=broken).out


def test_json_of_nothing_is_json(demo: Path) -> None:
    assert "unknown" not in json.dumps(json.loads(ssotgen("check", "--format", "json", cwd=demo).out))


def test_github(broken: Path) -> None:
    line = ssotgen("check", "--format", "github", cwd=broken).out.splitlines()[0]
    assert line.startswith(f"::error file={ROUTES},line=6,")
    assert "unknown-permission" in line


def test_no_colour_without_a_terminal(broken: Path) -> None:
    assert "\x1b[" not in ssotgen("check", cwd=broken).out


# ---- places


def test_a_workspace_elsewhere(broken: Path, tmp_path: Path) -> None:
    here = ssotgen("check", cwd=broken)
    assert ssotgen("check", "-C", str(broken), cwd=tmp_path).out == here.out
    assert ssotgen("check", "-C", "demo", cwd=tmp_path).out == here.out
    assert ssotgen("check", cwd=broken / "registries").out == here.out


# ---- the catalogue


def test_rules_and_explain_know_the_same_findings(tmp_path: Path) -> None:
    rows = json.loads(ssotgen("rules", "--format", "json", cwd=tmp_path).out)
    text = ssotgen("rules", cwd=tmp_path).out
    assert [row["id"] for row in rows] == [line.split()[0] for line in text.splitlines()]
    assert len(rows) > 100
    page = ssotgen("explain", "unguarded-operation", cwd=tmp_path)
    assert page.code == 0
    assert page.out.startswith("# unguarded-operation\n")
    assert "## Why it matters" in page.out
    assert "## Fix" in page.out


@pytest.mark.parametrize("name", [*FORMATS, *REPORTS])
def test_schema_prints_a_json_schema(tmp_path: Path, name: str) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(ssotgen("schema", name, cwd=tmp_path).out)
    Draft202012Validator.check_schema(schema)
    assert name in ssotgen("schema", cwd=tmp_path).out.splitlines()


# ---- start


def modules_after(arguments: list[str], cwd: Path) -> set[str]:
    """What a command has imported when it ends."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "from ssotgen.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_imports_nothing(tmp_path: Path) -> None:
    assert ssotgen("--version", cwd=tmp_path).out == f"ssotgen {__version__}\n"
    loaded = modules_after(["--version"], tmp_path)
    assert {name for name in loaded if name.startswith("ssotgen")} == {"ssotgen", "ssotgen.__main__"}
    assert not loaded & {"typer", *HEAVY}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["check", "--help"], ["init", "--help"]])
def test_help_is_light(tmp_path: Path, arguments: list[str]) -> None:
    assert not modules_after(arguments, tmp_path) & set(HEAVY)


def test_fixing_is_loaded_only_to_fix(demo: Path) -> None:
    def loaded(*arguments: str) -> set[str]:
        return {name for name in modules_after(list(arguments), demo) if name.startswith("ssotgen.fixing")}

    shutil.rmtree(demo / ".ssotgen", ignore_errors=True)
    assert not loaded("check")
    assert not loaded("check", "--format", "json")
    assert "ssotgen.fixing.document" in loaded("check", "--fix")


def test_nothing_to_do_is_light(demo: Path) -> None:
    assert ssotgen("build", cwd=demo).code == 0
    loaded = modules_after(["check"], demo)
    assert not loaded & set(HEAVY), loaded & set(HEAVY)
