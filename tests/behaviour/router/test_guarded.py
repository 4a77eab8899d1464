"""What registries put in front of operations: permissions, scopes, owners, features, sizes, names of problems."""

import importlib
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

FILES = {
    "ssotgen.toml": 'format = 1\n[workspace]\npackage = "guarded_service"\n',
    "contracts/notes/v0.openapi.yaml": """
openapi: 3.1.0
info: {title: Notes, version: 0.1.0}
x-contract: {stability: draft}
security: [{oauth: []}]
components:
  securitySchemes:
    oauth: {type: openIdConnect, openIdConnectUrl: "https://example.org/.well-known/openid-configuration"}
paths:
  /notes:
    post:
      operationId: addNote
      summary: Add a note
      security: [{}, {oauth: []}]
      requestBody: {required: true, content: {text/plain: {}}}
      responses: {"204": {description: Added.}}
    get:
      operationId: listNotes
      summary: List notes
      responses: {"204": {description: None.}}
  /notes/{noteId}:
    parameters: [{name: noteId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: readNote
      summary: Read a note
      responses: {"204": {description: Read.}}
  /me:
    get: {operationId: me, summary: Me, responses: {"204": {description: Me.}}}
""",
    "registries/rbac.yaml": """
format: 1
permissions: {note.add: {description: Add}, note.read: {description: Read}}
roles:
  guest: {description: Anybody, anonymous: true, grants: {note.add: own}}
  owner: {description: Has notes, inherits: [guest], grants: {note.read: own}}
  reader: {description: Reads all, grants: {note.read: any}}
  clerk: {description: Adds notes, grants: {note.add: any}}
separation: [{roles: [reader, clerk], reason: never both}]
oauth-scopes: {notes.read: [note.read]}
""",
    "registries/routes.yaml": """
format: 1
middleware:
  id: {kind: request-id, header: X-Correlation}
  small: {kind: body-limit, size: 1KiB}
  smaller: {kind: body-limit, size: 4B}
  slow: {kind: timeout, after: 1m}
defaults: {use: [id]}
operations:
  notes/v0:
    addNote: {permission: note.add, use: [small, smaller]}
    listNotes: {permission: note.read, feature: lists, feature-off: 403}
    readNote: {permission: note.read, resource: {type: note, id: path.noteId}, use: [slow]}
    me: {permission: authenticated}
""",
    "registries/features.yaml": """
format: 1
features:
  lists:
    description: Lists
    owner: us
    kind: release
    type: boolean
    default: "off"
    created: 2026-11-01
    expires: 2027-05-01
""",
    "registries/owners.yaml": """
format: 1
owners: {us: {name: Us, handles: ["@us"], contact: us@example.org}}
paths: [{path: "/**", owners: [us]}]
""",
    "registries/errors.yaml": """
format: 1
type-base: https://example.org/problems/
errors: {forbidden: {title: "No, you may not", description: It is not allowed., remedy: Ask.}}
""",
}


@dataclass(frozen=True)
class User:
    roles: frozenset[str]
    scopes: frozenset[str] | None = None


@pytest.fixture(scope="module")
def guarded(generate, tmp_path_factory) -> SimpleNamespace:
    compilation = generate(FILES, tmp_path_factory.mktemp("guarded"))
    module = "guarded_service.notes.v0"
    return SimpleNamespace(
        compilation=compilation,
        app=importlib.import_module(f"{module}.app"),
        routes=importlib.import_module(f"{module}.routes"),
    )


@pytest.fixture
def call(guarded, package, service) -> Any:
    async def authenticate(request: Any) -> User | None:
        roles, _, scopes = request.headers.get("authorization", "").partition(";")
        return User(frozenset(roles.split(",")), frozenset(scopes.split(",")) if scopes else None) if roles else None

    async def owns(user: User, type: str, id: str) -> bool:
        return (type, id) == ("note", "mine")

    async def enabled(feature: str, user: User | None) -> bool:
        return feature == "lists" and user is not None and "reader" in user.roles

    app = guarded.app.create_app(service, authenticate=authenticate, owns=owns, feature_enabled=enabled)

    def call(method: str, path: str, who: str = "", **request: Any) -> Any:
        headers = {"Authorization": who} if who else {}
        return package.send(app, method, path, headers=headers | request.pop("headers", {}), **request)

    return call


TEXT = {"content": b"abc", "headers": {"content-type": "text/plain"}}


@pytest.mark.parametrize(
    ("method", "path", "who", "status"),
    [
        ("POST", "/notes", "", 204),
        ("POST", "/notes", "owner", 204),
        ("POST", "/notes", "reader", 403),
        ("POST", "/notes", "reader,clerk", 403),
        ("POST", "/notes", "clerk", 204),
        ("POST", "/notes", "clerk;notes.read", 403),
        ("GET", "/notes", "", 401),
        ("GET", "/notes", "owner", 403),
        ("GET", "/notes", "reader", 204),
        ("GET", "/notes/mine", "", 401),
        ("GET", "/notes/mine", "owner", 204),
        ("GET", "/notes/other", "owner", 403),
        ("GET", "/notes/other", "reader;notes.read", 204),
        ("GET", "/notes/other", "reader;other", 403),
        ("GET", "/me", "", 401),
        ("GET", "/me", "nobody", 204),
    ],
)
def test_who_may_do_what(call, method, path, who, status) -> None:
    assert call(method, path, who, **(TEXT if method == "POST" else {})).status_code == status


def test_problems_are_named_by_the_registry(call) -> None:
    response = call("POST", "/notes", "reader", **TEXT)
    assert response.json() == {
        "type": "https://example.org/problems/forbidden", "title": "No, you may not", "status": 403
    }  # fmt: skip
    unknown = call("GET", "/me")
    assert unknown.headers["www-authenticate"] == "Bearer"
    assert unknown.headers["x-correlation"]


def test_the_smallest_limit_holds(call, service) -> None:
    assert call("POST", "/notes", **TEXT | {"content": b"abcd"}).status_code == 204
    assert call("POST", "/notes", **TEXT | {"content": b"abcde"}).status_code == 413
    assert service.calls == [("add_note", {"body": "abcd"})]


def test_a_service_says_what_it_has_to_be_asked(guarded, service) -> None:
    async def authenticate(request: Any) -> User | None:
        return None

    with pytest.raises(ValueError, match="listNotes needs `feature_enabled`"):
        guarded.routes.create_router(service, authenticate=authenticate, owns=_no)
    with pytest.raises(ValueError, match="readNote needs `owns`"):
        guarded.routes.create_router(service, authenticate=authenticate, feature_enabled=_no)


async def _no(*arguments: object) -> bool:
    return False


def test_only_middleware_that_nothing_carries_out_is_a_finding(guarded) -> None:
    found = [item for item in guarded.compilation.diagnostics if item.id == "unsupported-middleware"]
    assert [item.text for item in found] == [
        "the middleware `slow` is of kind timeout, which generated services do not carry out"
    ]
    assert found[0].origin.document == "registries/routes.yaml"
