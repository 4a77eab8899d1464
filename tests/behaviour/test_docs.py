"""The pages for readers: links lead somewhere, what is defined stands somewhere, a change stays where it belongs."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from ssotgen.core.markdown import inline_code, table
from ssotgen.ir.registry import Requires
from tests.behaviour.docs_kit import WORKSPACES, broken, compilation, compiled, files_of, name, pages_of, read
from tests.helpers import REPOSITORY, Counted


class Text(HTMLParser):
    """The text of a piece of HTML."""

    text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


CONTRACT = "contracts/booking-api/v1.openapi.yaml"
PAGES = "booking-api/v1/operations"


@pytest.fixture(scope="module")
def booking() -> dict[str, str]:
    return pages_of(compiled(REPOSITORY))


@pytest.mark.parametrize("workspace", WORKSPACES, ids=name)
def test_every_link_leads_somewhere(workspace: Path, counted: Counted) -> None:
    pages = {path: read(text) for path, text in pages_of(compiled(workspace)).items()}
    counted("pages", len(pages))
    counted("links", sum(len(page.links) for page in pages.values()))
    assert broken(pages) == []
    twice = {path: [id for id, often in Counter(page.anchors).items() if often > 1] for path, page in pages.items()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_a_link_that_leads_nowhere_is_noticed() -> None:
    pages = {"a.md": read("[x](b/c.md#d) [y](b/c.md#e) [z](#f)"), "b/c.md": read('<a id="d"></a>\n\n[a](../a.md)')}
    assert broken(pages) == ["a.md -> b/c.md#e", "a.md -> #f"]


@pytest.mark.parametrize("workspace", WORKSPACES, ids=name)
def test_everything_that_is_defined_can_be_led_to(workspace: Path) -> None:
    """From the index every page is reached, and every operation has its place."""
    pages = {path: read(text) for path, text in pages_of(compiled(workspace)).items()}
    seen, waiting = {"index.md"}, ["index.md"]
    while waiting:
        here = waiting.pop()
        for address in pages[here].links:
            if "://" not in address and not address.startswith("mailto:") and (file := address.partition("#")[0]):
                target = str((Path("/") / here).parent.joinpath(file).resolve().relative_to("/"))
                waiting += [target] if target not in seen else []
                seen.add(target)
    assert pages.keys() - seen == set()
    program = compiled(workspace).program
    assert program is not None
    anchors = [anchor for page in pages.values() for anchor in page.anchors if anchor.startswith("operation-")]
    assert len(anchors) == len(program.operations)


@pytest.mark.parametrize("workspace", WORKSPACES, ids=name)
def test_tables_keep_their_columns(workspace: Path) -> None:
    """Readers of Markdown drop cells that are too many and add those that are missing; so the source is looked at."""
    for path, text in pages_of(compiled(workspace)).items():
        width = 0
        for line in re.sub(r"(?ms)^(`{3,}).*?^\1$", "", text).splitlines():
            cells = len(re.findall(r"(?<!\\)\|", line)) - 1 if line.startswith("| ") else 0
            assert not (width and cells) or cells == width, (path, line)
            width = cells


def test_an_operation_says_everything(booking: dict[str, str]) -> None:
    page = booking[f"{PAGES}/appointments.md"]
    start = page.index('<a id="operation-changeAppointment"></a>')
    text = page[start : page.index('<a id="operation-', start + 9)]
    for said in (
        "## Move an appointment or change its details",
        "`PATCH /appointments/{appointmentId}` · `changeAppointment`",
        "**Who may call it:** [`appointment.change`](../../../permissions.md#permission-appointment.change)",
        "held by [`admin`](../../../roles.md#role-admin) (any), [`customer`](../../../roles.md#role-customer) (own), ",
        "`own` asks who owns the appointment named by the path parameter `appointmentId`",
        "[`audited`](../../../middleware.md#middleware-audited)",
        "| `appointmentId` | path | string (`uuid`) | yes |  | The appointment. |",
        "[`appointment-closed`](../../../errors.md#error-appointment-closed)",
        "--header 'Authorization: Bearer '\"$TOKEN\"",
        "response = httpx.patch(",
    ):
        assert said in text


def test_who_holds_a_permission_and_by_which_way(booking: dict[str, str]) -> None:
    way = "through [`mechanic`](roles.md#role-mechanic)"
    assert f"| [`workshop-manager`](roles.md#role-workshop-manager) | `own` | {way} |" in booking["permissions.md"]
    assert "| [`mechanic`](roles.md#role-mechanic) | `own` | directly |" in booking["permissions.md"]


def test_a_body_shows_what_may_be_sent(booking: dict[str, str]) -> None:
    page = booking[f"{PAGES}/appointments.md"]
    body = page.partition('<a id="operation-createAppointment">')[2].partition("**Request body**")[2]
    body = body.partition("**Responses**")[0]
    assert "| `reservationToken` | string | no | write only, 32 to 64 characters |" in body
    assert "| `slotId` | string (`uuid`) | yes |" in body
    assert "`createdAt`" not in body, "it is read only"
    assert "`status`" not in body, "so is what refers to a schema that is not"
    assert "| `createdAt` |" in booking["booking-api/v1/schemas.md"]


def test_an_operation_is_found_by_each_of_its_names(booking: dict[str, str]) -> None:
    """Its summary, its id, its path, and who may call it, on one line of the contract's first page."""
    (row,) = (line for line in booking["booking-api/v1.md"].splitlines() if "#operation-cancelAppointment" in line)
    assert row.startswith("| `DELETE /appointments/{appointmentId}` | [Cancel an appointment](")
    assert row.endswith(
        " `cancelAppointment` | [`appointment.cancel`](../permissions.md#permission-appointment.cancel) |"
    )
    sections = "[Servers](#servers), [Signing in](#security), [Operations](#operations), [Schemas](#schemas)"
    assert f"| On this page | {sections} |" in booking["booking-api/v1.md"]


