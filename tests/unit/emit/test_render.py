"""Artifacts to files."""

import csv
import io
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from ssotgen.core.artifact import Artifact, Body, JsonBody, Python, Table, Template
from ssotgen.core.bug import Bug
from ssotgen.core.digest import of_text
from ssotgen.core.json import freeze
from ssotgen.core.origin import Origin
from ssotgen.core.text import Code, Ident, Literal, Markdown
from ssotgen.emit.faults import InternalError
from ssotgen.emit.formatter import LINE_LENGTH
from ssotgen.emit.render import Copy, Rendered, render
from ssotgen.emit.stamp import NOTICE
from ssotgen.emit.templates import TemplateSet


@dataclass(frozen=True, slots=True)
class View:
    name: Ident
    value: Literal
    text: Markdown


VIEW = View(Ident("NAME"), Literal('it\'s "x"\n\u202e'), Markdown("a *b*"))
SOURCES = ("registries/rbac.yaml",)


@pytest.fixture
def templates(tmp_path: Path) -> TemplateSet:
    folder = tmp_path / "shipped"
    for name, text in {
        "demo/code.py.jinja": "{{ view.name }} =   {{ view.value }}\n",
        "demo/page.md.jinja": "# {{ view.text }}\n\n\n",
        "demo/bad.py.jinja": "import os\n",
        "demo/broken.py.jinja": "x = (\n",
        "demo/unknown.md.jinja": "{{ view.nam }}\n",
        "demo/empty.py.jinja": "",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return TemplateSet(overrides=None, folders=(folder,))


def artifact(path: str, body: Body, generator: str = "demo") -> Artifact:
    return Artifact(path, body, SOURCES, generator)


def texts(rendered: Rendered) -> dict[str, str]:
    assert rendered.diagnostics == ()
    return {file.path: file.text for file in rendered.files}


ALL = (
    artifact("python/shop/code.py", Template("demo/code.py.jinja", VIEW)),
    artifact("docs/page.md", Template("demo/page.md.jinja", VIEW)),
    artifact("contracts/a/v1.bundle.json", JsonBody(freeze({"openapi": "3.1.0", "x": "é\u202e"}))),
    artifact("ir.json", JsonBody(freeze([1]))),
    artifact("policy/matrix.csv", Table(("role",), (("=x",),))),
    artifact("policy/policy.csv", Table((), (("p", "customer"),))),
    artifact("python/shop/models.py", Python("x = { 'a' : 1 }")),
    artifact("python/shop/__init__.py", Python("")),
    artifact("python/shop/empty.py", Template("demo/empty.py.jinja", None)),
)


def test_every_kind_of_body_is_printed(templates: TemplateSet) -> None:
    found = texts(render(ALL, templates))
    stamp = f"# {NOTICE}\n# Sources: registries/rbac.yaml\n# Regenerate: ssotgen build\n"
    assert found["generated/python/shop/code.py"] == f"{stamp}NAME = 'it\\'s \"x\"\\n\\u202e'\n"
    assert found["generated/python/shop/models.py"] == f'{stamp}x = {{"a": 1}}\n'
    assert found["generated/python/shop/__init__.py"] == stamp
    assert found["generated/python/shop/empty.py"] == stamp
    assert found["generated/docs/page.md"].endswith("-->\n\n# a *b*\n")
    assert json.loads(found["generated/contracts/a/v1.bundle.json"])["x"] == "é\u202e"
    assert found["generated/ir.json"] == "[\n  1\n]\n"
    assert found["generated/policy/matrix.csv"] == "role\n'=x\n"
    assert found["generated/policy/policy.csv"] == f"{stamp}p,customer\n"
    assert list(found) == sorted(found)


def test_the_stamp_is_the_first_line_of_every_output_that_has_comments(templates: TemplateSet) -> None:
    for file in render(ALL, templates).files:
        first = file.text.splitlines()[1 if file.text.startswith("{") else 0]
        assert file.stamped is (NOTICE in first), file.path
        assert file.stamped is (not file.path.endswith(("ir.json", "matrix.csv")))


def test_what_is_rendered_carries_generator_sources_and_mode(templates: TemplateSet) -> None:
    script = Artifact("run.sh", Python("#!/bin/sh\ntrue\n"), ("b", "a", "b"), "demo", executable=True)
    (file,) = render([script], templates).files
    assert (file.generator, file.sources, file.executable) == ("demo", ("a", "b"), True)
    assert file.text.startswith(f"#!/bin/sh\n# {NOTICE}\n")


def test_the_order_of_artifacts_does_not_matter(templates: TemplateSet) -> None:
    assert render(ALL, templates) == render(tuple(reversed(ALL)), templates)


def test_stamped_python_is_as_the_formatter_leaves_it(templates: TemplateSet, tmp_path: Path) -> None:
    from ruff import find_ruff_bin  # type: ignore[import-untyped]

    bodies = ['"""Doc."""\nimport re\nx = re\n', "import re\nx=re\n", "def f(): ...\n", "# c\n\n\nx=1\n"]
    artifacts = [artifact(f"python/shop/m{n}.py", Python(body)) for n, body in enumerate(bodies)]
    for n, file in enumerate(render(artifacts, templates).files):
        (tmp_path / f"m{n}.py").write_text(file.text)
    command = [find_ruff_bin(), "format", "--isolated", "--check", "--line-length", str(LINE_LENGTH), "."]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)


