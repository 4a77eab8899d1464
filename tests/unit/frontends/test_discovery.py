"""Which files are contracts, what each is called, and what is said about those that only look like one."""

import pytest

from ssotgen.core.origin import Origin
from ssotgen.frontends.declarations import ContractFile, Written

API = "openapi: 3.1.0\ninfo: {title: Notes, version: 1.0.0}\npaths: {}\n"
JSON = '{"openapi": "3.0.3", "info": {"title": "", "version": ""}, "paths": {}}'
EVENT = "x-contract: {kind: event, version: 1.0.0}\ntype: object\n"
CONFIG = 'format = 1\n[contracts."stripe/v2"]\nfile = "vendor/stripe.yaml"\n'


def entry(symbol, file, serve=True):
    origin = Origin("ssotgen.toml", "/contracts/stripe~1v2")
    return ContractFile(symbol, origin.at_key(), Written(file, origin.child("file")), serve)


def test_contracts_by_their_file_names(read):
    found = read(
        {
            "contracts/notes-api/v1.openapi.yaml": API,
            "contracts/notes-api/v10.openapi.json": JSON,
            "contracts/notes-api/v2.openapi.yml": API,
            "contracts/note.written/v0.schema.yaml": EVENT,
            "contracts/note.written/v1.md": "# Notes",
            "contracts/note.written/changelog.md": "# Changes",
            "contracts/note.written/consumers/mail.yaml": "a: b",
            "contracts/common/money.yaml": "type: string",
            "contracts/README.md": "",
        }
    )
    assert found.findings == []
    assert list(found.contracts) == ["note.written/v0", "notes-api/v1", "notes-api/v2", "notes-api/v10"]
    event = found.contracts["note.written/v0"]
    assert (event.name, event.major, event.conventional, event.served) == ("note.written", 0, True, True)
    assert event.changelog is not None
    assert (event.changelog.path, event.prose) == ("contracts/note.written/changelog.md", None)
    assert found.contracts["notes-api/v1"].sources == ("contracts/notes-api/v1.openapi.yaml",)
    assert found.contracts["notes-api/v1"].changelog is None


def test_prose_beside_a_contract(read):
    found = read({"contracts/a/v1.openapi.yaml": API, "contracts/a/v1.md": "x", "contracts/a/v2.md": "x"})
    assert found.only.prose is not None
    assert (found.only.prose.path, found.only.prose.text) == ("contracts/a/v1.md", "x")


def test_a_name_that_python_reserves_is_legal(read):
    assert list(read({"contracts/class/v1.openapi.yaml": API}).contracts) == ["class/v1"]


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("contracts/Class/v1.openapi.yaml", "contracts/class/v1.openapi.yaml"),
        ("contracts/V1/v1.openapi.yaml", "contracts/v1/v1.openapi.yaml"),
        ("contracts/BookingApi/v1.openapi.yaml", "contracts/booking-api/v1.openapi.yaml"),
        ("contracts/booking_api/v1.schema.json", "contracts/booking-api/v1.schema.json"),
        ("contracts/2fa/v1.openapi.yaml", "contracts/<name>/v1.openapi.yaml"),
        ("contracts/notes/V1.openapi.yaml", "contracts/notes/v1.openapi.yaml"),
        ("contracts/notes/v1.yaml", "contracts/notes/v1.openapi.yaml"),
        ("contracts/notes/v01.openapi.yaml", "contracts/notes/v1.openapi.yaml"),
        ("contracts/notes/v2.1.openapi.yaml", "contracts/notes/v2.openapi.yaml"),
        ("contracts/notes/3.schema.yaml", "contracts/notes/v3.schema.yaml"),
        ("contracts/notes/openapi.yaml", "contracts/notes/v1.openapi.yaml"),
        ("contracts/notes/v1.swagger.json", "contracts/notes/v1.openapi.json"),
        ("contracts/team/notes/v1.openapi.yaml", "contracts/team-notes/v1.openapi.yaml"),
        ("contracts/v1.openapi.yaml", "contracts/<name>/v1.openapi.yaml"),
    ],
)
def test_misnamed_contracts(read, path, right):
    found = read({path: API})
    assert [line.split(" ")[:2] for line in found.findings] == [[f"{path}:1:1", "misnamed-contract"]]
    assert found.hints == [f"call it `{right}`"]
    assert found.contracts == {}


