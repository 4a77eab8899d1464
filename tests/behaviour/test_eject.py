"""Templates of a workspace's own: copied, compared, and held against what they were copied from."""

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers import files_below, lay_out, ssotgen, tree_digest

TEMPLATE = "codeowners/CODEOWNERS.jinja"
OWN = f"mine/{TEMPLATE}"
RECORD = "mine/.ejected.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two workspaces that name a folder for templates: in `demo` it is not there yet, in `ejected` it has a copy."""
    folder = tmp_path_factory.mktemp("made")
    ssotgen("init", "demo", cwd=folder)
    toml = (folder / "demo" / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(folder / "demo", {"ssotgen.toml": f'{toml}\n[templates]\ndir = "mine"\n'})
    shutil.copytree(folder / "demo", folder / "ejected")
    assert ssotgen("eject", TEMPLATE, cwd=folder / "ejected").code == 0
    assert ssotgen("build", cwd=folder / "ejected").code == 0
    return folder


@pytest.fixture
def demo(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made / "demo", tmp_path / "demo"))


@pytest.fixture
def ejected(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made / "ejected", tmp_path / "ejected"))


def moved(workspace: Path) -> None:
    """As if the original had been another one, in an older version."""
    record = json.loads((workspace / RECORD).read_text(encoding="utf-8"))
    record["templates"][0] |= {"sha256": "0" * 64, "from": "ssotgen 0.0.9"}
    lay_out(workspace, {RECORD: json.dumps(record), OWN: "# ours\n" + (workspace / OWN).read_text(encoding="utf-8")})
    assert ssotgen("build", cwd=workspace).code == 0


def test_the_list_names_every_template_and_what_replaces_it(ejected: Path, repository: Path) -> None:
    lines = ssotgen("eject", cwd=ejected).out.splitlines()
    shipped = {
        path.relative_to(repository / "templates").as_posix() for path in (repository / "templates").rglob("*.jinja")
    }
    assert {line.split()[0] for line in lines} == shipped
    assert [line.split()[0] for line in lines if line.endswith(f"replaced by {OWN}")] == [TEMPLATE]


def test_a_copy_changes_no_output(demo: Path) -> None:
    names = [line.split()[0] for line in ssotgen("eject", cwd=demo).out.splitlines()]
    (demo / "mine").mkdir()
    assert ssotgen("build", cwd=demo).code == 0
    before = files_below(demo / "generated")
    assert ssotgen("eject", *names, cwd=demo).code == 0
    result = ssotgen("check", "--fail-on", "warning", cwd=demo)
    assert (result.code, result.ids) == (0, [])
    assert ssotgen("build", cwd=demo).code == 0
    assert files_below(demo / "generated") == before


def test_the_record_has_a_sorted_line_a_template(ejected: Path, repository: Path) -> None:
    ssotgen("eject", "rbac/rbac.py.jinja", "bundle", cwd=ejected)  # one of them is no template: neither is copied
    assert list(files_below(ejected / "mine")) == [".ejected.json", TEMPLATE]
    assert ssotgen("eject", "rbac/rbac.py.jinja", cwd=ejected).code == 0
    lines = (ejected / RECORD).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.strip(" ,"))["template"] for line in lines if '"sha256"' in line] == [
        TEMPLATE,
        "rbac/rbac.py.jinja",
    ]
    assert (ejected / OWN).read_bytes() == (repository / "templates" / TEMPLATE).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("codeowner/CODEOWNERS.jinja",), "no template is called 'codeowner/CODEOWNERS.jinja'. Did you mean"),
        ((TEMPLATE,), f"{OWN} is there already; nothing was written"),
        (("--diff",), "name the templates that are meant"),
        (("--diff", "--seen", TEMPLATE), "two steps"),
        (("--seen", "rbac/rbac.py.jinja"), "there is no mine/rbac/rbac.py.jinja"),
        (("--diff", "rbac/rbac.py.jinja"), "there is no mine/rbac/rbac.py.jinja"),
        (("../../secret",), "no template is called"),
    ],
)
def test_what_makes_no_sense_is_refused(ejected: Path, arguments: tuple[str, ...], said: str) -> None:
    before = tree_digest(ejected)
    result = ssotgen("eject", *arguments, cwd=ejected)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert tree_digest(ejected) == before


def test_a_workspace_has_to_name_a_folder(tmp_path: Path) -> None:
    ssotgen("init", "demo", cwd=tmp_path)
    result = ssotgen("eject", TEMPLATE, cwd=tmp_path / "demo")
    assert result.code == 2
    assert '[templates]\ndir = "ssotgen-templates"' in result.err


