"""What the golden workspaces generate is imported and run: unchanged is not yet right."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.golden.test_golden import CASES, workspace
from tests.helpers import lay_out, outputs

SIGNED_IN = {"Authorization": "Bearer me"}
IMPORT = """
import sys, importlib
for name in sys.argv[1:]:
    importlib.import_module(name)
print("ssotgen" in sys.modules)
"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The outputs of every case; their packages, each with its own name, can be imported."""
    root = tmp_path_factory.mktemp("golden")
    found = {case: lay_out(root / case, outputs(workspace(case))) / "generated" for case in CASES}
    paths = [str(folder / "python") for folder in found.values()]
    sys.path[:0] = paths
    yield found
    del sys.path[: len(paths)]


async def authenticate(request: Any) -> Any:
    return request.headers.get("authorization")


def client(module: str, service: object) -> TestClient:
    app = import_module(f"{module}.app").create_app(service, authenticate=authenticate)
    return TestClient(app, raise_server_exceptions=False, headers=SIGNED_IN)


@pytest.mark.parametrize("case", CASES)
def test_every_module_can_be_imported_alone(folders: dict[str, Path], case: str) -> None:
    python = folders[case] / "python"
    modules = [".".join(path.relative_to(python).with_suffix("").parts) for path in python.rglob("*.py")]
    modules = sorted(module.removesuffix(".__init__") for module in modules)
    command = [sys.executable, "-W", "error", "-c", IMPORT, *modules]
    done = subprocess.run(command, cwd=python, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False\n", "")


class Echo:
    """Answers what it was given."""

    def __getattr__(self, operation: str) -> Any:
        async def handler(call: Any, **given: Any) -> dict[str, str]:
            return {name: repr(value) for name, value in given.items()}

        return handler


def test_parameters(folders: dict[str, Path]) -> None:
    with client("golden_parameters.search_api.v1", Echo()) as http:
        found = http.get(
            "/users/7a0d3c1e-9b6b-4f55-8a4a-1c5b6e7f8a90/files/report.csv",
            headers={"If-None-Match": "x", "Cookie": "session=7"},
        ).json()
        assert found == {
            "user_id": "UUID('7a0d3c1e-9b6b-4f55-8a4a-1c5b6e7f8a90')",
            "class_": "'report'",
            "format": "'csv'",
            "if_none_match": "'x'",
            "session": "7",
        }
        query = (
            "text=a%20b&tags=x&tags=y&sizes=1|2&colours=red,dark-blue&range[from]=1.5&exact=true"
            "&filter=%7B%22field%22%3A%22name%22%2C%22values%22%3A%5Bnull%5D%7D&since=2027-01-15T08:00:00Z"
        )
        found = http.get(f"/search?{query}").json()
        assert found["text"] == "'a b'"
        assert found["limit"] == "20"
        assert found["tags"] == "['x', 'y']"
        assert found["sizes"] == "[1, 2]"
        assert "dark-blue" in found["colours"]
        assert "1.5" in found["range"]
        assert "None" in found["filter"]
        assert found["exact"] == "True"
        assert found["since"].startswith("datetime.datetime(2027, 1, 15, 8, 0")
        for wrong in ("", "text=", "text=a&limit=101", "text=a&tags=1&tags=2&tags=3&tags=4", "text=a&colours=green"):
            refused = http.get(f"/search?{wrong}")
            assert refused.status_code == 422, wrong
            assert refused.json()["errors"][0]["name"] == (wrong or "text").split("&")[-1].split("=")[0], refused.json()
        assert http.get("/users/7/files/report.csv").status_code == 422


def test_responses(folders: dict[str, Path]) -> None:
    module = "golden_responses.job_api.v2"
    routes, models = import_module(f"{module}.routes"), import_module(f"{module}.models")

    class Jobs:
        async def start_job(self, call: Any, *, body: Any) -> Any:
            job = models.Job(id=body.name, state="running")
            match body.name:
                case "now":
                    return routes.StartJob200(job)
                case "later":
                    return routes.StartJob202(job, location="/jobs/later", retry_after=body.priority)
                case "twice":
                    raise routes.Problem409(models.Problem(type="t", title="Twice", status=409))
                case "teapot":
                    raise routes.ProblemDefault(models.Problem(type="t", title="No", status=418), status=418)
                case "wrong":
                    return routes.Problem4XX(models.Problem(type="t", title="No", status=400), status=400)
            raise RuntimeError("secret")

        async def get_job(self, call: Any, *, job_id: str) -> Any:
            if job_id == "gone":
                raise routes.GetJob404(models.Problem(type="t", title="Gone", status=404))
            return models.Job(id=job_id, state="done", note=None)

        async def stop_job(self, call: Any, *, job_id: str) -> None:
            return None

        async def read_log(self, call: Any, *, job_id: str) -> Any:
            return routes.ReadLog200("one\ntwo\n", x_lines=2)

    with client(module, Jobs()) as http:
        start = {name: http.post("/jobs", json={"name": name}) for name in ("now", "later", "twice", "teapot")}
        assert {name: answer.status_code for name, answer in start.items()} == {
            "now": 200,
            "later": 202,
            "twice": 409,
            "teapot": 418,
        }
        assert start["now"].json() == {"id": "now", "state": "running"}, "what is absent stays absent"
        assert (start["later"].headers["Location"], start["later"].headers["Retry-After"]) == ("/jobs/later", "5")
        assert start["twice"].headers["Content-Type"] == "application/problem+json"
        for name in ("wrong", "crash"):
            failed = http.post("/jobs", json={"name": name})
            assert failed.status_code == 500
            assert "secret" not in failed.text
            assert failed.json()["type"] == "https://jobs.example/problems/internal"
        assert http.get("/jobs/7").json() == {"id": "7", "state": "done", "note": None}
        assert http.get("/jobs/gone").json() == {"type": "t", "title": "Gone", "status": 404}
        assert (http.delete("/jobs/7").status_code, http.delete("/jobs/7").content) == (204, b"")
        log = http.get("/jobs/7/log")
        assert (log.text, log.headers["X-Lines"]) == ("one\ntwo\n", "2")
        assert log.headers["Content-Type"].startswith("text/plain")
        assert http.post("/jobs", content=b"{", headers={"Content-Type": "application/json"}).status_code == 422
        assert http.post("/jobs", content=b"{}", headers={"Content-Type": "text/csv"}).status_code == 415
        assert (
            http.post("/jobs", content=b"x" * 2_000_000, headers={"Content-Type": "application/json"}).status_code
            == 413
        )


def test_directions(folders: dict[str, Path]) -> None:
    models = import_module("golden_directions.shop_api.v1.models")
    sent = {"items": [{"article": {"sku": "A-1"}, "count": 2}], "password": "secret"}
    order = models.OrderInput.model_validate(sent)
    assert order.note == "22:22", "a default is text where its schema says so"
    assert order.model_dump(by_alias=True, exclude_unset=True) == sent
    assert {"id", "placed_at"} & models.OrderInput.model_fields.keys() == set()
    assert "password" not in models.Order.model_fields
    with pytest.raises(ValueError, match="price"):
        models.Order.model_validate({**sent, "id": 1, "placedAt": "2027-01-15T08:00:00Z"})
    assert not hasattr(models, "FaultInput"), "what is the same in both directions is one class"


def test_the_contract_decides_where_nobody_else_does(folders: dict[str, Path]) -> None:
    stub = import_module("golden_no_registries.shelf.v1.app").stub_app()
    with TestClient(stub, raise_server_exceptions=False) as http:
        statuses = [http.get(path).status_code for path in ("/books", "/books/1", "/books/newest")]
        assert statuses == [401, 501, 501]
        key = {"Authorization": "Bearer -"}
        assert [http.get(path, headers=key).status_code for path in ("/books", "/books/1")] == [501, 501]
        assert http.get("/openapi.json").json()["openapi"] == "3.0.3"


def test_own_things(folders: dict[str, Path]) -> None:
    """An author changes what is theirs, an editor anything; scopes are a ceiling; what is off is forbidden."""
    module = "golden_access.note_api.v1"

    class Caller:
        def __init__(self, roles: str, scopes: str | None) -> None:
            self.roles = roles.split(",")
            self.scopes = scopes.split(",") if scopes else None

    async def who(request: Any) -> Any:
        given = request.headers.get("x-roles")
        return None if given is None else Caller(given, request.headers.get("x-scopes"))

    async def owns(principal: Any, type: str, id: str) -> bool:
        assert type == "note"
        return id == "mine"

    async def feature_enabled(feature: str, principal: Any) -> bool:
        return feature != "sharing"

    class Notes(Echo):
        async def list_notes(self, call: Any) -> list[str]:
            return [str(call.reach)]

        async def change_note(self, call: Any, *, note_id: str, body: str) -> None:
            return None

    app = import_module(f"{module}.app").create_app(
        Notes(), authenticate=who, owns=owns, feature_enabled=feature_enabled
    )
    with TestClient(app, raise_server_exceptions=False) as http:

        def change(note: str, **headers: str) -> int:
            sent = {f"x-{name}": value for name, value in headers.items()}
            return int(http.put(f"/notes/{note}", json="text", headers=sent).status_code)

        assert [change("mine", roles="author"), change("yours", roles="author")] == [204, 403]
        assert [change("yours", roles="editor"), change("yours", roles="visitor"), change("mine")] == [204, 403, 401]
        assert [change("mine", roles="author", scopes=scope) for scope in ("notes", "audit")] == [204, 403]
        assert change("mine", roles="editor,auditor") == 403, "kept apart"
        assert http.get("/notes").json() == ["any"]
        assert http.post("/shares?noteId=mine", headers={"x-roles": "author"}).status_code == 403
        assert http.get("/notes", headers={"X-Trace": "abc"}).headers["X-Trace"] == "abc"


def test_generated_access_tests_pass(folders: dict[str, Path]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "."]
    done = subprocess.run(command, cwd=folders["access"] / "tests", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "passed" in done.stdout
