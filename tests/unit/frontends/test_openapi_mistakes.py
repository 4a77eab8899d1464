"""Mistakes in OpenAPI documents: each is one finding with its place."""

import pytest

from .conftest import API, HEAD

OPERATION = "{responses: {200: {description: Done}}"


def lines(found):
    return [line.removeprefix(f"{API}:") for line in found.findings]


def api(text):
    return f"{HEAD}paths:\n{text}"


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("swagger: '2.0'\n", "1:1 swagger-2 this is a Swagger 2.0 document; convert it to OpenAPI 3 first", None),
        (
            "openapi: 3.1\n",
            "1:10 openapi-version the version must be a text of three numbers",
            'write `"3.1.0"`',
        ),
        (
            "openapi: '3.1'\n",
            "1:10 openapi-version `3.1` is no version of OpenAPI that ssotgen reads",
            "write `3.1.0`",
        ),
        ("openapi: 4.0.0\n", "1:10 openapi-version `4.0.0` is no version of OpenAPI that ssotgen reads", None),
        ("openapi: [3]\n", "1:1 openapi-version the version must be a text of three numbers", None),
        ("- openapi\n", "1:1 wrong-root the root of the document is a sequence, not a map", "expected a map"),
    ],
)
def test_documents_that_are_not_read(read, text, expected, hint):
    found = read(text)
    assert lines(found) == [expected]
    assert found.hints == [hint]
    assert found.contracts == {}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_unknown_keys_in_every_object(read, version):
    text = """\
openapi: VERSION
info: {title: Notes, version: 1.0.0, licence: {name: MIT}}
pths: {}
paths:
  /notes/{id}:
    gett: {}
    get:
      sumary: All
      parameters: [{name: id, in: path, required: true, schem: {}, schema: {}}]
      responses:
        '200': {description: All, header: {}}
"""
    found = read(text.replace("VERSION", version))
    assert sorted(" ".join(line.split(" ")[:2]) for line in lines(found)) == [
        "11:35 unknown-key",
        "2:38 unknown-key",
        "3:1 unknown-key",
        "6:5 unknown-key",
        "8:7 unknown-key",
        "9:57 unknown-key",
    ]
    assert sorted(filter(None, found.hints)) == [
        "did you mean `get`?",
        "did you mean `headers`?",
        "did you mean `license`?",
        "did you mean `paths`?",
        "did you mean `schema`?",
        "did you mean `summary`?",
    ]


@pytest.mark.parametrize(
    ("path", "operations", "expected"),
    [
        ("/notes/{id}", f"get: {OPERATION}}}", "4:3 undeclared-path-parameter no path parameter is called `id`"),
        (
            "/notes",
            "get: {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {200: {description: x}}}",
            "5:24 unused-path-parameter the path `/notes` has no variable `id`",
        ),
        ("/notes/{id", f"get: {OPERATION}}}", "4:3 malformed-path the braces of `/notes/{id` do not match"),
        ("/notes/{}", f"get: {OPERATION}}}", "4:3 malformed-path the braces of `/notes/{}` do not match"),
    ],
)
def test_paths_and_their_parameters(read, path, operations, expected):
    assert lines(read(api(f"  {path}:\n    {operations}\n"))) == [expected]


def test_a_variable_that_only_one_operation_lacks(read):
    declared = "parameters: [{name: id, in: path, required: true, schema: {}}], responses: {200: {description: x}}"
    found = read(api(f"  /notes/{{id}}:\n    get: {{{declared}}}\n    put: {OPERATION}}}\n"))
    assert lines(found) == ["6:5 undeclared-path-parameter no path parameter is called `id`"]


def test_a_misspelt_path_parameter(read):
    declared = "parameters: [{name: noteid, in: path, required: true, schema: {}}]"
    found = read(api(f"  /notes/{{noteId}}:\n    {declared}\n    get: {OPERATION}}}\n    put: {OPERATION}}}\n"))
    assert [line.split(" ")[1] for line in lines(found)] == ["unused-path-parameter"]
    assert found.hints == ["did you mean `noteId`?"]