@pytest.mark.parametrize(
    "path", ["contracts/common/v1-parts.yaml", "contracts/a/consumers/v1.yaml", "contracts/a/x.md"]
)
def test_files_that_nobody_takes_for_a_contract(read, path):
    assert read({path: "a: b"}).findings == []


def test_two_files_for_one_contract(read):
    found = read({"contracts/a/v1.openapi.yaml": API, "contracts/a/v1.schema.yaml": EVENT})
    assert found.findings == [
        "contracts/a/v1.schema.yaml:1:1 duplicate-contract two files are the contract `a/v1`",
    ]


def test_a_contract_that_the_workspace_names(read):
    files = {"vendor/stripe.yaml": API, "ssotgen.toml": CONFIG}
    contract = read(files, (entry("stripe/v2", "vendor/stripe.yaml", serve=False),)).only
    assert (contract.symbol, contract.served, contract.conventional) == ("stripe/v2", False, False)


def test_the_workspace_says_that_a_contract_is_consumed(read):
    files = {"contracts/stripe/v2.openapi.yaml": API, "ssotgen.toml": CONFIG}
    contract = read(files, (entry("stripe/v2", "contracts/stripe/v2.openapi.yaml", serve=False),)).only
    assert (contract.served, contract.conventional) == (False, True)


@pytest.mark.parametrize(
    ("file", "expected", "hint"),
    [
        ("vendor/stripe.yml", "the file `vendor/stripe.yml` does not exist", "did you mean `vendor/stripe.yaml`?"),
        ("../stripe.yaml", "`../stripe.yaml` lies outside the workspace", None),
        ("/etc/passwd", "`/etc/passwd` lies outside the workspace", None),
    ],
)
def test_a_named_file_that_is_not_there(read, file, expected, hint):
    found = read({"vendor/stripe.yaml": API, "ssotgen.toml": CONFIG}, (entry("stripe/v2", file),))
    assert found.findings == [f"ssotgen.toml:3:8 missing-contract-file {expected}"]
    assert found.hints == [hint]


def test_a_named_contract_that_is_there_already(read):
    files = {"contracts/stripe/v2.openapi.yaml": API, "vendor/stripe.yaml": API, "ssotgen.toml": CONFIG}
    found = read(files, (entry("stripe/v2", "vendor/stripe.yaml"),))
    assert [line.split(" ")[1] for line in found.findings] == ["duplicate-contract"]
    found = read(files, (entry("stripe/v3", "contracts/stripe/v2.openapi.yaml"),))
    assert [line.split(" ")[1] for line in found.findings] == ["duplicate-contract"]


@pytest.mark.parametrize(
    ("file", "symbol"),
    [("petstore.yaml", "petstore/v1"), ("My API.json", "my-api/v1"), ("api.github.com.yaml", "api.github.com/v1")],
)
def test_the_only_document_in_the_root(read, file, symbol):
    text = '{"info": {"title": "x", "version": "1"}, "paths": {}, "openapi": "3.0.0"}'
    found = read({file: text, "package.json": '{"dependencies": {"openapi": "^3.0.0"}}', "docs/a.yaml": API})
    assert found.findings == []
    assert (found.only.symbol, found.only.conventional, found.only.served) == (symbol, False, True)


def test_several_documents_in_the_root(read):
    found = read({"a.yaml": API, "b.yaml": API})
    assert found.contracts == {}
    assert found.findings == [
        (
            "a.yaml:1:1 several-root-documents "
            "several OpenAPI documents lie in the root, so none is taken: `a.yaml`, `b.yaml`"
        )
    ]


def test_a_document_in_the_root_is_no_contract_where_others_are(read):
    assert list(read({"a.yaml": API, "contracts/b/v1.openapi.yaml": API}).contracts) == ["b/v1"]
