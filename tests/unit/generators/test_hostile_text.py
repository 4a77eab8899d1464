"""Text from contracts and registries stays text: in code, tables, documents and policies."""

import ast
import csv
import json
from html.parser import HTMLParser

import pytest
import yaml
from markdown_it import MarkdownIt

from tests.helpers import outputs

HOSTILE = (
    '"""\nimport os; os.system("x")\n#',
    "'; DROP TABLE roles; --",
    "a | b \\| c\n| d | e |",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "so <img src=x onerror=alert(1)> in <a href=javascript:alert(1)>a</a> <javascript:alert(1)> {: onclick=alert(1) }",
    "[one] and [two][one] {: onclick=alert(1) }\n\n[one]: javascript:alert(1) 'x'\n\n*[one]: two\n[^1]: three",
    "[click](javascript:alert(1)) ![x](https://example.com/x.png)",
    "{{ view }} {% raw %} ${HOME} `id` $(id) %s %(a)s",
    "-->\n# heading\n```\ncode\n",
    "\\N{BULLET} \\x41 \\",
    "\u202eright to left\u202c \u2028 \u0085",
    "=1+1",
    "&lt;b&gt; &#60;b&#62;",
)


class Tags(HTMLParser):
    """The tags and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src")}
        assert not any(name.startswith("on") for name, _ in attrs)


def files(text: str) -> dict[str, bytes]:
    """A workspace that says `text` wherever somebody may write anything."""
    contract = {
        "openapi": "3.1.0",
        "info": {"title": text, "version": "1.0.0", "description": text, "contact": {"name": text}},
        "security": [{"bearer": []}],
        "tags": [{"name": "notes", "description": text}],
        "paths": {
            "/notes": {
                "post": {
                    "operationId": "writeNote",
                    "summary": text,
                    "description": text,
                    "tags": ["notes"],
                    "parameters": [{"name": "q", "in": "query", "description": text, "schema": {"enum": [text, "b"]}}],
                    "requestBody": {
                        "description": text,
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}},
                    },
                    "responses": {
                        "200": {"description": text, "headers": {"X-Note": {"description": text, "schema": {}}}},
                        "default": {"description": text},
                    },
                }
            }
        },
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "description": text}},
            "schemas": {
                "Note": {
                    "title": text,
                    "description": text,
                    "type": "object",
                    "properties": {text: {"type": "string", "description": text, "default": text, "title": text}},
                }
            },
        },
    }
    rbac = {
        "format": 1,
        "permissions": {"note.write": {"description": text}},
        "roles": {"author": {"description": text, "grants": {"note.write": "any"}}},
    }
    routes = {"format": 1, "operations": {"note-api/v1": {"writeNote": {"permission": "note.write"}}}}
    owners = {"format": 1, "owners": {"team": {"name": text, "handles": ["@a/b"], "contact": text}}, "paths": []}
    documents = {"contracts/note-api/v1.openapi.json": contract, "registries/rbac.json": rbac}
    documents |= {"registries/routes.json": routes, "registries/owners.json": owners}
    written = {path: json.dumps(document).encode() for path, document in documents.items()}
    return written | {"contracts/note-api/changelog.md": b"# Changes\n"}


@pytest.fixture(scope="module", params=range(len(HOSTILE)))
def made(request: pytest.FixtureRequest) -> dict[str, str]:
    return outputs(files(HOSTILE[request.param]))


def test_code_defines_what_it_always_defines(made: dict[str, str]) -> None:
    """Only names, docstrings and values differ from the outputs for harmless text."""
    harmless = outputs(files("harmless text"))
    assert made.keys() == harmless.keys()
    for path in (path for path in made if path.endswith(".py")):
        found, expected = (shape(ast.parse(text)) for text in (made[path], harmless[path]))
        assert found == expected, path
        assert made[path].isascii() or "AUTO-GENERATED –" in made[path]


def shape(tree: ast.Module) -> list[str]:
    """What a module does, without its texts, names of fields and the settings that carry them."""
    return [
        type(node).__name__
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]


def test_documents_show_text_as_text(made: dict[str, str]) -> None:
    for path in (path for path in made if path.endswith(".md")):
        page = Tags()
        page.feed(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(made[path]))
        assert page.tags <= {
            *("h1", "h2", "h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "ul", "li", "a", "br"),
            *("pre", "em", "strong", "hr", "blockquote", "ol"),
        }, path
        assert not any(address.lower().startswith(("javascript:", "data:")) for address in page.addresses)


def test_tables_keep_their_columns(made: dict[str, str]) -> None:
    for name in ("matrix", "operations"):
        lines = list(csv.reader(made[f"generated/policy/{name}.csv"].splitlines()))
        assert len({len(line) for line in lines}) == 1


def test_data_carries_the_text_unchanged(made: dict[str, str]) -> None:
    bundle = json.loads(made["generated/contracts/note-api/v1.bundle.json"])
    assert bundle["info"]["title"] in HOSTILE
    assert yaml.safe_load(json.dumps(bundle))["info"]["description"] == bundle["info"]["title"]
