"""Which files are registries, and what is said about those that are not or are misshapen."""

import pytest

from ssotgen.core.diagnostics import Severity
from ssotgen.core.tree import MemoryTree
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.syntax.library import Library

RBAC = "format: 1\npermissions:\n  order.read: {description: See an order}\n"


def read(files):
    library = Library(MemoryTree({path: text.encode() for path, text in files.items()}))
    return declare(library, declare_workspace(library)), library


def findings(files):
    _, library = read(files)
    locator = library.locator()
    spans = [(item, locator.span(item.origin)) for item in library.diagnostics]
    return sorted(f"{item.origin.document}:{span.line}:{span.column} {item.id}" for item, span in spans if span)


def test_an_empty_workspace_declares_nothing():
    declarations, library = read({})
    assert library.diagnostics == []
    assert declarations.contracts == ()
    assert declarations.registries == {}
    assert declarations.rbac is None
    assert declarations.workspace.workspace.package == "generated_service"


@pytest.mark.parametrize("path", ["registries/rbac.yaml", "registries/rbac.yml", "registries/rbac.json"])
def test_a_registry_in_each_notation(path):
    text = '{"format": 1, "permissions": {"order.read": {"description": "See"}}}' if path.endswith("json") else RBAC
    declarations, _ = read({path: text})
    assert declarations.registries == {"rbac": path}
    assert [item.id for item in declarations.rbac.permissions] == ["order.read"]
    assert declarations.rbac.permissions[0].origin.document == path


def test_two_files_for_one_registry():
    assert findings({"registries/rbac.yaml": RBAC, "registries/rbac.yml": RBAC}) == [
        "registries/rbac.yml:1:1 duplicate-registry"
    ]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("registries/route.yaml", "did you mean `routes`?"),
        ("registries/RBAC.yaml", "did you mean `rbac`?"),
        ("registries/rbac.toml", "did you mean `rbac.yaml`?"),
        ("registries/shop/rbac.yaml", "registries lie in registries/ itself, not below it"),
        ("registries/weather.json", None),
    ],
)
def test_a_file_that_is_no_registry(path, hint):
    declarations, library = read({path: "format: 1\n"})
    assert declarations is None
    assert [(item.id, item.origin.document, item.hint) for item in library.diagnostics] == [
        ("unknown-registry", path, hint)
    ]


def test_other_files_in_the_folder_are_left_alone():
    assert findings({"registries/README.md": "# Registries\n", "registries/matrix.csv": "a,b\n"}) == []


def test_a_registry_that_is_not_read_yet():
    declarations, library = read({"registries/pipelines.yaml": "format: 1\n"})
    assert declarations.registries == {}
    assert [(item.id, item.severity) for item in library.diagnostics] == [("registry-not-read", Severity.WARNING)]


def test_another_format():
    files = {"registries/rbac.yaml": "format: 2\nnonsense: true\n"}
    assert findings(files) == ["registries/rbac.yaml:1:9 unknown-format"]
    _, library = read(files)
    assert "reads format 1, not 2" in library.diagnostics[0].text


def test_five_mistakes_are_five_findings():
    text = """\
format: 1
permisions: {}
roles:
  Guest: {description: Somebody}
  clerk: {description: Works here, grants: {order.read: all}}
  mechanic: {color: red}
"""
    assert findings({"registries/rbac.yaml": text}) == [
        "registries/rbac.yaml:2:1 unknown-key",
        "registries/rbac.yaml:4:3 invalid-value",
        "registries/rbac.yaml:5:57 invalid-value",
        "registries/rbac.yaml:6:14 unknown-key",
        "registries/rbac.yaml:6:3 missing-key",
    ]


@pytest.mark.parametrize("name", ["public", "authenticated"])
def test_reserved_words_are_no_permissions(name):
    text = RBAC + f"  {name}: {{description: Everybody}}\n"
    assert findings({"registries/rbac.yaml": text}) == ["registries/rbac.yaml:4:3 invalid-value"]


def test_options_in_either_file():
    own = 'format = 1\n[workspace]\npackage = "shop"\n'
    shared = '[project]\nname = "x"\n[tool.ssotgen]\nformat = 1\n[tool.ssotgen.workspace]\npackage = "shop"\n'
    for files in ({"ssotgen.toml": own}, {"pyproject.toml": shared}):
        declarations, library = read(files)
        assert library.diagnostics == []
        assert declarations.workspace.workspace.package == "shop"
    assert findings({"ssotgen.toml": own, "pyproject.toml": shared}) == ["pyproject.toml:3:7 two-configurations"]
    assert findings({"ssotgen.toml": own, "pyproject.toml": '[project]\nname = "x"\n'}) == []


def test_all_options():
    text = """\
format = 1
[workspace]
requires = "~=0.1.0"
package = "shop"
output = "out"
environments = ["dev", "prod"]
[generators]
off = ["sql-seed"]
[models]
engine = "native"
untyped = "implied"
[references]
"https://example.com/common/" = "vendor/common/"
[outputs]
codeowners = ".github/CODEOWNERS"
[templates]
dir = "templates"
[names]
"shop/v1#getOrder" = "fetch"
[rules]
wildcard-grant = "off"
[[suppress]]
rule = "no-security"
path = "vendor/**"
reason = "not ours"
"""
    found = read({"ssotgen.toml": text})[0].workspace
    assert (found.workspace.package, found.workspace.output) == ("shop", "out")
    assert found.workspace.environments == ("dev", "prod")
    assert found.requires.text == "~=0.1.0"
    assert [item.target for item in found.generators_off] == ["sql-seed"]
    assert found.models_engine.text == "native"
    assert (found.workspace.untyped, found.workspace.exact) == ("implied", False)
    assert found.references == (("https://example.com/common/", "vendor/common/"),)
    assert [(item.generator.target, item.path.text) for item in found.outputs] == [("codeowners", ".github/CODEOWNERS")]
    assert found.templates.text == "templates"
    assert [(item.symbol.target, item.name.text) for item in found.names] == [("shop/v1#getOrder", "fetch")]
    assert [(item.rule.target, item.severity) for item in found.rules] == [("wildcard-grant", Severity.OFF)]
    assert [(s.rule.target, s.path.text, s.reason) for s in found.suppressions] == [
        ("no-security", "vendor/**", "not ours")
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('requires = "~=1"', "ssotgen.toml:3:12 invalid-requirement"),
        ('package = "class"', "ssotgen.toml:3:11 reserved-package"),
        ('package = "json"', "ssotgen.toml:3:11 reserved-package"),
        ('packages = "shop"', "ssotgen.toml:3:1 unknown-key"),
    ],
)
def test_options_that_are_not_possible(line, expected):
    assert findings({"ssotgen.toml": f"format = 1\n[workspace]\n{line}\n"}) == [expected]
