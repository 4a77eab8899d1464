"""What a contract says about itself, in `info` and in `x-contract`."""

import pytest

from ssotgen.ir.contract import ContractKind, Stability

API = "contracts/notes-api/v{}.openapi.yaml"
EVENT = "contracts/note.written/v1.schema.yaml"


def api(metadata="", major=1):
    head = "openapi: 3.1.0\ninfo: {title: Notes, version: 1.2.0, description: All notes}\npaths: {}\n"
    return {API.format(major): head + metadata}


def event(text):
    return {EVENT: text}


def test_an_api_says_nothing(read):
    contract = read(api()).only
    assert (contract.kind, contract.title, contract.description) == (ContractKind.API, "Notes", "All notes")
    assert (contract.version, contract.version_origin.pointer) == ("1.2.0", "/info/version")
    assert (contract.stability, contract.owner, contract.sunset) == (Stability.PUBLISHED, None, None)
    assert contract.dialect == "3.1"


def test_an_api_says_everything(read):
    metadata = "x-contract: {owner: note-team, stability: deprecated, sunset: 2027-12-31}\n"
    contract = read(api(metadata)).only
    assert (contract.owner.target, contract.owner.origin.pointer) == ("owner:note-team", "/x-contract/owner")
    assert (contract.stability, contract.sunset) == (Stability.DEPRECATED, "2027-12-31")


def test_major_version_zero_is_a_draft(read):
    assert read(api(major=0)).only.stability is Stability.DRAFT
    found = read(api("x-contract: {stability: published}\n", major=0))
    assert found.findings == [
        f"{API.format(0)}:4:25 invalid-value `published` is not allowed here: major version 0 is always a draft"
    ]


@pytest.mark.parametrize(
    ("metadata", "expected", "hint"),
    [
        ("{ownr: a}", "4:14 unknown-key x-contract has no key `ownr` here", "did you mean `owner`?"),
        ("{version: 1.0.0}", "4:14 unknown-key x-contract has no key `version` here", None),
        (
            "{stability: publishd}",
            "4:25 invalid-value `publishd` is not `draft`, `published` or `deprecated`",
            "did you mean `published`?",
        ),
        ("{sunset: 2027-12-31}", "4:14 unknown-key x-contract has no key `sunset` here", None),
        ("{stability: deprecated}", "4:1 missing-key x-contract needs the key `sunset` here", None),
        ("note-team", "4:13 wrong-type a map is needed here, this is a text", None),
    ],
)
def test_mistakes_in_the_metadata_of_an_api(read, metadata, expected, hint):
    found = read(api(f"x-contract: {metadata}\n"))
    assert found.findings == [f"{API.format(1)}:{expected}"]
    assert found.hints == [hint]


def test_a_sunset_that_is_no_day(read):
    found = read(api("x-contract: {stability: deprecated, sunset: 2027-02-30}\n"))
    assert [line.split(" ")[:2] for line in found.findings] == [[f"{API.format(1)}:4:45", "invalid-value"]]


def test_an_event(read):
    contract = read(event("title: Written\nx-contract: {kind: event, version: 1.0.0}\ntype: object\n")).only
    assert (contract.kind, contract.title, contract.version) == (ContractKind.EVENT, "Written", "1.0.0")
    assert contract.version_origin.pointer == "/x-contract/version"
    assert contract.dialect == "https://json-schema.org/draft/2020-12/schema"
    assert contract.root.symbol == "note.written/v1#"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type: object\n", "1:1 missing-key"),
        ("x-contract: {kind: event}\n", "1:1 missing-key"),
        ("x-contract: {version: 1.0.0}\n", "1:1 missing-key"),
        ("x-contract: {kind: evnt, version: 1.0.0}\n", "1:20 invalid-value"),
        ('x-contract: {kind: event, version: "1.0"}\n', "1:36 invalid-value"),
    ],
)
def test_mistakes_in_the_metadata_of_an_event(read, text, expected):
    assert [line.rpartition(":" + expected)[1] for line in read(event(text)).findings] == [f":{expected}"]


def test_files_that_hold_something_else_than_they_say(read):
    found = read(event("openapi: 3.1.0\ninfo: {title: a, version: b}\npaths: {}\n"))
    assert [line.split(" ")[1] for line in found.findings] == ["not-a-contract"]
    assert found.hints == ["call it `contracts/note.written/v1.openapi.yaml`"]
    found = read({API.format(1): "type: object\nproperties: {}\n"})
    assert [line.split(" ")[1] for line in found.findings] == ["openapi-version"]
