"""The built distributions carry everything, and what they install works alone in an empty environment."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel

# Nothing of the environment that runs the tests may help the installed wheel.
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "SSOTGEN"))}


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """Standard output of a command that ends with the given status; both streams in the message otherwise."""
    result = subprocess.run(command, cwd=cwd, env=CLEAN, capture_output=True, text=True, check=False)
    assert result.returncode == status, f"{command}: {result.returncode}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


@dataclass(frozen=True, slots=True)
class Distributions:
    wheel: Path
    wheel_from_sdist: Path


@pytest.fixture(scope="module")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    folder = tmp_path_factory.mktemp("dist")
    hatchling = (sys.executable, "-m", "hatchling", "build", "--directory")
    run(*hatchling, folder / "direct", cwd=repository)
    (sdist,) = (folder / "direct").glob("*.tar.gz")
    shutil.unpack_archive(sdist, folder, filter="data")
    run(*hatchling, folder / "again", "--target", "wheel", cwd=folder / sdist.name.removesuffix(".tar.gz"))
    (wheel,) = (folder / "direct").glob("*.whl")
    (again,) = (folder / "again").glob("*.whl")
    return Distributions(wheel, again)


def test_the_wheel_from_the_sdist_is_the_same_wheel(built: Distributions) -> None:
    assert contents(built.wheel) == contents(built.wheel_from_sdist)
    assert built.wheel.read_bytes() == built.wheel_from_sdist.read_bytes()


def test_the_wheel_holds_the_package_and_what_it_ships_and_nothing_else(built: Distributions, repository: Path) -> None:
    package = repository / "src" / "ssotgen"
    folders = (
        ("", package),
        ("/_templates", repository / "templates"),
        ("/_findings", repository / "docs" / "findings"),
        ("/_booking/contracts", repository / "contracts"),
        ("/_booking/registries", repository / "registries"),
    )
    expected = {
        f"ssotgen{prefix}/{path.relative_to(root).as_posix()}": path.read_bytes()
        for prefix, root in folders
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    expected["ssotgen/_booking/ssotgen.toml"] = (repository / "ssotgen.toml").read_bytes()
    found = {name: body for name, body in contents(built.wheel).items() if ".dist-info/" not in name}
    assert all(any(name.startswith(f"ssotgen{prefix}/") for name in found) for prefix, _ in folders)
    assert found == expected
    assert "ssotgen/py.typed" in found


def test_the_metadata_is_complete(built: Distributions, repository: Path) -> None:
    files = contents(built.wheel)
    (name,) = (name for name in files if name.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(files[name].decode("utf-8"))
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata.get_payload() == (repository / "README.md").read_text(encoding="utf-8")
    assert [line for line in metadata.get_all("Requires-Dist", []) if "ruff" in line] == ["ruff==0.17.5"]
    assert any(name.endswith("/licenses/LICENSE") for name in files)


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment that holds the wheel and what its metadata asks for."""

    folder: Path
    wheel: Path
    constraints: Path

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    def install(self, extra: str = "") -> None:
        """Resolve from uv's cache, which making `.venv` has filled; ask the index only where the cache lacks a file."""
        command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", str(self.bin / "python")]
        command += ["--constraint", str(self.constraints), f"ssotgen{extra} @ {self.wheel.as_uri()}"]
        offline = subprocess.run([*command, "--offline"], cwd=self.folder, env=CLEAN, capture_output=True, check=False)
        if offline.returncode != 0:
            run(*command, cwd=self.folder)


@pytest.fixture(scope="module")
def installed(built: Distributions, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    environment = Environment(folder, built.wheel, repository / "requirements" / "dev.txt")
    environment.install()
    return environment


@pytest.fixture(scope="module")
def demo(installed: Environment) -> Path:
    run(installed.bin / "ssotgen", "init", "demo", cwd=installed.folder)
    return installed.folder / "demo"


def test_the_installed_package_is_the_one_that_runs(installed: Environment) -> None:
    place = run(installed.bin / "python", "-c", "import ssotgen; print(ssotgen.__file__)", cwd=installed.folder)
    assert Path(place.strip()).is_relative_to(installed.folder)
    assert not Path(place.strip()).is_relative_to(Path(__file__).parents[2])


def test_the_service_libraries_are_not_needed_to_compile(installed: Environment) -> None:
    probe = "import importlib.util as u; print(u.find_spec('fastapi'), u.find_spec('uvicorn'))"
    assert run(installed.bin / "python", "-c", probe, cwd=installed.folder).split() == ["None", "None"]


def test_the_installed_command_knows_its_version(installed: Environment) -> None:
    assert run(installed.bin / "ssotgen", "--version", cwd=installed.folder).strip().endswith("0.1.0")


def test_a_new_workspace_builds_and_checks_clean(installed: Environment, demo: Path) -> None:
    run(installed.bin / "ssotgen", "build", cwd=demo)
    before = {path: path.read_bytes() for path in (demo / "generated").rglob("*") if path.is_file()}
    assert before
    run(installed.bin / "ssotgen", "check", cwd=demo)
    run(installed.bin / "ssotgen", "build", cwd=demo)
    assert before == {path: path.read_bytes() for path in (demo / "generated").rglob("*") if path.is_file()}


@pytest.fixture
def served(installed: Environment, demo: Path) -> Iterator[str]:
    """The base address of the demo's stub app, run by uvicorn on a free port."""
    run(installed.bin / "ssotgen", "build", cwd=demo)
    installed.install("[service]")
    (app, *_) = sorted((demo / "generated" / "python").rglob("app.py"))
    module = ".".join(app.relative_to(demo / "generated" / "python").with_suffix("").parts)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [str(installed.bin / "uvicorn"), f"{module}:stub_app", "--factory", "--port", port]
    command += ["--app-dir", str(demo / "generated" / "python")]
    server = subprocess.Popen(command, cwd=demo, env=CLEAN, stderr=subprocess.PIPE, text=True)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=10)


def request(address: str) -> tuple[int, bytes]:
    """Status and body, waiting for the server to come up."""
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


def test_the_app_of_a_new_workspace_starts(served: str) -> None:
    status, body = request(f"{served}/openapi.json")
    assert status == 200
    assert b'"openapi"' in body
