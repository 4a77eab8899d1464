"""One slip of a finger in ssotgen's own workspace is undone to the byte, comments and layout around it included."""

from pathlib import Path

import pytest

from ssotgen.compiler.fix import fix, write
from ssotgen.compiler.project import open_project
from tests.helpers import REPOSITORY, hand_written, lay_out

SOURCES = hand_written(REPOSITORY)
API = "contracts/booking-api/v1.openapi.yaml"
ROUTES, RBAC = "registries/routes.yaml", "registries/rbac.yaml"
OWNERS, ERRORS = "registries/owners.yaml", "registries/errors.yaml"
SETTINGS = "ssotgen.toml"
SLOT = '$ref: "#/components/schemas/Slot"'
FEATURE = "      feature: online-booking\n"
SLIPS = [
    # names
    (ROUTES, "public-rate, once, audited", "public-rate, onec, audited"),
    (ROUTES, "emits: [appointment.booked/v1]", "emits: [appointment.bookd/v1]"),
    (ROUTES, "feature: online-booking", "feature: onlin-booking"),
    (ROUTES, "    getWorkshop:", "    getWorkshp:"),
    (ROUTES, "  booking-api/v1:", "  booking-ap/v1:"),
    (ROUTES, "id: path.appointmentId", "id: path.apointmentId"),
    (OWNERS, "owners: [booking-team]}", "owners: [boking-team]}"),
    (API, "[slot-taken", "[slot-takne"),
    (API, "tags: [slots]", "tags: [slot]"),
    (SETTINGS, 'rule = "unsupported-middleware"', 'rule = "unsuported-middleware"'),
    # keys and keywords
    (ROUTES, "      permission: slot.reserve", "      permision: slot.reserve"),
    (ROUTES, "feature-off: 404", "feature_off: 404"),
    (SETTINGS, "requires = ", "requries = "),
    (API, "responses:", "response:"),
    (API, "maxLength:", "maxlength:"),
    # values
    (ROUTES, "kind: rate-limit", "kind: ratelimit"),
    (ROUTES, "feature-off: 404", "feature-off: '404'"),
    (RBAC, "anonymous: true", "anonymous: yes"),
    (RBAC, "anonymous: true", 'anonymous: "True"'),
    (ERRORS, "status: 404", "status: '404'"),
    (API, "type: string", "type: String"),
    # layout
    (ROUTES, "format: 1\n\n", "\n"),
    (OWNERS, '["@werkstatt/booking"]', "[@werkstatt/booking]"),
    (ROUTES, "use: [public-rate, once, audited]", "use: [public-rate, once, once, audited]"),
    (ROUTES, FEATURE, FEATURE * 2),
    (ROUTES, "limit: 100/minute,", "limit: 100/minute, kind: rate-limit,"),
    (ROUTES, "key: ip}", "key: ip, limit: 100/minute}"),
    # references
    (API, SLOT, SLOT.replace("Slot", "Slto")),
    (API, SLOT, SLOT.replace("#/", "/")),
    (API, SLOT, SLOT.replace("components/schemas", "definitions")),
    (API, SLOT, "$ref: Slot"),
    (API, "../common/problem.yaml", "../common/problm.yaml"),
]
ROUGH = {"$ref: Slot", "\n"}
"""Slips of which quotes or a line's place are not known any more: the text then means what it meant."""


def slipped(folder: Path, path: str, right: str, wrong: str) -> str:
    text = SOURCES[path].decode("utf-8")
    assert right in text
    lay_out(folder, {**SOURCES, path: text.replace(right, wrong, 1)})
    return text


@pytest.mark.parametrize(
    ("path", "right", "wrong"), SLIPS, ids=[f"{n}-{slip[2].strip()}" for n, slip in enumerate(SLIPS)]
)
def test_a_slip_is_undone(tmp_path: Path, path: str, right: str, wrong: str) -> None:
    before = slipped(tmp_path, path, right, wrong)
    project = open_project(tmp_path)
    fixed = fix(project)
    assert [made.fix.safe for made in fixed.made].count(True) == len(fixed.made) > 0
    assert fixed.compilation.diagnostics == ()
    assert write(project, fixed) == ()
    after = (tmp_path / path).read_text(encoding="utf-8")
    if wrong not in ROUGH:
        assert after == before
    assert [line.partition("#")[2] for line in after.splitlines() if " # " in line] == [
        line.partition("#")[2] for line in before.splitlines() if " # " in line
    ]
    assert fix(open_project(tmp_path)).changes == ()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("      feature: online-booking\n", "      feature: online-booking\n      feature: other\n"),
        ("      feature: online-booking\n", "      feature: online-booking\n      feature: online-booking # why\n"),
        (
            "      feature: online-booking\n",
            "      feature: online-booking\n      feature: online-booking\n        too\n",
        ),
    ],
)
def test_a_second_entry_that_says_more_is_left_to_its_author(tmp_path: Path, right: str, wrong: str) -> None:
    slipped(tmp_path, ROUTES, right, wrong)
    fixed = fix(open_project(tmp_path), unsafe=True)
    assert fixed.changes == ()
    assert [found.id for found in fixed.compilation.diagnostics] == ["duplicate-key"]