def test_errors_are_found_by_status_and_title(booking: dict[str, str]) -> None:
    first, *_ = booking["errors.md"].split('<a id="error-')
    assert "| [`slot-taken`](#error-slot-taken) | `409` | The slot is taken | no |" in first
    assert first.count("](#error-") == booking["errors.md"].count('<a id="error-')


def test_the_matrix_shows_what_the_policy_says(booking: dict[str, str]) -> None:
    program = compiled(REPOSITORY).program
    assert program is not None
    assert program.rbac is not None
    roles = sorted(program.rbac.roles)
    rows = dict(re.findall(r"^\| \[`([a-z]+\.[a-z]+)`\]\(\S+\) \| (.*) \|$", booking["rbac.md"], re.MULTILINE))
    assert rows.keys() == program.rbac.permissions.keys()
    assert rows["appointment.read"].split(" | ") == ["●", "·", "◐", "·", "◐", "◐"]
    assert roles == ["admin", "auditor", "customer", "guest", "mechanic", "workshop-manager"]


def test_what_is_public_is_all_that_is_public(booking: dict[str, str]) -> None:
    program = compiled(REPOSITORY).program
    assert program is not None
    text = booking["public.md"]
    for symbol, operation in program.operations.items():
        access = program.route_of[symbol].access
        open_to_guests = not isinstance(access, Requires) or access.permission in ("slot.reserve", "appointment.create")
        shown = f"[`{operation.id}`]" in text
        assert shown == (open_to_guests and operation.id not in ("getProfile", "updateProfile")), symbol


