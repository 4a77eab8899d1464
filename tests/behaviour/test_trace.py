"""`ssotgen trace` on this repository's workspace: lines of outputs, lines of inputs, symbols."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ssotgen.compiler.project import open_project
from ssotgen.compiler.trace import Traced, trace
from ssotgen.core.bug import UsageError
from ssotgen.reporting.trace import json_trace
from tests.behaviour.trace_lines import API, LINES, MODELS, PACKAGE, RBAC, ROLES, ROUTES, SCHEMAS, SERVICE
from tests.helpers import REPOSITORY, hand_written, lay_out, ssotgen, tree_digest


def compiled(folder: Path, engine: str) -> Iterator[Path]:
    """The workspace with its outputs; nothing may change while it is asked about."""
    lay_out(folder, hand_written(REPOSITORY))
    with (folder / "ssotgen.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[models]\nengine = "{engine}"\n')
    assert ssotgen("build", cwd=folder).code == 0
    before = tree_digest(folder)
    yield folder
    assert tree_digest(folder) == before


@pytest.fixture(scope="module")
def external(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield from compiled(tmp_path_factory.mktemp("external"), "datamodel-code-generator")


@pytest.fixture(scope="module")
def native(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield from compiled(tmp_path_factory.mktemp("native"), "native")


@pytest.fixture(params=["external", "native"])
def built(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture
def changed(native: Path, tmp_path: Path) -> Path:
    """A built workspace of one's own."""
    return shutil.copytree(native, tmp_path / "changed")


def ask(folder: Path, query: str) -> Any:
    """The answer as programs get it."""
    found = trace(open_project(folder), query)
    assert isinstance(found, Traced)
    return json.loads(json_trace(found.answer, found.locator))


def line_of(folder: Path, path: str, text: str, after: str = "") -> int:
    """The number of the first line with a text, behind the first line with another."""
    lines = (folder / path).read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if after in line)
    return next(number for number, line in enumerate(lines[start:], start + 1) if text in line)