def test_templates_are_not_written_through_a_link(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (demo / "mine").symlink_to(tmp_path / "elsewhere")
    assert ssotgen("eject", TEMPLATE, cwd=demo).code == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_no_template_is_read_through_a_link(ejected: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret\n", encoding="utf-8")
    (ejected / OWN).unlink()
    (ejected / OWN).symlink_to(tmp_path / "secret")
    result = ssotgen("build", cwd=ejected)
    assert (result.code, result.out) == (2, "")
    assert f"`{OWN}` leads out of the workspace" in result.err


@pytest.mark.parametrize("folder", [".", "..", "mine/..", "/etc"])
def test_the_folder_lies_inside(ejected: Path, folder: str) -> None:
    toml = (ejected / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(ejected, {"ssotgen.toml": toml.replace('dir = "mine"', f'dir = "{folder}"')})
    assert ssotgen("eject", cwd=ejected).code == 2
    assert "is none inside the workspace" in ssotgen("build", cwd=ejected).err


def test_a_template_that_is_no_text_is_a_fault(ejected: Path) -> None:
    lay_out(ejected, {OWN: b"\xff\xfe"})
    result = ssotgen("build", cwd=ejected)
    assert (result.code, set(result.ids)) == (1, {"template-error"})
    assert "it is not UTF-8" in result.out


def test_an_original_that_moved_is_named_with_both_versions(ejected: Path) -> None:
    assert ssotgen("check", cwd=ejected).ids == []
    moved(ejected)
    result = ssotgen("check", cwd=ejected)
    assert (result.code, result.findings) == (0, [("outdated-template", f"{OWN}:1:1")])
    assert f"`{TEMPLATE}` was copied from ssotgen 0.0.9; the template of ssotgen 0.1.0 is another one" in result.out
    assert ssotgen("check", cwd=ejected).findings == result.findings  # answered from memory, and alike
    diff = ssotgen("eject", "--diff", TEMPLATE, cwd=ejected)
    assert [line for line in diff.out.splitlines() if line[:1] in "+-"][2:] == ["+# ours"]
    assert ssotgen("eject", "--seen", TEMPLATE, cwd=ejected).code == 0
    assert (ejected / OWN).read_text(encoding="utf-8").startswith("# ours\n")
    assert ssotgen("check", cwd=ejected).ids == []


def test_a_copy_that_equals_the_new_original_is_fine(ejected: Path, repository: Path) -> None:
    moved(ejected)
    lay_out(ejected, {OWN: (repository / "templates" / TEMPLATE).read_bytes()})
    assert "outdated-template" not in ssotgen("check", cwd=ejected).ids


def test_a_file_that_nothing_reads_is_named(ejected: Path) -> None:
    lay_out(
        ejected, {"mine/codeowner/CODEOWNERS.jinja": "", "mine/README.md": "ours", "mine/parts/head.jinja": "# us\n"}
    )
    result = ssotgen("check", cwd=ejected)
    assert {place for id, place in result.findings if id == "unknown-template"} == {
        "mine/codeowner/CODEOWNERS.jinja:1:1",
        "mine/parts/head.jinja:1:1",
    }
    assert f"did you mean `{TEMPLATE}`?" in result.out
    (ejected / "mine/codeowner/CODEOWNERS.jinja").unlink()
    own = (ejected / OWN).read_text(encoding="utf-8")
    lay_out(ejected, {OWN: '{% include "parts/head.jinja" %}\n' + own})
    assert ssotgen("build", cwd=ejected).ids == []
    assert "# us\n" in (ejected / "generated/CODEOWNERS").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{\n  "format": 1,\n<<<<<<< ours\n', "3:1"),
        ('{"format": 2, "templates": []}', "1:1"),
        ('{"format": 1, "templates": [{"template": 1}]}', "1:1"),
        ("[]", "1:1"),
    ],
)
def test_a_broken_record_stops_a_build(ejected: Path, text: str, place: str) -> None:
    lay_out(ejected, {RECORD: text})
    result = ssotgen("check", cwd=ejected)
    assert (result.code, result.findings) == (1, [("broken-ejections", f"{RECORD}:{place}")])
    assert ssotgen("eject", "rbac/rbac.py.jinja", cwd=ejected).code == 2


@pytest.mark.parametrize(
    ("source", "place", "said"),
    [
        (
            "# x\n{% for line in view.lnies %}\n{% endfor %}\n",
            "2:1",
            "codeowners/CODEOWNERS.jinja:2: CodeownersView has no `lnies`; did you mean `lines`? it has: lines",
        ),
        ("# x\n\n{{ veiw }}\n", "3:1", "there is no `veiw`; a template knows its `view`"),
        ("# x\n{% for %}\n", "2:1", "Expected an expression, got 'end of statement block'"),
        ("# x\n{{ view.lines[0].text.upper() ~ 'x' }}\n", "2:1", "computed in the view"),
        ('# x\n{% include "none.jinja" %}\n', "1:1", "there is no template `none.jinja`"),
    ],
)
def test_a_fault_in_a_template_has_its_line(ejected: Path, source: str, place: str, said: str) -> None:
    before = files_below(ejected / "generated")
    lay_out(ejected, {OWN: source})
    result = ssotgen("build", cwd=ejected)
    assert (result.code, result.findings) == (1, [("template-error", f"{OWN}:{place}")])
    assert "`generated/CODEOWNERS` cannot be printed: " in result.out
    assert said in result.out
    assert files_below(ejected / "generated") == before


def test_one_mistake_in_a_template_of_many_outputs_is_one_finding(ejected: Path) -> None:
    assert ssotgen("eject", "router/support.py.jinja", cwd=ejected).code == 0
    lay_out(ejected, {"mine/router/support.py.jinja": "{{ view.none }}\n"})
    assert ssotgen("build", cwd=ejected).ids == ["template-error"]


def test_outputs_of_own_templates_pass_the_gates_and_carry_the_stamp(ejected: Path) -> None:
    lay_out(ejected, {OWN: "# ours\n"})
    assert ssotgen("build", cwd=ejected).code == 0
    assert (ejected / "generated/CODEOWNERS").read_text(encoding="utf-8").startswith("# AUTO-GENERATED")
    lay_out(ejected, {OWN: "# \u202eours\n"})
    result = ssotgen("build", cwd=ejected)
    assert (result.code, result.ids) == (1, ["template-error"])
    lay_out(ejected, {OWN: "# ours\n"})
    assert ssotgen("eject", "rbac/rbac.py.jinja", cwd=ejected).code == 0
    lay_out(ejected, {"mine/rbac/rbac.py.jinja": "def broken(:\n"})
    result = ssotgen("build", cwd=ejected)
    assert (result.code, result.findings) == (1, [("template-error", "mine/rbac/rbac.py.jinja:1:1")])
