"""Large contracts: models and routes as packages, whose modules are imported when something of them is used."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from tests.behaviour.split_kit import TAGS, document, schemas, workspace
from tests.helpers import lay_out, outputs, ssotgen

ENGINES = ("native", "datamodel-code-generator")
COMMON = {"id": "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30"}
V0 = "generated/python/split_service/split/v0"


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def made(engine: str) -> dict[str, str]:
    return outputs(encoded(workspace(document(), engine=engine, package=package(engine))))


@pytest.fixture(scope="module")
def folder(made: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = lay_out(tmp_path_factory.mktemp("split"), made) / "generated/python"
    sys.path.insert(0, str(root))
    yield root
    sys.path.remove(str(root))


@pytest.fixture(scope="module")
def models(engine: str, folder: Path) -> ModuleType:
    return importlib.import_module(f"{package(engine)}.split.v0.models")


def package(engine: str) -> str:
    return f"split_{engine.replace('-', '_')}"


def encoded(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def run(folder: Path, code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.split()


LOADED = "print(*sorted(name for name in sys.modules if '.v0.models.' in name))"


def test_every_name_is_there_and_can_be_built(models):
    assert len(models.__all__) > 300
    assert models.__all__ == dir(models) == sorted(models.__all__)
    for name in models.__all__:
        item = getattr(models, name)
        assert item.__module__.startswith(f"{models.__name__}.")
        if isinstance(item, type) and issubclass(item, BaseModel):
            item.model_rebuild()
        else:
            TypeAdapter(item)
    with pytest.raises(AttributeError, match="Nothing"):
        _ = models.Nothing


def test_models_work_across_modules(models):
    value = {"below": {"below": {"common": COMMON}, "color": "red"}, "inner": {"size": 3}}
    bed = models.Beds1.model_validate(value)
    assert type(bed.below).__module__ == type(bed).__module__
    assert type(bed.below.below).__module__ != type(bed).__module__
    assert (bed.kind, bed.below.below.common.kind) == (models.Kind.PLAIN, None)
    with pytest.raises(ValidationError):
        models.Beds1.model_validate(value | {"color": "shade 2"})


def test_what_refers_to_another_schema_is_checked(engine, models):
    value = {"a": COMMON, "b": "x", "common": COMMON}
    assert models.Guarded.model_validate({"a": COMMON, "common": COMMON}).b is None
    if engine == "native":
        with pytest.raises(ValidationError, match="`not` does not hold"):
            models.Guarded.model_validate(value)


def test_one_model_does_not_import_all(engine, folder):
    module = f"{package(engine)}.split.v0.models"
    assert run(folder, f"import sys, {module}\n{LOADED}") == []
    assert run(folder, f"import sys\nfrom {module} import Common\n{LOADED}") == [f"{module}.shared_beds"]
    assert run(folder, f"import sys\nfrom {module} import Beds3\n{LOADED}") == [
        f"{module}.beds",
        f"{module}.shared_beds",
    ]


def test_no_module_is_imported_at_the_start_of_the_app_unless_that_is_wanted(engine, folder):
    before = f"import sys\nfrom {package(engine)}.split.v0 import app\n"
    assert run(folder, f"{before}app.stub_app()\n{LOADED}") == []
    eager = (
        "app.create_app(object.__new__(type('S', (), {'__getattr__': lambda *_: None})), authenticate=None, eager=True)"
    )
    loaded = run(folder, f"{before}{eager}\n{LOADED}")
    assert {name.rpartition(".")[2] for name in loaded} >= {"beds", "cars", "doors", "class_", "shared_beds"}


def test_routes_are_at_hand_under_their_names(engine, folder):
    module = f"{package(engine)}.split.v0.routes"
    routes = importlib.import_module(module)
    for tag in TAGS:
        protocol = getattr(routes, f"{tag.capitalize()}Service")
        assert protocol.__module__ == f"{module}.{'class_' if tag == 'class' else tag.lower()}"
        assert protocol in routes.SplitV0.__mro__
    assert {routes.GetBeds0404.__module__, routes.GetBeds1404.__module__} == {f"{module}.beds"}
    assert routes.GET_BEDS1.path == "/beds/1"


def test_what_operations_share_stands_once(engine, made, folder):
    module = f"{package(engine)}.split.v0.routes"
    routes = importlib.import_module(module)
    assert routes.Unfit422.__module__ == f"{module}._responses"
    for operation in (routes.GET_BEDS1, routes.GET_CARS0):
        assert [one.wrapper for one in operation.signature().responses if one.status == 422] == [routes.Unfit422]
    homes = [text for path, text in made.items() if "/v0/routes/" in path and "/_" not in path]
    assert homes
    assert not any("import UUID" in text or "KW_ONLY" in text for text in homes)


def test_the_parts_are_typed_and_laid_out(engine, folder):
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir=/dev/null", "-p", package(engine)],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    user = folder / "user.py"
    user.write_text(f"from {package(engine)}.split.v0 import models\n\nmodels.Beds1\nmodels.Beeds1\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir=/dev/null", "user.py"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = [line for line in done.stdout.splitlines() if " error: " in line]
    assert len(found) == 1
    assert found[0].startswith('user.py:4: error: Module has no attribute "Beeds1"')


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_one_more_schema_changes_its_own_module_and_indexes_alone(engine):
    found = schemas()
    before = outputs(encoded(workspace(document(found), engine=engine)))
    lonely = {"type": "object", "properties": {"bed": {"$ref": "#/components/schemas/Beds1"}, "more": {"enum": ["a"]}}}
    after = outputs(encoded(workspace(document({"LonelyLamp": lonely, **found}), engine=engine)))
    python = {path for path in changed(before, after) if path.endswith(".py")}
    assert python == {f"{V0}/models/__init__.py", f"{V0}/models/other.py"}
    spoken = json.loads(json.dumps(found))
    spoken["Cars39"]["properties"]["lamp"] = {"$ref": "#/components/schemas/Lamp"}
    spoken["Lamp"] = lonely | {"properties": {"watts": {"type": "integer"}}}
    after = outputs(encoded(workspace(document(spoken), engine=engine)))
    python = {path for path in changed(before, after) if path.endswith(".py")}
    assert python == {f"{V0}/models/__init__.py", f"{V0}/models/cars.py"}


def test_the_order_of_keys_changes_nothing(engine):
    content = document()
    turned = {**content, "paths": dict(reversed(content["paths"].items()))}
    turned["components"] = {
        kind: dict(reversed(found.items())) for kind, found in reversed(content["components"].items())
    }
    assert outputs(encoded(workspace(turned, engine=engine))) == outputs(encoded(workspace(content, engine=engine)))


def test_modules_become_packages_and_modules_again(tmp_path):
    small = document(schemas(3), operations=3)
    for content, is_package in ((small, False), (document(), True), (small, False)):
        lay_out(tmp_path, workspace(content))
        assert ssotgen("build", cwd=tmp_path).code == 0
        for name in ("models", "routes"):
            assert (tmp_path / V0 / f"{name}.py").exists() is not is_package
            assert (tmp_path / V0 / name / "__init__.py").exists() is is_package
        assert ssotgen("check", cwd=tmp_path).code == 0