def test_what_is_final_is_not_formatted_but_for_a_users_own_template(templates: TemplateSet, tmp_path: Path) -> None:
    plain, printed = Python("x=1\n", final=True), Template("demo/code.py.jinja", VIEW, final=True)
    files = [artifact("python/shop/a.py", plain), artifact("python/shop/b.py", printed)]
    first, second = render(files, templates).files
    assert first.text.endswith("\nx=1\n")
    assert "\nNAME =   " in second.text
    (tmp_path / "own" / "demo").mkdir(parents=True)
    (tmp_path / "own" / "demo" / "code.py.jinja").write_text("{{ view.name }} =   1\n")
    own = TemplateSet(overrides=tmp_path / "own", folders=templates.folders)
    assert render(files, own).files[1].text.endswith("\nNAME = 1\n")


def test_another_output_folder(templates: TemplateSet) -> None:
    assert "build/out/docs/page.md" in texts(render(ALL, templates, output="build/out"))


@pytest.mark.parametrize(
    ("body", "path", "reason"),
    [
        (Template("demo/bad.py.jinja", None), "python/shop/x.py", "module `os`"),
        (Python("import subprocess\n"), "python/shop/x.py", "line 4: the module `subprocess`"),
        (Template("demo/broken.py.jinja", None), "python/shop/x.py", "not Python"),
        (Python("x = '\u202e'\n"), "python/shop/x.py", "U+202E"),
        (Python("x = 1\r\n"), "docs/x.md", "U+000D"),
        (Template("demo/unknown.md.jinja", VIEW), "docs/x.md", "demo/unknown.md.jinja:1"),
        (Template("demo/none.md.jinja", VIEW), "docs/x.md", "no template"),
        (Template("demo/page.md.jinja", None), "docs/x.md", "page.md.jinja:1"),
        (JsonBody(1.5), "x.json", "float"),  # type: ignore[arg-type]
        (Python("x = 1\n"), "../x.py", "`..`"),
        (Python("x = 1\n"), ".git/hooks/x.py", "git's own"),
    ],
)
def test_an_unsafe_output_is_a_bug_of_ours(templates: TemplateSet, body: Body, path: str, reason: str) -> None:
    with pytest.raises(InternalError) as caught:
        render([*ALL, artifact(path, body)], templates)
    assert reason in caught.value.text
    assert caught.value.path == f"generated/{path}"
    assert isinstance(caught.value, Bug)


def test_two_artifacts_at_one_path_are_a_bug(templates: TemplateSet) -> None:
    with pytest.raises(InternalError, match="both demo and other make it"):
        render([artifact("a.md", Python("")), artifact("a.md", Python(""), "other")], templates)


@pytest.mark.parametrize(
    ("source", "offset", "reason"),
    [
        ("one\n{{ view.nam }}\n", 4, "nam"),
        ("one\ntwo\n{% for %}\n", 8, "index.md.jinja:3"),
        ("{{ view.name.text }}\n", 0, "cannot be printed"),
        ("bad \u202e char\n", None, "U+202E"),
    ],
)
def test_a_template_of_the_user_gives_a_finding(
    templates: TemplateSet, tmp_path: Path, source: str, offset: int | None, reason: str
) -> None:
    mine = tmp_path / "mine"
    (mine / "demo").mkdir(parents=True)
    (mine / "demo" / "index.md.jinja").write_text(source)
    chosen = TemplateSet(mine, templates.folders, "ssotgen-templates")
    found = render([*ALL, artifact("docs/index.md", Template("demo/index.md.jinja", VIEW))], chosen)
    assert found.files == ()
    (diagnostic,) = found.diagnostics
    assert diagnostic.id == "template-error"
    assert diagnostic.origin == Origin("ssotgen-templates/demo/index.md.jinja", offset=offset)
    assert reason in diagnostic.text


