"""The generators that print what somebody wrote: bundles, formats with ids, owners, attributes, the program itself."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.helpers import REPOSITORY, git, hand_written, lay_out, outputs

REGISTRIES = ("errors", "features", "owners", "rbac", "routes")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The outputs of this repository's workspace, and the program as JSON."""
    files = hand_written(REPOSITORY)
    on = b'\n[generators]\non = ["ir-json"]\n'
    return outputs(files | {"ssotgen.toml": files["ssotgen.toml"] + on})


def references(node: Any) -> list[str]:
    match node:
        case dict():
            own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
            return [*own, *(found for item in node.values() for found in references(item))]
        case list():
            return [found for item in node for found in references(item)]
        case _:
            return []


def test_a_bundle_is_whole_and_valid(made: dict[str, str]) -> None:
    bundle = json.loads(made["generated/contracts/booking-api/v1.bundle.json"])
    assert all(reference.startswith("#/") for reference in references(bundle))
    OpenAPIV31SpecValidator(bundle).validate()
    written = yaml.safe_load((REPOSITORY / "contracts/booking-api/v1.openapi.yaml").read_text(encoding="utf-8"))
    assert bundle["paths"].keys() == written["paths"].keys()
    assert bundle["info"] == written["info"]
    assert written["components"]["schemas"].keys() <= bundle["components"]["schemas"].keys()


@pytest.mark.parametrize("name", REGISTRIES)
def test_formats_know_the_ids_of_the_workspace(made: dict[str, str], name: str) -> None:
    schema = json.loads(made[f"generated/schemas/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    registry = yaml.safe_load((REPOSITORY / f"registries/{name}.yaml").read_text(encoding="utf-8"))
    assert list(validator.iter_errors(registry)) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("routes", "permission: slot.reserve", "permission: slot.resreve"),
        ("routes", "feature: online-booking", "feature: online-boking"),
        ("routes", "emits: [appointment.booked/v1]", "emits: [appointment.boked/v1]"),
        ("routes", "emits: [appointment.booked/v1]", "emits: [booking-api/v1]"),
        ("routes", "use: [public-rate]", "use: [public-rat]"),
        ("rbac", "inherits: [guest]", "inherits: [geust]"),
        ("rbac", "slot.reserve: any", "slot.resreve: any"),
        ("owners", "owners: [platform-team]", "owners: [platform-tem]"),
        ("features", "owner: booking-team", "owner: boking-team"),
    ],
)
def test_an_editor_sees_a_misspelt_id(made: dict[str, str], name: str, old: str, new: str) -> None:
    validator = Draft202012Validator(json.loads(made[f"generated/schemas/{name}.schema.json"]))
    text = (REPOSITORY / f"registries/{name}.yaml").read_text(encoding="utf-8")
    assert old in text
    assert len(list(validator.iter_errors(yaml.safe_load(text.replace(old, new, 1))))) == 1


def test_owners(made: dict[str, str]) -> None:
    lines = [line.split() for line in made["generated/CODEOWNERS"].splitlines() if not line.startswith("#")]
    owners = yaml.safe_load((REPOSITORY / "registries/owners.yaml").read_text(encoding="utf-8"))
    handles = {name: owner["handles"] for name, owner in owners["owners"].items()}
    expected = [[line["path"], *(h for name in line["owners"] for h in handles[name])] for line in owners["paths"]]
    assert lines == expected


def test_git_never_merges_outputs_line_by_line(made: dict[str, str], tmp_path: Path) -> None:
    lay_out(tmp_path, {path: text for path, text in made.items() if path.endswith((".gitattributes", "CODEOWNERS"))})
    git("init", "-q", cwd=tmp_path)
    shown = git("check-attr", "merge", "eol", "--", "generated/CODEOWNERS", cwd=tmp_path)
    assert shown == "generated/CODEOWNERS: merge: unset\ngenerated/CODEOWNERS: eol: lf\n"


def test_reviews_show_who_may_do_what_and_fold_the_rest(made: dict[str, str], tmp_path: Path) -> None:
    lay_out(tmp_path, {"generated/.gitattributes": made["generated/.gitattributes"]})
    git("init", "-q", cwd=tmp_path)
    shown = git("check-attr", "linguist-generated", "--", *sorted(made), cwd=tmp_path)
    values = dict(line.rsplit(": linguist-generated: ", 1) for line in shown.splitlines())
    assert set(values.values()) == {"set", "unset"}
    unfolded = {path for path, value in values.items() if value == "unset"}
    rights = {"CODEOWNERS", "docs/public.md", "docs/rbac.md", "python/werkstatt/rbac.py"}
    rights |= {f"policy/{name}" for name in ("matrix.csv", "model.conf", "operations.csv", "policy.csv")}
    assert unfolded == {f"generated/{path}" for path in rights}


def test_the_program_as_json(made: dict[str, str]) -> None:
    program = json.loads(made["generated/program.json"])
    assert {contract["symbol"] for contract in program["contracts"]} >= {"booking-api/v1", "reminder.due/v1"}
    route = next(route for route in program["routes"] if route["operation"] == "booking-api/v1#getAppointment")
    assert route["access"] == {"permission": "appointment.read"}
    assert route["resource"] == {"type": "appointment", "location": "path", "parameter": "appointmentId"}
    assert "generated/program.json" not in outputs(hand_written(REPOSITORY)), "off unless somebody wants it"
