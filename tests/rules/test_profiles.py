"""Profiles: where severities start, what a line of `[rules]` changes on top, and rules that would flood a reader."""

import pytest

from ssotgen.core.diagnostics import Profile, Severity
from ssotgen.plugin import FLOOD, SHOWN
from ssotgen.rules.catalogue import RULES
from tests.helpers import findings
from tests.rules.test_rules import HERE, files_below

BASE = files_below(HERE / "_bases" / "api")
CONTRACT = "contracts/notes-api/v1.openapi.yaml"
HEAD = b"openapi: 3.1.0\ninfo: {title: Notes, version: 1.0.0}\npaths:\n"
OPERATION = """  /note{number}:
    get:
      operationId: note{number}
      {said}
      responses: {{"204": {{description: Done}}, default: {{description: Problem}}}}
"""


def found(settings: str, contract: bytes | None = None) -> list[str]:
    """The ids of what is found under `[rules]` with these lines."""
    files = BASE | {"ssotgen.toml": f"format = 1\n{settings}".encode()}
    return [line.split()[1] for line in findings(files | ({CONTRACT: contract} if contract else {}))]


def silent(count: int) -> bytes:
    """A contract with as many operations, none of which asks for credentials or says what it does."""
    return HEAD + "".join(OPERATION.format(number=n, said="tags: []") for n in range(count)).encode()


def test_a_profile_decides_where_nothing_is_written() -> None:
    assert found("") == found('[rules]\nprofile = "recommended"\n') == []
    assert found('[rules]\nprofile = "hardened"\n') == ["success-without-schema"]
    assert found('[rules]\nprofile = "vendor"\n') == []


def test_a_line_stands_on_top_of_a_profile() -> None:
    assert found('[rules]\nprofile = "hardened"\nsuccess-without-schema = "off"\n') == []
    assert found('[rules]\nsuccess-without-schema = "warning"\n') == ["success-without-schema"]


def test_vendor_leaves_style_out_and_keeps_what_matters() -> None:
    assert set(found("", silent(2))) == {"no-security", "operation-without-summary"}
    assert set(found('[rules]\nprofile = "vendor"\n', silent(2))) == {"no-security"}


def test_an_unknown_profile_is_named() -> None:
    assert found('[rules]\nprofile = "strict"\n') == ["invalid-value"]


def test_a_suppression_of_a_rule_that_is_off_counts_as_used() -> None:
    entry = '[[suppress]]\nrule = "{}"\npath = "**"\nreason = "tried"\n'
    assert found(entry.format("success-without-schema")) == []
    assert found(entry.format("unused-schema")) == ["unused-suppression"]


@pytest.mark.parametrize(("count", "expected"), [(FLOOD, FLOOD), (FLOOD + 1, 1)])
def test_a_flood_becomes_one_finding_that_counts(count: int, expected: int) -> None:
    lines = [line for line in findings(BASE | {CONTRACT: silent(count)}) if "operation-without-summary" in line]
    assert len(lines) == expected
    assert lines[0].endswith("has no summary" if expected > 1 else f"has no summary ({count - 1} more in this file)")


def test_a_finding_that_counts_shows_some_of_the_others() -> None:
    from ssotgen.compiler.compile import compile_tree
    from ssotgen.core.tree import MemoryTree

    diagnostics = compile_tree(MemoryTree(BASE | {CONTRACT: silent(FLOOD + 1)})).diagnostics
    (one,) = [item for item in diagnostics if item.id == "operation-without-summary"]
    assert [label.origin.pointer for label in one.labels] == [f"/paths/~1note{n}/get" for n in (1, 10, 11)][:SHOWN]


def test_hardened_never_asks_for_less() -> None:
    order = (Severity.OFF, Severity.WARNING, Severity.ERROR)
    for rule in RULES:
        recommended, hardened, vendor = (order.index(rule.message.under(profile)) for profile in Profile)
        assert vendor <= recommended <= hardened, rule.message.id


def test_of_a_consumed_contract_only_that_is_said_which_concerns_its_reader() -> None:
    """Nobody here can give somebody else's operations a summary; an address without encryption is one's own matter."""
    contract = silent(1).replace(b"paths:", b"servers: [{url: 'http://notes.example'}]\npaths:")
    consumed = '[contracts."notes-api/v1"]\nserve = false\nfile = "vendor/notes.yaml"\n'

    def said(settings: str) -> list[str]:
        files = {"vendor/notes.yaml": contract, "ssotgen.toml": f"format = 1\n{settings}".encode()}
        return [line.split()[1] for line in findings(files)]

    served = consumed.replace("serve = false\n", "")
    assert said(served) == ["insecure-server", "no-security", "operation-without-summary"]
    assert said(consumed) == ["insecure-server"]
    assert said(consumed + '[rules]\nprofile = "hardened"\n') == ["insecure-server"]
    assert said(consumed + '[rules]\noperation-without-summary = "error"\n') == [
        "insecure-server",
        "operation-without-summary",
    ]