def test_a_template_of_the_user_may_print_what_parses(templates: TemplateSet, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "demo").mkdir(parents=True)
    chosen = TemplateSet(mine, templates.folders, "t")
    body = artifact("python/shop/x.py", Template("demo/code.py.jinja", VIEW))
    (mine / "demo" / "code.py.jinja").write_text("import os\n")
    assert texts(render([body], chosen))["generated/python/shop/x.py"].endswith("import os\n")


def test_a_template_of_the_user_that_is_no_python_does_not_stop_the_formatter(
    templates: TemplateSet, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    (mine / "demo").mkdir(parents=True)
    (mine / "demo" / "code.py.jinja").write_text("import (\n")
    found = render(ALL, TemplateSet(mine, templates.folders, "t"))
    assert [item.id for item in found.diagnostics] == ["template-error"]
    assert "line 4: it is not Python" in found.diagnostics[0].text


def test_copies_are_written_as_well(templates: TemplateSet) -> None:
    owners = artifact("CODEOWNERS", Python("* @a\n"), "codeowners")
    copy = Copy("codeowners", ".github/CODEOWNERS", Origin("ssotgen.toml", "/outputs/codeowners"))
    found = texts(render([owners, *ALL], templates, copies=[copy]))
    assert found[".github/CODEOWNERS"] == found["generated/CODEOWNERS"]
    same = Copy("codeowners", "generated/CODEOWNERS", copy.origin)
    assert ".github/CODEOWNERS" not in texts(render([owners], templates, copies=[same]))
    assert texts(render(ALL, templates, copies=[copy])) == texts(render(ALL, templates))


@pytest.mark.parametrize("path", ["../CODEOWNERS", "/etc/CODEOWNERS", ".git/CODEOWNERS", ".ssotgen/x", ""])
def test_a_copy_outside_the_workspace_is_a_finding(templates: TemplateSet, path: str) -> None:
    origin = Origin("ssotgen.toml", "/outputs/codeowners")
    found = render([artifact("CODEOWNERS", Python("")), *ALL], templates, copies=[Copy("codeowners", path, origin)])
    assert [(item.id, item.origin) for item in found.diagnostics] == [("output-path", origin)]
    assert found.files == ()


def test_texts_that_passed_before_are_not_gated_again(templates: TemplateSet, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(ALL, templates)
    passed = {file.path: of_text(file.text) for file in first.files}
    python = next(file.path for file in first.files if file.path.endswith(".py"))
    monkeypatch.setattr("ssotgen.emit.python_gate.fault", lambda *_: "asked")
    assert render(ALL, templates, passed=passed) == first
    another = {"generated/python/another/__init__.py": of_text("")}
    for known in ({}, {**passed, python: of_text("another text")}, passed | another):
        with pytest.raises(InternalError, match="asked"):
            render(ALL, templates, passed=known)


HOSTILE = [
    '"; import os #',
    "'''",
    '"""',
    "\\",
    "\n\n",
    "{{ 7*7 }}",
    "{% raw %}",
    "--> <script>",
    "\u202e\u2066",
    "\ud800",
]


@pytest.mark.parametrize("text", [*HOSTILE, "=1+1", "a,b\n\"c'"])
def test_text_from_a_contract_comes_back_unchanged_from_every_kind_of_body(templates: TemplateSet, text: str) -> None:
    view = View(Ident("NAME"), Literal(text), Markdown("x"))
    found = texts(
        render(
            [
                artifact("python/shop/x.py", Template("demo/code.py.jinja", view)),
                artifact("x.json", JsonBody(freeze({text: text}))),
                artifact("x.csv", Table(("a",), ((text,),))),
            ],
            templates,
        )
    )
    scope: dict[str, object] = {}
    exec(found["generated/python/shop/x.py"], scope)
    assert scope["NAME"] == text
    assert json.loads(found["generated/x.json"]) == {text: text}
    (cell,) = list(csv.reader(io.StringIO(found["generated/x.csv"], newline="")))[1]
    assert (cell[1:] if text[0] in "=-" else cell) == "".join(
        "\ufffd" if char in "\u202e\u2066\ud800" else char for char in text
    )


def test_code_is_ours_and_its_faults_too(templates: TemplateSet) -> None:
    view = View(Ident("NAME"), Code("exec('x')"), Markdown("x"))  # type: ignore[arg-type]
    with pytest.raises(InternalError, match="`exec` is refused"):
        render([artifact("python/shop/x.py", Template("demo/code.py.jinja", view))], templates)
