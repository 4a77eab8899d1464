"""Diagrams: each line is one of the few forms of Mermaid that are used, and nothing of a contract is a word of it."""

import json
import re
from pathlib import Path

import pytest

from ssotgen.generators.docs.diagrams import MOST_NODES, flowchart, related
from tests.behaviour.docs_kit import WORKSPACES, compilation, compiled, name, pages_of, read
from tests.helpers import REPOSITORY, Counted
from tests.unit.generators.test_hostile_text import HOSTILE, files

# A quoted label holds letters, digits, plain signs, and entity codes such as #35; for everything else.
LABEL = r'"(?:[\w .,/:()-]|#\d+;)*"'
NODE = re.compile(rf"  (n_\w+)\[{LABEL}\]")
ARROW = re.compile(rf"  (n_\w+) -->(?:\|{LABEL}\|)? (n_\w+)")
SEQUENCE = re.compile(r"  (?:participant [csh] as \w+|Note over [csh]: [\w -]+|[csh]--?>>[csh]: [\w -]+)")


def faults(text: str) -> list[str]:
    """The lines of a diagram that are none of those that are used, or that name a box that is not there."""
    head, *lines = text.rstrip("\n").split("\n")
    if head == "sequenceDiagram":
        return [line for line in lines if not SEQUENCE.fullmatch(line)]
    if head not in ("flowchart LR", "flowchart BT"):
        return [head]
    nodes = [found[1] for line in lines if (found := NODE.fullmatch(line))]
    arrows = {line: ARROW.fullmatch(line) for line in lines if not NODE.fullmatch(line)}
    wrong = [line for line, found in arrows.items() if not found or not {found[1], found[2]} <= set(nodes)]
    return wrong + (["two boxes of one name"] if len(set(nodes)) < len(nodes) else [])


@pytest.mark.parametrize("workspace", WORKSPACES, ids=name)
def test_diagrams_are_well_formed(workspace: Path, counted: Counted) -> None:
    for path, text in pages_of(compiled(workspace)).items():
        for language, diagram in read(text).fences:
            if language == "mermaid":
                counted("diagrams")
                assert faults(diagram) == [], path
                assert len(NODE.findall(diagram)) <= MOST_NODES


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_labels_and_nothing_else(text: str) -> None:
    diagram = read(flowchart("LR", {text: text, "end": "end"}, [(text, "end", text)]).text).fences
    assert [language for language, _ in diagram] == ["mermaid"]
    assert faults(diagram[0][1]) == []


def test_a_new_box_moves_no_other() -> None:
    """A diff of a diagram is what changed, and says what it is about."""
    before = flowchart("LR", {"b": "b", "c": "C c"}, [("b", "c", "")]).text.splitlines()
    after = flowchart("LR", {"a": "a", "b": "b", "c": "C c"}, [("a", "b", ""), ("b", "c", "")]).text.splitlines()
    assert [line for line in after if line not in before] == ['  n_a["a"]', "  n_a --> n_b"]
    assert "  n_b --> n_C_c" in before


def test_boxes_of_one_label_are_two_boxes() -> None:
    chart = flowchart("LR", {"one": "end", "other": "end", "third": "end!"}, [("one", "other", "")]).text
    assert len(set(NODE.findall(chart))) == 3


def test_hostile_workspaces_keep_their_diagrams() -> None:
    for text in HOSTILE:
        for page in pages_of(compilation(files(text))).values():
            assert all(faults(diagram) == [] for language, diagram in read(page).fences if language == "mermaid")


def drawn(diagram: str) -> str:
    """A diagram as SVG, by Mermaid itself."""
    from mermaidx import render

    return str(render(diagram).svg())


def test_mermaid_draws_them(counted: Counted) -> None:
    for path, text in pages_of(compiled(REPOSITORY)).items():
        for language, diagram in read(text).fences:
            if language == "mermaid":
                counted("diagrams")
                assert "<svg" in drawn(diagram), path
    hostile = {text: text for text in HOSTILE}
    diagram = read(flowchart("LR", hostile | {"end": "end"}, [(text, "end", text) for text in HOSTILE]).text).fences[0][
        1
    ]
    shown = drawn(diagram)
    assert "<svg" in shown
    assert "<script" not in shown
    assert "<img" not in shown


def test_mermaid_refuses_what_is_none() -> None:
    with pytest.raises(RuntimeError, match="Parse error"):
        drawn('flowchart LR\n  n_0[a"b]\n')


@pytest.mark.parametrize(
    "broken",
    [
        'flowchart LR\n  n_0["a"]\n  n_0 --> n_1',
        'flowchart LR\n  n_0["a"b"]',
        'flowchart LR\n  n_0["a"]\n  click n_0 call x()',
        "graph TD",
        "sequenceDiagram\n  c->>s: a; b",
        "flowchart LR\n  n_0[`a`]",
    ],
)
def test_a_broken_diagram_is_noticed(broken: str) -> None:
    assert faults(broken)


def test_what_is_too_much_to_look_at_is_left_out() -> None:
    many = {str(number): str(number) for number in range(MOST_NODES + 1)}
    star = {"0": [one for one in many if one != "0"]}
    assert related(many, star) == ()
    few = dict(list(many.items())[:4])
    assert len(related(few, {"0": ["1"], "2": ["3"]})) == 2


def test_schemas_that_refer_to_each_other_are_drawn_once() -> None:
    schemas = {
        "Tree": {
            "type": "object",
            "properties": {"leaves": {"type": "array", "items": {"$ref": "#/components/schemas/Leaf"}}},
        },
        "Leaf": {"type": "object", "properties": {"tree": {"$ref": "#/components/schemas/Tree"}}},
        "Alone": {"type": "string"},
    }
    document = {"openapi": "3.1.0", "info": {"title": "Wood", "version": "1"}, "paths": {}}
    document |= {"components": {"schemas": schemas}}
    pages = pages_of(compilation({"wood.json": json.dumps(document).encode()}))
    drawn = [text for language, text in read(pages["wood/v1/schemas.md"]).fences if language == "mermaid"]
    assert drawn == ['flowchart LR\n  n_Leaf["Leaf"]\n  n_Tree["Tree"]\n  n_Leaf --> n_Tree\n  n_Tree --> n_Leaf\n']
