"""The generated decisions are those of casbin with the generated policy."""

import csv
import subprocess
import sys
from pathlib import Path

import casbin
import yaml

from tests.helpers import REPOSITORY, Counted

RBAC = yaml.safe_load((REPOSITORY / "registries/rbac.yaml").read_text(encoding="utf-8"))
REACHES = ("own", "any")
DECIDE = """
import json, sys
from werkstatt.rbac import MATRIX, Permission, Role, decide
print(json.dumps([[role, permission, decide((role,), permission)] for role in Role for permission in Permission]))
"""


def decisions(booking: Path) -> dict[tuple[str, str], str | None]:
    """What the generated code decides, for each role and permission."""
    done = subprocess.run(
        [sys.executable, "-c", DECIDE], cwd=booking / "generated/python", capture_output=True, text=True, check=True
    )
    rows: list[tuple[str, str, str | None]] = yaml.safe_load(done.stdout)
    return {(role, permission): reach for role, permission, reach in rows}


def test_every_decision_is_casbins(booking: Path, counted: Counted) -> None:
    policy = booking / "generated/policy"
    enforcer = casbin.Enforcer(str(policy / "model.conf"), str(policy / "policy.csv"))
    decided = decisions(booking)
    assert {role for role, _ in decided} == RBAC["roles"].keys()
    assert {permission for _, permission in decided} == RBAC["permissions"].keys()
    for (role, permission), reach in decided.items():
        for asked in REACHES:
            allowed = reach in ("any", asked)
            assert enforcer.enforce(role, permission, asked) is allowed, (role, permission, asked)
            counted("decisions")
    assert not enforcer.enforce("nobody", "audit.read", "any")


def test_the_matrix_shows_the_same_decisions(booking: Path) -> None:
    with (booking / "generated/policy/matrix.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row and not row[0].startswith("#")]
    header, *body = rows
    shown = {(row[0], row[1]): row[header.index("reach")] for row in body}
    assert shown == {key: reach for key, reach in decisions(booking).items() if reach is not None}