def test_prose_and_changelog_stand_in_the_pages(booking: dict[str, str]) -> None:
    assert "## Two people want the last place" in booking["booking-api/v1.md"]
    assert "### Added" in booking["booking-api/changelog.md"]
    assert "([changelog](changelog.md))" in booking["booking-api/v1.md"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Gives the place back.", "Frees the place.", [f"{PAGES}/appointments.md"]),
        ("summary: Read the audit log", "summary: Read the log", ["booking-api/v1.md", f"{PAGES}/audit.md"]),
        ("A German postal code.", "Five digits.", ["booking-api/v1/schemas.md"]),
    ],
)
def test_a_change_reaches_the_pages_it_stands_on(
    booking: dict[str, str], old: str, new: str, expected: list[str]
) -> None:
    files = files_of(REPOSITORY)
    assert old in files[CONTRACT].decode()
    after = pages_of(compilation(files | {CONTRACT: files[CONTRACT].decode().replace(old, new).encode()}))
    changed = [path for path in sorted(after) if after[path] != booking.get(path)]
    assert [path for path in changed if path in expected or not path.startswith(f"{PAGES}/")] == expected


def test_a_new_schema_moves_no_other(booking: dict[str, str]) -> None:
    """It is told on its own page and in the contract's list, and not a line of either goes."""
    files = files_of(REPOSITORY)
    fresh = b"\n  schemas:\n    SlotNote: {type: object, properties: {slot: {$ref: '#/components/schemas/Slot'}}}\n"
    assert files[CONTRACT].count(b"\n  schemas:\n") == 1
    after = pages_of(compilation(files | {CONTRACT: files[CONTRACT].replace(b"\n  schemas:\n", fresh)}))
    changed = [path for path in sorted(after) if after[path] != booking.get(path)]
    assert changed == ["booking-api/v1.md", "booking-api/v1/schemas.md"]
    for path in changed:
        lines = iter(after[path].splitlines())
        assert [line for line in booking[path].splitlines() if line not in lines] == [], path


def test_the_order_of_a_document_changes_nothing() -> None:
    files = files_of(REPOSITORY)
    document = yaml.safe_load(files[CONTRACT])

    def turned(value: object) -> object:
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(item) for item in value] if isinstance(value, list) else value

    shuffled = files | {CONTRACT: json.dumps(turned(document)).encode()}
    assert pages_of(compilation(shuffled)) == pages_of(compiled(REPOSITORY))


def test_large_contracts_are_cut_into_pages() -> None:
    verbs = ("get", "put", "post", "delete")
    answers = {"204": {"description": "Done."}}
    paths = {
        f"/shops/{{shop}}/{thing}{number}": {
            verb: {"operationId": f"{verb}{thing}{number}", "tags": ["shops"], "responses": answers} for verb in verbs
        }
        for thing in ("cars/c", "keys/k", "bins/b")
        for number in range(5)
    }
    schemas = {f"{word}{number}": {"type": "object"} for word in ("Apple", "Apricot", "Pear") for number in range(30)}
    document = {"openapi": "3.1.0", "info": {"title": "Shops", "version": "1.0.0"}, "paths": paths}
    document |= {"components": {"schemas": schemas}}
    pages = pages_of(compilation({"shops.json": json.dumps(document).encode()}))
    operations = sorted(path for path in pages if "/operations/" in path)
    assert operations == [f"shops/v1/operations/shops-shops-shop-{one}.md" for one in ("bins", "cars", "keys")]
    assert sorted(path for path in pages if "/schemas/" in path) == [
        "shops/v1/schemas/app.md",
        "shops/v1/schemas/apr.md",
        "shops/v1/schemas/p.md",
    ]
    assert broken({path: read(text) for path, text in pages.items()}) == []


@pytest.mark.parametrize("text", ["a | b", "`x`", "``", "a`b|c", " x ", "<b>", "a\\|b", "*x*", "&amp;", "\u2028", "|"])
def test_code_in_a_cell_is_what_it_was(text: str) -> None:
    made = table(("a", "b"), [(inline_code(text), inline_code("end"))]).text
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(made)
    cells = re.findall(r"<td>(.*?)</td>", rendered)
    assert len(cells) == 2
    assert cells[1] == "<code>end</code>"
    page = Text()
    page.feed(cells[0])
    assert page.text.strip() == (text.replace("\u2028", " ").strip() or "–")
