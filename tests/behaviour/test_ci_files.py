"""What other people's CI runs of ours: the action, the hooks and the snippets of docs/ci.md, command by command."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from junitparser import JUnitXml

from tests.helpers import REPOSITORY, ssotgen

ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PAGE = (REPOSITORY / "docs" / "ci.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def step(name: str) -> str:
    (found,) = (step for step in ACTION["runs"]["steps"] if step["name"] == name)
    assert found["shell"] == "bash"
    return str(found["run"])


def run(script: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=cwd,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository with a built workspace in a folder of it."""
    folder = tmp_path / "repository" / "service"
    folder.parent.mkdir()
    assert ssotgen("init", "service", cwd=folder.parent).code == 0
    assert ssotgen("build", cwd=folder).code == 0
    done = run("git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -qm all", folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


def break_it(workspace: Path) -> None:
    routes = workspace / "registries" / "routes.yaml"
    routes.write_text(routes.read_text("utf-8").replace("note.write", "note.wrote", 1), encoding="utf-8")


def checked_in(path: Path, schema: str) -> None:
    """Hold a file against the JSON Schema that a service publishes for it."""
    done = run(f"check-jsonschema --builtin-schema {schema} {path}", REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr


# ---- the action


def test_the_action_has_the_form_of_one() -> None:
    checked_in(REPOSITORY / "action.yml", "vendor.github-actions")
    assert set(ACTION["inputs"]) == set(re.findall(r"^\| `([a-z-]+)` \| `?[\w.]+`? \|", PAGE, re.MULTILINE))


def test_the_action_hands_inputs_over_as_environment_only() -> None:
    """A value that is pasted into a script could be a command."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]


@pytest.mark.wheel
def test_the_action_installs_by_hash_and_checks(workspace: Path, tmp_path: Path) -> None:
    summary, sarif, runner = tmp_path / "summary.md", tmp_path / "o.sarif", tmp_path / "runner"
    runner.mkdir()
    environment = {
        "GITHUB_ACTION_PATH": str(REPOSITORY),
        "RUNNER_TEMP": str(runner),
        "GITHUB_STEP_SUMMARY": str(summary),
        "PYTHON": sys.executable,
        "DIRECTORY": "service",
        "FAIL_ON": "error",
        "SARIF": str(sarif),
    }
    installed = run(step("install"), workspace.parent, **environment)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    check = step("check")
    good = run(check, workspace.parent, **environment)
    assert (good.returncode, good.stdout) == (0, "")
    assert summary.read_text() == "### ssotgen: 0 errors, 0 warnings. Everything agrees.\n"
    break_it(workspace)
    bad = run(check, workspace.parent, **environment)
    assert bad.returncode == 1
    assert bad.stdout.startswith("::error file=service/registries/routes.yaml,line=")
    assert "unknown-permission" in summary.read_text()
    (found,) = json.loads(sarif.read_text())["runs"]
    assert {result["ruleId"] for result in found["results"]} == {"unknown-permission"}


# ---- hooks


def test_the_hooks_are_a_manifest(tmp_path: Path) -> None:
    done = run(f"pre-commit validate-manifest {REPOSITORY / '.pre-commit-hooks.yaml'}", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {hook["id"] for hook in HOOKS} <= set(re.findall(r"ssotgen-\w+", PAGE))


def test_the_hooks_run(workspace: Path) -> None:
    commands = {hook["id"]: hook["entry"] for hook in HOOKS}
    for command in commands.values():
        assert run(command, workspace).returncode == 0
    routes = workspace / "registries" / "routes.yaml"
    routes.write_text(routes.read_text("utf-8") + "# a remark\n", encoding="utf-8")
    break_it(workspace)
    for command in commands.values():
        assert run(command, workspace).returncode == 1


def test_a_build_says_by_its_exit_whether_it_wrote(workspace: Path) -> None:
    assert ssotgen("build", "--exit-code", cwd=workspace).code == 0
    (workspace / "generated" / "CODEOWNERS").unlink()
    assert ssotgen("build", "--exit-code", cwd=workspace).code == 1
    assert (workspace / "generated" / "CODEOWNERS").exists()
    assert ssotgen("build", "--exit-code", cwd=workspace).code == 0


def committing(workspace: Path, home: Path, *lines: str) -> None:
    """Have pre-commit run our hooks by its own rules, with the ssotgen that is tested in place of an installed one."""
    hooks = [{**hook, "language": "system", **yaml.safe_load("\n".join(lines) or "{}")} for hook in reversed(HOOKS)]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (workspace / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    done = run("git init -q . && git add . && pre-commit install", workspace, PRE_COMMIT_HOME=str(home))
    assert done.returncode == 0, done.stderr


def commit(repository: Path, home: Path) -> str:
    """What a commit of everything that is staged comes to: what each hook said of it."""
    script = "git -c user.name=a -c user.email=a@b commit -m more"
    done = run(script, repository, PRE_COMMIT_HOME=str(home), GIT_TERMINAL_PROMPT="0")
    said = dict(re.findall(r"^(ssotgen \w+)\.+(?:\(.*\))?(\w+)$", done.stdout + done.stderr, re.MULTILINE))
    return f"{'committed' if done.returncode == 0 else 'stopped'}: {said}"


def test_a_commit_that_lacks_outputs_is_stopped_also_where_they_are_all_new(tmp_path: Path) -> None:
    """pre-commit takes a hook that only creates files for one that changed nothing."""
    assert ssotgen("init", "fresh", cwd=tmp_path).code == 0
    workspace, home = tmp_path / "fresh", tmp_path / "home"
    committing(workspace, home)
    assert commit(workspace, home) == "stopped: {'ssotgen build': 'Failed', 'ssotgen check': 'Passed'}"
    assert run("git add .", workspace).returncode == 0
    assert commit(workspace, home) == "committed: {'ssotgen build': 'Passed', 'ssotgen check': 'Passed'}"
    (workspace / "notes.txt").write_text("of no concern\n", encoding="utf-8")
    assert run("git add .", workspace).returncode == 0
    assert commit(workspace, home) == "committed: {'ssotgen build': 'Skipped', 'ssotgen check': 'Skipped'}"
    break_it(workspace)
    assert run("git add .", workspace).returncode == 0
    assert commit(workspace, home) == "stopped: {'ssotgen build': 'Failed', 'ssotgen check': 'Failed'}"


def test_a_workspace_in_a_folder_is_told_to_the_hooks_as_the_page_says(workspace: Path, tmp_path: Path) -> None:
    (override,) = yaml.safe_load(SNIPPETS[3])
    committing(workspace.parent, tmp_path / "home", f"args: {override['args']}", f"files: {override['files']}")
    break_it(workspace)
    assert run("git add .", workspace.parent).returncode == 0
    stopped = "stopped: {'ssotgen build': 'Failed', 'ssotgen check': 'Failed'}"
    assert commit(workspace.parent, tmp_path / "home") == stopped


# ---- the page


def test_the_snippets_have_the_forms_of_their_services(tmp_path: Path) -> None:
    github, gitlab, hooks, _ = SNIPPETS
    for text, schema in ((github, "vendor.github-workflows"), (gitlab, "vendor.gitlab-ci")):
        path = tmp_path / "snippet.yaml"
        path.write_text(text, encoding="utf-8")
        checked_in(path, schema)
    (tmp_path / "snippet.yaml").write_text(hooks, encoding="utf-8")
    done = run("pre-commit validate-config snippet.yaml", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    (repository,) = yaml.safe_load(hooks)["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in HOOKS}
    assert set(yaml.safe_load(github)["jobs"]["ssotgen"]["steps"][1]["with"]) <= set(ACTION["inputs"])


def test_the_gitlab_job_writes_what_it_hands_over(workspace: Path) -> None:
    job = yaml.safe_load(SNIPPETS[1])["ssotgen"]
    (command,) = job["script"]
    reports = job["artifacts"]["reports"]
    break_it(workspace)
    assert run(command, workspace).returncode == 1
    rows = json.loads((workspace / reports["codequality"]).read_text())
    assert [row["location"]["path"] for row in rows] == ["service/registries/routes.yaml"] * len(rows)
    assert rows
    assert JUnitXml.fromfile(str(workspace / reports["junit"])).failures == len(rows)


@pytest.mark.parametrize("command", re.findall(r"\| `(ssotgen [^`]+)`", PAGE))
def test_every_command_of_the_page_exists(workspace: Path, command: str) -> None:
    done = run(command.replace("FORMAT=FILE", "json=found.json"), workspace)
    assert done.returncode == 0, done.stderr


def test_the_page_names_every_format() -> None:
    from ssotgen.cli.formats import OutputFormat

    line = PAGE[PAGE.index("Formats: ") : PAGE.index("carry a fingerprint")]
    assert set(re.findall(r"`(\w+)`", line.partition(".\n")[0])) == set(OutputFormat)


# ---- memory


def test_what_is_remembered_is_reported_alike(workspace: Path) -> None:
    """A run that nothing moved before reads no document again, and says the same."""
    roles = workspace / "registries" / "rbac.yaml"
    text = roles.read_text("utf-8")
    roles.write_text(text.replace("permissions:\n", "permissions:\n  note.spare: {description: Spare}\n", 1), "utf-8")
    assert ssotgen("build", cwd=workspace).code == 0
    state = workspace / ".ssotgen" / "state.json"
    for format in ("text", "json", "sarif", "github"):
        remembered = ssotgen("check", "--format", format, cwd=workspace)
        assert "unused-permission" in remembered.out
        state.unlink()
        assert ssotgen("check", "--format", format, cwd=workspace).out == remembered.out