def edit(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("kind", LINES)
def test_a_line_of_an_output(built: Path, kind: str) -> None:
    path, text, after, anchor, symbol, source, place, before, column = LINES[kind]
    answer = ask(built, f"{path}:{line_of(built, path, text, after)}")
    (made,) = answer["made"]
    assert (made["path"], made["anchor"], made["symbol"]) == (path, anchor, symbol)
    (written,) = answer["written"]
    assert (written["symbol"], written["path"]) == (symbol, source)
    assert written["line"] == line_of(built, source, place, before)
    if column is not None:
        assert written["column"] == column
    assert answer["drifted"] == []


def test_a_column_chooses_among_parts_of_one_line(built: Path) -> None:
    number = line_of(built, SERVICE, "async def cancel_appointment(")
    line = (built / SERVICE).read_text(encoding="utf-8").splitlines()[number - 1]
    answer = ask(built, f"{SERVICE}:{number}:{line.index('appointment_id') + 1}")
    assert answer["made"][0]["anchor"] == "AppointmentsService.cancel_appointment.appointment_id"


def test_a_line_of_no_part_answers_with_what_is_around_it(built: Path) -> None:
    inside = line_of(built, ROLES, '"""What a caller may be allowed to do."""')
    assert ask(built, f"{ROLES}:{inside}")["made"][0]["anchor"] == "Permission"
    first = ask(built, f"{MODELS}:1")
    assert (first["made"][0]["anchor"], first["written"][0]["path"]) == ("", API)
    page = ask(built, "generated/docs/index.md:1")
    assert (page["made"][0]["symbol"], page["made"][0]["line"]) == (None, None)
    assert {item["path"] for item in page["written"]} >= {API, RBAC, ROUTES}


def test_text_shows_the_line_of_the_contract(built: Path) -> None:
    number = line_of(built, MODELS, "mileage_km:", "class Completion(")
    there = line_of(built, API, "mileageKm:", "    Completion:")
    lines = ssotgen("trace", f"{MODELS}:{number}", cwd=built).out.splitlines()
    assert lines[0] == f"{SCHEMAS}/Completion/properties/mileageKm"
    assert lines[1] == f"    --> {API}:{there}:9"
    assert lines[3:5] == [f"{there} |         mileageKm:", "     |         ^^^^^^^^^"]
    assert lines[-1] == f"{MODELS}:{number} Completion.mileage_km"


def test_a_symbol(built: Path) -> None:
    answer = ask(built, "permission:slot.reserve")
    assert [(item["path"], item["line"]) for item in answer["written"]] == [
        (RBAC, line_of(built, RBAC, "  slot.reserve:", "permissions:"))
    ]
    made = {(item["path"], item["anchor"]): item["line"] for item in answer["made"]}
    assert made[ROLES, "Permission.SLOT_RESERVE"] == line_of(built, ROLES, "SLOT_RESERVE = ")
    assert made[SERVICE, "RESERVE_SLOT.access"] == line_of(built, SERVICE, "access=", "RESERVE_SLOT = ")
    assert ("generated/policy/matrix.csv", "guest,slot.reserve") in made
    assert (ROLES, "MATRIX[Role.GUEST][Permission.SLOT_RESERVE]") in made
    assert (ROLES, "MATRIX[Role.MECHANIC][Permission.APPOINTMENT_READ]") not in made


def test_an_operation_is_written_in_two_files(built: Path) -> None:
    answer = ask(built, "booking-api/v1#createAppointment")
    assert [item["path"] for item in answer["written"]] == [API, ROUTES]


def test_a_line_of_an_input(built: Path) -> None:
    deep = line_of(built, API, "minimum: 0", "    Completion:")
    answer = ask(built, f"{API}:{deep}")
    assert [item["symbol"] for item in answer["written"]] == [f"{SCHEMAS}/Completion/properties/mileageKm"]
    field = "/components/schemas/Completion/properties/mileageKm"
    assert [(item["path"], item["anchor"]) for item in answer["made"]] == [
        ("generated/contracts/booking-api/v1.bundle.json", field),
        (MODELS, "Completion.mileage_km"),
        (f"{PACKAGE}/booking_api/v1/openapi.json", field),
    ]
    permission = ask(built, f"{RBAC}:{line_of(built, RBAC, '  slot.reserve:')}")
    assert permission["made"] == ask(built, "permission:slot.reserve")["made"]
    owners = ask(built, "registries/owners.yaml:3")
    assert "generated/CODEOWNERS" in {item["path"] for item in owners["made"]}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("permission:slot.reserv", "Did you mean 'permission:slot.reserve'?"),
        ("zzz", "nothing is made of 'zzz'."),
        (f"{ROLES}:9999", "and no line 9999"),
        ("generated/nothing.py:3", "there is no file generated/nothing.py"),
        ("\udcff:1", "there is no file"),
        ("a\0:1", "there is no file"),
        (f"{'a' * 999}:1", "there is no file"),
        ("ssotgen.toml:1", "ssotgen.toml is neither an output nor what an output is made of"),
    ],
)
def test_a_question_about_nothing(built: Path, query: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        trace(open_project(built), query)
    assert message in str(caught.value)


def test_the_command_line(built: Path) -> None:
    wrong = ssotgen("trace", "permission:slot.reserv", cwd=built)
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == "error: nothing is made of 'permission:slot.reserv'. Did you mean 'permission:slot.reserve'?\n"
    query = f"{ROLES}:{line_of(built, ROLES, 'SLOT_RESERVE = ')}"
    data = ssotgen("trace", query, "--format", "json", "-C", str(built), cwd=built.parent)
    assert (data.code, json.loads(data.out)) == (0, ask(built, query))


def test_without_local_state_the_answer_is_the_same(changed: Path) -> None:
    query = f"{ROLES}:{line_of(changed, ROLES, 'SLOT_RESERVE = ')}"
    before = ask(changed, query)
    for path in (changed / ".ssotgen" / "maps").iterdir():
        path.unlink()
    assert ask(changed, query) == before
    assert list((changed / ".ssotgen" / "maps").iterdir()), "the next question need not compile again"
    for path in (changed / ".ssotgen" / "maps").iterdir():
        path.write_text("{}")
    assert ask(changed, query) == before


def test_a_moved_line_of_an_input_is_found_where_it_is_now(changed: Path) -> None:
    query = f"{ROLES}:{line_of(changed, ROLES, 'SLOT_RESERVE = ')}"
    before = ask(changed, query)["written"][0]["line"]
    edit(changed, RBAC, "permissions:", "# one\n# two\npermissions:")
    assert ask(changed, query)["written"][0]["line"] == before + 2


def test_an_edited_output_is_answered_and_named(changed: Path) -> None:
    edit(changed, ROLES, "class Permission(", "# mine\n\n\nclass Permission(")
    number = line_of(changed, ROLES, "SLOT_RESERVE = ")
    result = ssotgen("trace", f"{ROLES}:{number}", cwd=changed)
    assert result.code == 0
    assert f"\n{ROLES}:{number} Permission.SLOT_RESERVE\n" in result.out
    assert f"note: {ROLES} is not what the sources make" in result.err
    assert ask(changed, f"{ROLES}:{number}")["drifted"] == [ROLES]


def test_an_output_that_lags_behind_its_sources_is_named(changed: Path) -> None:
    edit(changed, RBAC, "Hold a place in a slot", "Keep a place in a slot")
    answer = ask(changed, "permission:slot.reserve")
    assert ROLES in answer["drifted"]
    assert "generated/policy/policy.csv" not in answer["drifted"]


def test_a_workspace_with_errors_gives_its_findings(changed: Path) -> None:
    edit(changed, ROUTES, "permission: slot.reserve", "permission: slot.reserv")
    before = tree_digest(changed)
    result = ssotgen("trace", "permission:slot.manage", cwd=changed)
    assert (result.code, result.ids) == (1, ["unknown-permission"])
    assert tree_digest(changed) == before


def test_no_compiler_is_needed_for_a_line_that_was_kept(changed: Path) -> None:
    """Only reading the maps is quick, and only what is not loaded cannot be slow."""
    query = f"{ROLES}:{line_of(changed, ROLES, 'SLOT_RESERVE = ')}"
    code = (
        "import sys; from ssotgen.cli.run import run; assert run(['trace', sys.argv[1]]) == 0; "
        "print(*sorted({'jinja2', 'datamodel_code_generator', 'pydantic', 'ssotgen.linker.link'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, query], cwd=changed, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""


def test_the_page_shows_what_the_command_prints(native: Path) -> None:
    page = (REPOSITORY / "docs/tracing.md").read_text(encoding="utf-8")
    command, _, shown = page.partition("```console\n$ ssotgen ")[2].partition("\n```")[0].partition("\n")
    assert ssotgen(*command.split(), cwd=native).out.strip() == shown.strip()
