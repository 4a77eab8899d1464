"""The example of an extension, built as a wheel and installed beside the built ssotgen, where nothing else helps it."""

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers import REPOSITORY, files_below, lay_out

EXAMPLE = REPOSITORY / "examples" / "plugin"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "SSOTGEN"))}
REQUESTS = "generated/http/notes-api/v1.http"


@dataclass(frozen=True)
class Environment:
    """The wheels of ssotgen and of the example in a virtual environment; what those depend on is that of the tests."""

    folder: Path
    example: Path

    def run(self, *command: str, cwd: Path, status: int = 0) -> str:
        """Standard output of a program of the environment; both streams in the message where it ends otherwise."""
        program, *arguments = command
        path = self.folder / "bin" / program
        done = subprocess.run([path, *arguments], cwd=cwd, env=CLEAN, capture_output=True, text=True, check=False)
        assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def install(self, *wheels: Path) -> None:
        pip("install", "--no-deps", "--no-index", "--offline", *map(str, wheels), python=self.folder)

    def uninstall(self, name: str) -> None:
        pip("uninstall", name, python=self.folder)


def pip(command: str, *arguments: str, python: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "uv", "pip", command, "--quiet", "--python", python / "bin" / "python", *arguments],
        env=CLEAN,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def wheel(project: Path, folder: Path) -> Path:
    """The wheel of a project, built without a network and without an environment of its own."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=project, env=CLEAN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("extended")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True, env=CLEAN)
    (packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (packages / "shared.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    made = Environment(folder / "venv", wheel(EXAMPLE, folder / "example"))
    made.install(wheel(REPOSITORY, folder / "ssotgen"), made.example)
    return made


@pytest.fixture
def demo(environment: Environment, tmp_path: Path) -> Path:
    environment.run("ssotgen", "init", "demo", cwd=tmp_path)
    return tmp_path / "demo"


def test_both_run_from_their_wheels(environment: Environment, tmp_path: Path) -> None:
    places = "import ssotgen, ssotgen_http_files as x; print(ssotgen.__file__, x.__file__)"
    for place in environment.run("python", "-c", places, cwd=tmp_path).split():
        assert Path(place).is_relative_to(environment.folder)


def test_it_passes_its_own_tests(environment: Environment, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "tests", tmp_path / "tests")
    shutil.copy(EXAMPLE / "pyproject.toml", tmp_path)
    said = environment.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=tmp_path)
    assert "3 passed" in said


def test_a_build_runs_its_generator_and_its_rule(environment: Environment, demo: Path) -> None:
    environment.run("ssotgen", "build", cwd=demo)
    text = (demo / REQUESTS).read_text(encoding="utf-8")
    assert text.startswith("# AUTO-GENERATED")
    assert "GET {{host}}/notes/{{noteId}}\n" in text
    assert environment.run("ssotgen", "check", cwd=demo) == ""
    assert environment.run("ssotgen", "trace", f"{REQUESTS}:3", cwd=demo).startswith("notes-api/v1")
    contract = demo / "contracts/notes-api/v1.openapi.yaml"
    contract.write_text(contract.read_text(encoding="utf-8").replace("  /notes:", "  /listNotes:"), encoding="utf-8")
    said = environment.run("ssotgen", "check", cwd=demo, status=1)
    finding, place, *_ = said.splitlines()
    assert finding == "warning[verb-in-path]: `listNotes` says what the method says"
    assert place.strip() == "--> contracts/notes-api/v1.openapi.yaml:12:3"


def test_its_finding_has_a_page(environment: Environment, demo: Path) -> None:
    assert "From ssotgen-http-files 1.0.0." in environment.run("ssotgen", "explain", "verb-in-path", cwd=demo)
    assert "(ssotgen-http-files 1.0.0)" in environment.run("ssotgen", "rules", cwd=demo)


def test_its_template_can_be_replaced(environment: Environment, demo: Path) -> None:
    settings = (demo / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(demo, {"ssotgen.toml": f'{settings}\n[templates]\ndir = "templates"\n'})
    environment.run("ssotgen", "eject", "http-files/requests.http.jinja", cwd=demo)
    assert '"from": "ssotgen-http-files 1.0.0"' in (demo / "templates/.ejected.json").read_text(encoding="utf-8")
    own = demo / "templates/http-files/requests.http.jinja"
    own.write_text(own.read_text(encoding="utf-8").replace("8000", "9000"), encoding="utf-8")
    environment.run("ssotgen", "build", cwd=demo)
    assert "@host = http://127.0.0.1:9000" in (demo / REQUESTS).read_text(encoding="utf-8")


def test_an_update_is_named_and_asks_for_a_build(environment: Environment, demo: Path, tmp_path: Path) -> None:
    environment.run("ssotgen", "build", cwd=demo)
    newer = shutil.copytree(EXAMPLE, tmp_path / "newer", ignore=shutil.ignore_patterns("__pycache__"))
    for path, old, new in (
        ("pyproject.toml", 'version = "1.0.0"', 'version = "1.1.0"'),
        ("src/ssotgen_http_files/templates/http-files/requests.http.jinja", "8000", "8080"),
    ):
        text = (newer / path).read_text(encoding="utf-8")
        assert old in text
        (newer / path).write_text(text.replace(old, new), encoding="utf-8")
    environment.install(wheel(newer, tmp_path / "wheel"))
    try:
        said = environment.run("ssotgen", "check", cwd=demo, status=1)
        assert "written with ssotgen-http-files 1.0.0; this is ssotgen-http-files 1.1.0" in said
        assert "error[stale-output]" in said
        assert f"--> {REQUESTS}\n" in said
        environment.run("ssotgen", "build", cwd=demo)
        assert environment.run("ssotgen", "check", cwd=demo) == ""
    finally:
        environment.install(environment.example)


def test_without_it_nothing_is_lost_that_was_asked_for(environment: Environment, demo: Path) -> None:
    settings = (demo / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(demo, {"ssotgen.toml": f'{settings}\n[generators]\non = ["http-files"]\n'})
    environment.run("ssotgen", "build", cwd=demo)
    before = files_below(demo / "generated")
    environment.uninstall("ssotgen-http-files")
    try:
        assert "error[unknown-generator]" in environment.run("ssotgen", "build", cwd=demo, status=1)
        assert files_below(demo / "generated") == before
    finally:
        environment.install(environment.example)
