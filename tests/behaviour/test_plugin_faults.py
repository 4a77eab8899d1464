"""Packages that bring something unusable: a finding that names them, and nothing is written."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ssotgen.compiler.build import build
from ssotgen.compiler.extensions import installed
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import open_project
from tests.behaviour.extension_kit import GENERATORS, RULES, install, packages
from tests.helpers import files_below, lay_out, ssotgen
from tests.rules.test_rules import HERE

__all__ = ["packages"]

RULE = '''
from ssotgen.plugin import Severity, rule

@rule(Severity.WARNING)
def {name}(program):
    """{page}"""
    {body}
'''
GENERATOR = """
from pathlib import Path
from ssotgen.plugin import *
from ssotgen.plugin import Generator

def generate(program):
    {body}

IT = Generator({name!r}, "tries something", generate{more})
"""
HOUSE_RULE = {RULES: {"house-rule": "house_rule"}}
LEAFLET = {GENERATORS: {"leaflet": "IT"}}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "workspace", {"ssotgen.toml": "format = 1\n", **files_below(HERE / "_bases" / "api")})


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    for name in ("acme_checks", "zeta_checks"):
        sys.modules.pop(name, None)


def built(workspace: Path) -> Outcome:
    installed.cache_clear()
    return build(open_project(workspace))


def refused(workspace: Path) -> tuple[str, str]:
    """The one error of a build that wrote nothing: its id and its text."""
    before = files_below(workspace)
    outcome = built(workspace)
    ((id, text),) = [(item.id, item.text) for item in outcome.diagnostics if item.severity == "error"]
    assert not (workspace / "generated").exists()
    assert {path: data for path, data in files_below(workspace).items() if not path.startswith(".")} == before
    return id, text


def a_rule(name: str = "house_rule", page: str = "Something is wrong.", body: str = "yield from ()") -> str:
    return RULE.format(name=name, page=page, body=body)


def a_generator(body: str, name: str = "leaflet", more: str = "") -> str:
    return GENERATOR.format(name=name, body=body, more=more)


UNUSABLE: Mapping[str, tuple[str, Mapping[str, Mapping[str, str]], str]] = {
    "no module": ("import no_such_module_anywhere", HOUSE_RULE, "cannot be imported: ModuleNotFoundError"),
    "ends the program": ("import sys; sys.exit(4)", HOUSE_RULE, "cannot be imported: SystemExit: 4"),
    "no such object": ("", HOUSE_RULE, "cannot be imported: AttributeError"),
    "another object": ("house_rule = len", HOUSE_RULE, "is a builtin_function_or_method, not a Rule"),
    "a rule as generator": (a_rule(), {GENERATORS: {"house-rule": "house_rule"}}, "is a Rule, not a Generator"),
    "another name": (a_rule("other_rule"), {RULES: {"house-rule": "other_rule"}}, "calls itself `other-rule`"),
    "no name": (a_generator("return ()", "Leaf let"), {GENERATORS: {"Leaf let": "IT"}}, "`Leaf let` is no name"),
    "no page": (a_rule(page=""), HOUSE_RULE, "it has no docstring"),
    "another api": (a_generator("return ()", more=", api=2"), LEAFLET, "written for version 2 of ssotgen.plugin"),
    "a field of another type": (
        a_generator("return ()", more=", templates='templates'"),
        LEAFLET,
        "`acme_checks:IT` cannot be read: TypeError",
    ),
    "no templates": (
        a_generator("return ()", more=", templates=Path(__file__).parent / 'none'"),
        LEAFLET,
        "its templates are not there",
    ),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_what_cannot_be_used_is_named(packages: Path, workspace: Path, case: str) -> None:
    source, offers, text = UNUSABLE[case]
    install(packages, "acme-checks", source, offers)
    id, said = refused(workspace)
    assert id == "broken-extension"
    assert said.startswith("acme-checks 1.0 offers `")
    assert text in said


STOPPING = {
    "a rule that raises": (
        a_rule(body="yield {}['owner']"),
        HOUSE_RULE,
        "`house-rule` of acme-checks 1.0 stopped: KeyError",
    ),
    "a rule without a place": (a_rule(body="yield 'here', 'wrong'"), HOUSE_RULE, "a finding is an Origin and a text"),
    "a generator that raises": (a_generator("return 1 / 0"), LEAFLET, "`leaflet` of acme-checks 1.0 stopped: Zero"),
    "no artifact": (a_generator("return ['x']"), LEAFLET, "stopped: TypeError: it gives 'x', which is no Artifact"),
    "nothing at all": (a_generator("return None"), LEAFLET, "stopped: TypeError: it gives None, and no artifacts"),
    "a generator that ends the program": (a_generator("raise SystemExit(4)"), LEAFLET, "stopped: SystemExit: 4"),
    "a rule that ends the program": (a_rule(body="yield from exit(4)"), HOUSE_RULE, "stopped: SystemExit: 4"),
    "a path outside": (a_generator("yield Artifact('../x', Table((), ()), ())"), LEAFLET, "'../x'"),
    "a body of no kind": (a_generator("yield Artifact('x.md', 'text', ())"), LEAFLET, "its body is a str"),
    "a path of ours": (
        a_generator("yield Artifact('schemas/routes.schema.json', Table((), ()), ())"),
        LEAFLET,
        "`schemas` makes it too",
    ),
    "code that runs at import": (
        a_generator("yield Artifact('x.py', Python('import os\\nos.system(\"true\")\\n'), ())"),
        LEAFLET,
        "an output of `leaflet` of acme-checks 1.0 cannot be published: generated/x.py: line 5",
    ),
    "a template that is not there": (
        a_generator("yield Artifact('x.md', Template('leaflet/x.jinja', None), ())"),
        LEAFLET,
        "there is no template `leaflet/x.jinja`",
    ),
}


@pytest.mark.parametrize("case", STOPPING)
def test_what_goes_wrong_in_it_is_its_own(packages: Path, workspace: Path, case: str) -> None:
    source, offers, text = STOPPING[case]
    install(packages, "acme-checks", source, offers)
    id, said = refused(workspace)
    assert id == "broken-extension"
    assert text in said


@pytest.mark.parametrize(
    ("body", "help"),
    [
        ("return 1 / 0", "it stopped in acme_checks.py, line 7"),
        ("import json; json.loads('{')", "it stopped in acme_checks.py, line 7"),
        ("return None", None),
    ],
)
def test_the_line_that_is_named_is_one_of_the_package(
    packages: Path, workspace: Path, body: str, help: str | None
) -> None:
    install(packages, "acme-checks", a_generator(body), LEAFLET)
    (found,) = [item for item in built(workspace).diagnostics if item.id == "broken-extension"]
    assert found.help == help


def test_what_a_package_prints_does_not_spoil_what_machines_read(
    packages: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(packages, "acme-checks", a_rule(body="print('noise'); yield from ()"), HOUSE_RULE)
    assert not built(workspace).failed
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "noise\n")


def test_a_name_of_ours_is_taken(packages: Path, workspace: Path) -> None:
    install(packages, "acme-checks", a_rule("unused_schema"), {RULES: {"unused-schema": "unused_schema"}})
    assert refused(workspace) == (
        "extension-collision",
        "acme-checks 1.0 and ssotgen both have a finding that is called `unused-schema`",
    )


def test_two_packages_cannot_share_a_name(packages: Path, workspace: Path) -> None:
    install(packages, "zeta-checks", a_generator("return ()"), LEAFLET, "2.0")
    install(packages, "acme-checks", a_generator("return ()"), LEAFLET)
    assert refused(workspace) == (
        "extension-collision",
        "zeta-checks 2.0 and acme-checks 1.0 both have a generator that is called `leaflet`",
    )


def test_what_works_runs_after_ours_and_is_recorded(packages: Path, workspace: Path) -> None:
    install(packages, "zeta-checks", a_rule(body="yield program.contracts[0].origin, 'so it is'"), HOUSE_RULE, "2.0")
    install(
        packages, "acme-checks", a_generator("yield Artifact('leaflet.csv', Table(('a',), (('1',),)), ())"), LEAFLET
    )
    outcome = built(workspace)
    assert [item.id for item in outcome.diagnostics] == ["house-rule"]
    assert (workspace / "generated/leaflet.csv").read_text(encoding="utf-8") == "a\n1\n"
    manifest = (workspace / "generated/.ssotgen-manifest.json").read_text(encoding="utf-8")
    assert '"acme-checks": "1.0"' in manifest
    assert "zeta-checks" not in manifest  # a rule decides no byte
    assert installed().generators[-1].name == "leaflet"


def test_a_rule_of_a_package_is_set_and_explained_like_ours(packages: Path, workspace: Path) -> None:
    page = "A house has no name.\n\n    ## Fix\n    Give it one.\n    "
    install(packages, "acme-checks", a_rule(page=page, body="yield program.contracts[0].origin, 'no'"), HOUSE_RULE)
    env = {"PYTHONPATH": str(packages)}
    assert ssotgen("check", "--quiet", cwd=workspace, env=env).ids[0] == "house-rule"
    lay_out(workspace, {"ssotgen.toml": 'format = 1\n[rules]\nhouse-rule = "off"\n'})
    assert "house-rule" not in ssotgen("check", "--quiet", cwd=workspace, env=env).ids
    explained = ssotgen("explain", "house-rule", cwd=workspace, env=env)
    assert explained.out.startswith("# house-rule\n\nA warning; `[rules]` can change that. From acme-checks 1.0.\n")
    assert "## Fix\nGive it one." in explained.out
    (line,) = [line for line in ssotgen("rules", cwd=workspace, env=env).out.splitlines() if "house-rule" in line]
    assert line.endswith("A house has no name. (acme-checks 1.0)")
    assert ssotgen("check", "--quiet", cwd=workspace).ids[0] == "unknown-rule"  # the package is gone


def test_an_edit_of_a_package_counts_at_once(packages: Path, workspace: Path) -> None:
    """Local state answers for a workspace only while the code of what is installed is as it was."""
    source = a_generator("yield Artifact('leaflet.csv', Table(('a',), ()), ())")
    install(packages, "acme-checks", source, LEAFLET)
    env = {"PYTHONPATH": str(packages)}
    assert ssotgen("build", cwd=workspace, env=env).code == 0
    assert ssotgen("check", cwd=workspace, env=env).code == 0
    install(packages, "acme-checks", source.replace("('a',)", "('other',)"), LEAFLET)
    assert ("stale-output", "generated/leaflet.csv") in ssotgen("check", cwd=workspace, env=env).findings


def test_a_package_that_is_gone_does_not_take_its_outputs_along(packages: Path, workspace: Path) -> None:
    lay_out(workspace, {"ssotgen.toml": 'format = 1\n[generators]\non = ["leaflet"]\n'})
    install(packages, "acme-checks", a_generator("yield Artifact('leaflet.csv', Table(('a',), ()), ())"), LEAFLET)
    assert ssotgen("build", cwd=workspace, env={"PYTHONPATH": str(packages)}).code == 0
    result = ssotgen("build", cwd=workspace)
    assert (result.code, result.findings) == (1, [("unknown-generator", "ssotgen.toml:3:7")])
    assert (workspace / "generated/leaflet.csv").is_file()


def test_lists_say_which_package_cannot_be_asked(packages: Path, workspace: Path) -> None:
    install(packages, "acme-checks", "import no_such_module_anywhere", HOUSE_RULE)
    result = ssotgen("rules", cwd=workspace, env={"PYTHONPATH": str(packages)})
    assert result.code == 0
    assert "error[broken-extension]: acme-checks 1.0 offers `house-rule`" in result.err
    assert "unused-schema" in result.out


def test_a_package_brings_templates_under_its_own_names_alone(packages: Path, workspace: Path) -> None:
    lay_out(packages, {"acme/leaflet/page.md.jinja": "{{ view }}\n", "acme/docs/page.md.jinja": "theirs\n"})
    body = "yield Artifact('leaflet.md', Template('leaflet/page.md.jinja', Code('mine')), ())"
    source = a_generator(body, more=", templates=Path(__file__).parent / 'acme'")
    install(packages, "acme-checks", source, LEAFLET)
    id, said = refused(workspace)
    assert (id, said.rpartition(": ")[0]) == (
        "broken-extension",
        "acme-checks 1.0 offers `leaflet` in ssotgen.generators, but its templates are not all its own",
    )
    (packages / "acme/docs/page.md.jinja").unlink()
    (packages / "acme/docs").rmdir()
    assert built(workspace).diagnostics == ()
    made = (workspace / "generated/leaflet.md").read_text(encoding="utf-8")
    assert made.startswith("<!-- AUTO-GENERATED")
    assert made.endswith("\nmine\n")
