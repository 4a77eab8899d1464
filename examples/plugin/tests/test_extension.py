"""The generator and the rule, tried in memory."""

from ssotgen_http_files.generator import GENERATOR
from ssotgen_http_files.verb_in_path import verb_in_path

from ssotgen.testing.expectations import assert_findings
from ssotgen.testing.workspaces import outputs

CONTRACT = "contracts/notes-api/v1.openapi.yaml"
CHANGES = {"contracts/notes-api/changelog.md": "# Changes\n"}
PLAIN = """\
openapi: 3.1.0
info: {title: Notes, version: 1.0.0}
security: [{key: []}]
paths:
  /notes/{noteId}:
    put:
      operationId: writeNote
      summary: Write a note
      description: Puts a note where its number says.
      parameters:
        - {name: noteId, in: path, required: true, description: Which, schema: {type: string}}
      requestBody:
        content:
          text/plain: {schema: {type: string}}
      responses:
        "204": {description: It is written.}
        default: {description: A problem.}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: Key}
"""
REQUESTS = """\
@host = http://127.0.0.1:8000

### writeNote
PUT {{host}}/notes/{{noteId}}
Content-Type: text/plain

{}
"""


def test_a_path_that_names_a_thing_is_fine() -> None:
    assert_findings({CONTRACT: PLAIN, **CHANGES}, verb_in_path)


def test_a_path_that_says_what_to_do_is_found() -> None:
    mark = "# finds verb-in-path: `updateNote` says what the method says"
    bad = PLAIN.replace("/notes/{noteId}:", f"/updateNote/{{noteId}}:  {mark}")
    assert_findings({CONTRACT: bad, **CHANGES}, verb_in_path)


def test_every_operation_is_a_request() -> None:
    made = outputs({CONTRACT: PLAIN, **CHANGES}, GENERATOR)["generated/http/notes-api/v1.http"]
    stamp, _, requests = made.partition("@host")
    assert "AUTO-GENERATED" in stamp
    assert f"@host{requests}" == REQUESTS
