"""What templates may print."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from ssotgen.core.text import Code, Ident, Literal, Markdown
from ssotgen.emit.templates import TemplateFault, TemplateSet


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class View:
    value: object = None
    items: tuple[object, ...] = ()
    flag: bool = False


def printed(folder: Path, source: str, view: object = None) -> str:
    (folder / "t.jinja").write_text(source)
    return TemplateSet(folders=(folder,)).text("t.jinja", view)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Ident("Appointment"), "Appointment"),
        (Literal('a"b\n\u202e'), "'a\"b\\n\\u202e'"),
        (Code("list[int]"), "list[int]"),
        (Markdown("**<b>** & 'x'"), "**<b>** & 'x'"),
        (201, "201"),
        (True, "True"),
    ],
)
def test_typed_values_are_printed_as_they_are(tmp_path: Path, value: object, text: str) -> None:
    assert printed(tmp_path, "x = {{ view.value }}\n", View(value)) == f"x = {text}\n"


@pytest.mark.parametrize("value", ["text", "", Colour.RED, None, 1.5, b"x", ("a",), object()])
def test_a_value_that_does_not_say_its_kind_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(TemplateFault, match="cannot be printed") as caught:
        printed(tmp_path, "one\ntwo {{ view.value }}\n", View(value))
    assert (caught.value.template, caught.value.line) == ("t.jinja", 2)


SMUGGLERS = (
    "view.value.text", "view.value.text|safe", "view.value.text|e", "view.value.text|upper", "view.value.text|string",
    "view.value.text|format", "view.items|join(',')", "view.value.text ~ '!'", "view.value.text + '!'",
    "'%s' % view.value.text", "view.value.text * 2", "[view.value.text]", "{'a': view.value.text}",
    "view.value.text if true", "m(view.value.text) ~ view.value.text", "m(view.value.text)", "view.missing",
)  # fmt: skip


@pytest.mark.parametrize("expression", SMUGGLERS)
def test_no_expression_smuggles_a_bare_string(tmp_path: Path, expression: str) -> None:
    macro = "{% macro m(x) %}<{{ x }}>{% endmacro %}"
    with pytest.raises(TemplateFault):
        printed(tmp_path, f"{macro}{{{{ {expression} }}}}", View(Literal("os.system('x')"), (Code("a"),)))


def test_a_template_s_own_constants_are_its_own(tmp_path: Path) -> None:
    source = '{% for x in view.items %}{{ x }}{{ ", " if not loop.last else "." }}{{ "" }}{% endfor %}'
    assert printed(tmp_path, source, View(items=(Ident("a"), Ident("b")))) == "a, b."


def test_macros_blocks_and_includes_pass_what_they_printed(tmp_path: Path) -> None:
    (tmp_path / "part.jinja").write_text("[{{ view.value }}]")
    (tmp_path / "lib.jinja").write_text('{% macro twice(x) %}{{ x }} < {{ x }} & "q"{% endmacro %}')
    source = (
        '{% import "lib.jinja" as lib %}{% set kept %}{{ lib.twice(view.value) }}{% endset %}{{ kept }}'
        '{% include "part.jinja" %}{% if view.flag %}no{% endif %}'
    )
    assert printed(tmp_path, source, View(Code("a"))) == 'a < a & "q"[a]'


def test_an_unknown_name_is_a_fault_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match="titel") as caught:
        printed(tmp_path, "\n\n{{ view.titel }}", View())
    assert caught.value.line == 3


def test_a_syntax_error_is_a_fault_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as caught:
        printed(tmp_path, "\n{% for %}", View())
    assert (caught.value.template, caught.value.line) == ("t.jinja", 2)


def test_a_missing_template_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"no template `rbac/x\.jinja`"):
        TemplateSet(folders=(tmp_path,)).text("rbac/x.jinja", None)


@pytest.mark.parametrize("name", ["../secret.jinja", "/etc/passwd", "a/../../secret.jinja"])
def test_look_up_stays_in_its_folders(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.jinja").write_text("secret")
    with pytest.raises(TemplateFault):
        TemplateSet(folders=(folder,)).text(name, None)


def test_endless_recursion_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match="without end"):
        printed(tmp_path, '{% include "t.jinja" %}')


def test_markdown_loses_invisible_characters(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ view.value }}", View(Markdown("a\u202eb\x07c"))) == "a\ufffdb\ufffdc"


@pytest.fixture
def overridden(tmp_path: Path) -> TemplateSet:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    for folder in (mine / "docs", theirs / "docs"):
        folder.mkdir(parents=True)
    (mine / "docs" / "index.jinja").write_text("mine {{ view.value }}")
    (theirs / "docs" / "index.jinja").write_text("theirs {{ view.value }}")
    (theirs / "docs" / "other.jinja").write_text("other")
    (mine / "docs" / "_row.jinja").write_text("row")
    (theirs / "docs" / "table.jinja").write_text('{% include "docs/_row.jinja" %}')
    return TemplateSet(overrides=mine, folders=(theirs,), label="ssotgen-templates")


def test_an_override_comes_first(overridden: TemplateSet) -> None:
    assert overridden.text("docs/index.jinja", View(1)) == "mine 1"
    assert overridden.text("docs/other.jinja", None) == "other"


def test_an_override_is_known_also_where_it_is_only_included(overridden: TemplateSet) -> None:
    assert overridden.overrides is not None
    assert overridden.overridden("docs/index.jinja") == overridden.overrides / "docs" / "index.jinja"
    assert overridden.overridden("docs/table.jinja") == overridden.overrides / "docs" / "_row.jinja"
    assert overridden.overridden("docs/other.jinja") is None
    assert TemplateSet().overridden("docs/index.md.jinja") is None


ESCAPES = (
    "{{ view.__class__.__mro__ }}",
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{% set x = view.items.append(1) %}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ view.value.__init__.__globals__ }}",
)


@pytest.mark.parametrize("source", ESCAPES)
def test_an_override_runs_in_a_sandbox(overridden: TemplateSet, source: str) -> None:
    assert overridden.overrides is not None
    (overridden.overrides / "docs" / "index.jinja").write_text(source)
    with pytest.raises(TemplateFault):
        overridden.text("docs/index.jinja", View(Code("x"), ()))


def test_shipped_templates_all_compile(repository: Path) -> None:
    names = [
        path.relative_to(repository / "templates").as_posix() for path in (repository / "templates").rglob("*.jinja")
    ]
    environment = TemplateSet().environment
    assert names
    for name in names:
        environment.get_template(name)


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    (tmp_path / "t.jinja").write_text("x")
    templates = TemplateSet(folders=(tmp_path,))
    assert templates.environment.get_template("t.jinja") is templates.environment.get_template("t.jinja")
