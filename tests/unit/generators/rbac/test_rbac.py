"""What the registry of roles becomes: the matrix with the way of each grant, a policy, a module, tests."""

import csv

import pytest

from tests.helpers import files_below, findings, outputs
from tests.rules.test_rules import HERE as RULES

PERMISSIONS = ("note.read", "note.write", "note.share", "page.read")
ROLES = """
  base: {description: Base, grants: {note.read: own}}
  wide: {description: Wide, grants: {"note.*": any}}
  both: {description: Both, inherits: [base, wide], grants: {page.read: own}}
  heir: {description: Heir, inherits: [both], grants: {note.read: own, page.read: any}}
"""


def workspace(roles: str = ROLES, permissions: tuple[str, ...] = PERMISSIONS) -> dict[str, bytes]:
    """The small guarded workspace with other roles; every permission is used by a page."""
    files = files_below(RULES / "_bases/guarded")
    defined = "".join(f"  {id}: {{description: {id}}}\n" for id in permissions)
    pages = "".join(f"  p{n}: {{path: /p{n}, title: P, permission: {id}}}\n" for n, id in enumerate(permissions))
    quiet = '\n[rules]\nwildcard-grant = "off"\n'
    return files | {
        "registries/rbac.yaml": f"format: 1\npermissions:\n{defined}roles:{roles}".encode(),
        "registries/routes.yaml": files["registries/routes.yaml"] + f"pages:\n{pages}".encode(),
        "ssotgen.toml": f"format = 1{quiet}".encode(),
    }


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return outputs(workspace())


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_each_grant_tells_where_it_comes_from(made: dict[str, str]) -> None:
    """The wider reach wins, then the shorter way; a wildcard is named as it was written."""
    found = {(row["role"], row["permission"]): row for row in rows(made["generated/policy/matrix.csv"])}
    shown = {key: (row["reach"], row["through"], row["written as"]) for key, row in found.items()}
    assert shown == {
        ("base", "note.read"): ("own", "base", "note.read"),
        **{("wide", id): ("any", "wide", "note.*") for id in PERMISSIONS[:3]},
        **{("both", id): ("any", "both > wide", "note.*") for id in PERMISSIONS[:3]},
        ("both", "page.read"): ("own", "both", "page.read"),
        **{("heir", id): ("any", "heir > both > wide", "note.*") for id in PERMISSIONS[:3]},
        ("heir", "page.read"): ("any", "heir", "page.read"),
    }
    assert found["wide", "note.share"]["place"] == "/roles/wide/grants/note.*"


def test_wildcards_are_expanded_in_code(made: dict[str, str]) -> None:
    module: dict[str, object] = {}
    text = made["generated/python/generated_service/rbac.py"]
    replaced = text.replace("from ._support.call import Reach", "from ssotgen.support.call import Reach")
    exec(replaced.replace("from ._support.guard", "from ssotgen.support.guard"), module)
    decide = module["decide"]
    assert callable(decide)
    assert [decide(("wide",), id) for id in PERMISSIONS] == ["any", "any", "any", None]
    assert decide(("base", "both"), "note.read") == "any"
    assert decide(("nobody", "base"), "note.read") == "own"
    assert decide((), "note.read") is None


def test_operations_by_role(made: dict[str, str]) -> None:
    found = {row["operation"]: row for row in rows(made["generated/policy/operations.csv"])}
    assert [found["getNote"][role] for role in ("base", "both", "heir", "wide")] == ["own", "any", "any", "any"]
    assert found["getNote"]["resource"] == "note by path noteId"


def test_names_that_would_collide_are_refused() -> None:
    roles = "\n  a-b: {description: A, grants: {note.read: any}}\n"
    found = findings(workspace(roles, ("note.read", "a-b.c", "a.b.c")))
    assert [line.split()[1] for line in found] == ["name-collision"]


def test_without_roles_there_is_nothing() -> None:
    files = workspace()
    routes = b"format: 1\noperations: {notes-api/v1: {'*': {permission: authenticated}}}\n"
    del files["registries/rbac.yaml"]
    made = outputs(files | {"registries/routes.yaml": routes})
    assert not [path for path in made if "rbac" in path.rpartition("/")[2] and not path.endswith(".json")]
    assert not [path for path in made if path.startswith("generated/policy/")]