def test_a_path_parameter_that_is_called_otherwise_is_one_mistake(read):
    declared = "parameters: [{name: id, in: path, required: true, schema: {}}]"
    found = read(api(f"  /notes/{{noteId}}:\n    {declared}\n    get: {OPERATION}}}\n"))
    assert [line.split(" ")[1] for line in lines(found)] == ["unused-path-parameter"]
    assert found.hints == ["did you mean `noteId`?"]


def test_two_unlike_path_parameters_are_not_taken_for_each_other(read):
    declared = "parameters: [{name: id, in: path, required: true, schema: {}}]"
    found = read(api(f"  /notes/{{noteNumber}}/{{colour}}:\n    {declared}\n    get: {OPERATION}}}\n"))
    ids = [line.split(" ")[1] for line in lines(found)]
    assert ids == ["undeclared-path-parameter", "undeclared-path-parameter", "unused-path-parameter"]


def test_a_variable_twice(read):
    declared = "parameters: [{name: id, in: path, required: true, schema: {}}]"
    found = read(api(f"  /a/{{id}}/b/{{id}}:\n    {declared}\n    get: {OPERATION}}}\n"))
    assert lines(found) == ["4:3 malformed-path the variable `id` stands twice in `/a/{id}/b/{id}`"]


def test_an_operation_id_twice(read):
    found = read(api(f"  /a: {{get: {OPERATION}, operationId: a}}}}\n  /b: {{get: {OPERATION}, operationId: a}}}}\n"))
    assert [" ".join(line.split(" ")[:2]) for line in lines(found)] == ["5:66 duplicate-operation"]


def test_a_parameter_twice(read):
    parameters = (
        "[{name: A, in: header, schema: {}}, {name: a, in: header, schema: {}}, {name: a, in: query, schema: {}}]"
    )
    found = read(api(f"  /a: {{get: {OPERATION}, parameters: {parameters}}}}}\n"))
    assert [line.split(" ")[1] for line in lines(found)] == ["duplicate-parameter"]


def test_header_parameters_that_openapi_ignores(read):
    found = read(api(f"  /a: {{get: {OPERATION}, parameters: [{{name: ACCEPT, in: header, schema: {{}}}}]}}}}\n"))
    assert [line.split(" ")[1] for line in lines(found)] == ["ignored-header"]
    assert found.only.operations[0].parameters == ()


def test_security_schemes_that_nobody_declares(read):
    text = f"  /a: {{get: {OPERATION}, security: [{{baerer: []}}]}}}}\n"
    text += "components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}\nsecurity: [{key: []}]\n"
    found = read(api(text))
    assert [" ".join(line.split(" ")[:2]) for line in lines(found)] == [
        "6:13 unknown-security-scheme",
        "4:65 unknown-security-scheme",
    ]
    assert found.hints == [None, "did you mean `bearer`?"]


@pytest.mark.parametrize(
    ("errors", "expected"),
    [("note-gone", "wrong-type"), ("[Note_Gone]", "invalid-value"), ("[a, a]", "invalid-value"), ("[5]", "wrong-type")],
)
def test_error_codes_that_are_malformed(read, errors, expected):
    shared = f"components: {{responses: {{Gone: {{description: Gone, x-errors: {errors}}}}}}}\n"
    uses = "".join(f"  /{x}: {{get: {{responses: {{404: {{$ref: '#/components/responses/Gone'}}}}}}}}\n" for x in "ab")
    assert [line.split(" ")[1] for line in lines(read(api(uses + shared)))] == [expected]


def test_one_contract_with_mistakes_does_not_hide_those_of_another(read):
    files = {
        API: HEAD + "paths: {/a: {gett: {}}}\n",
        "contracts/other/v1.openapi.yaml": HEAD + "paths: {/b: {get: {operationId: 5}}}\n",
    }
    assert [line.split(" ")[1] for line in read(files).findings] == ["unknown-key", "wrong-type"]
