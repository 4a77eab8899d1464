"""Examples and defaults are judged in one go for each direction, however many there are."""

import jsonschema_rs
import pytest

from ssotgen.compiler.compile import compile_tree
from ssotgen.core.tree import MemoryTree
from ssotgen.ir.program import Program
from ssotgen.rules.invalid_default import invalid_default
from ssotgen.rules.invalid_example import invalid_example

MANY = 300


def program(components: str) -> Program:
    head = "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n"
    found = compile_tree(MemoryTree({"contracts/a/v1.openapi.yaml": (head + components).encode()})).program
    assert found is not None
    return found


def test_all_schemas_of_a_direction_are_compiled_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each schema refers to the next ones, so that compiling each alone would cost the square of their number."""
    schemas = "".join(
        f"    S{n}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{(n + 1) % MANY}'}}, "
        f"size: {{type: integer, default: {'many' if n == 7 else 1}}}}}, examples: [{{next: {{size: {n}}}}}, {n}]}}\n"
        for n in range(MANY)
    )
    many = program(schemas)
    compiled = 0
    original = jsonschema_rs.validator_for

    def counted(*given: object, **options: object) -> object:
        nonlocal compiled
        compiled += 1
        return original(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(jsonschema_rs, "validator_for", counted)
    assert [found.origin.pointer for found in invalid_default(many)] == [
        "/components/schemas/S7/properties/size/default"
    ]
    wrong = [found.origin.pointer for found in invalid_example(many)]
    assert sorted(wrong) == sorted(f"/components/schemas/S{n}/examples/1" for n in range(MANY))
    assert compiled == 4, "two rules, two directions"


def test_a_component_may_show_either_direction() -> None:
    either = program(
        "    A:\n      type: object\n      required: [id, secret]\n      additionalProperties: false\n"
        "      properties: {id: {type: integer, readOnly: true}, secret: {type: string, writeOnly: true}}\n"
        "      examples: [{id: 1}, {secret: a}, {id: 1, secret: a}, {}, {id: a, secret: b}]\n"
    )
    found = [(item.origin.pointer.rpartition("/examples/")[2], item.text) for item in invalid_example(either)]
    assert [place for place, _ in found] == ["3", "4/id"]


def test_each_place_is_reported_once() -> None:
    shared = program(
        "    A: {$ref: '#/components/schemas/B'}\n    B: {type: string, minLength: 2, pattern: '^b', examples: [a]}\n"
    )
    assert len(list(invalid_example(shared))) == 1


def test_values_keep_their_precision() -> None:
    exact = program("    A: {type: number, multipleOf: 0.1, default: 0.3, examples: [0.30000000000000004]}\n")
    assert list(invalid_default(exact)) == []
    assert len(list(invalid_example(exact))) == 1


@pytest.mark.parametrize(
    ("alternatives", "value", "said"),
    [
        ("[{type: integer}, {type: object, required: [a]}]", "{}", "`a` is missing"),
        (
            "[{properties: {k: {const: x}}, required: [a]}, {properties: {k: {enum: [y]}}, required: [b]}]",
            "{k: y}",
            "`b` is missing",
        ),
        ("[{type: integer}, {type: boolean}]", "{}", "the value fits none of the 2 alternatives of `oneOf`"),
        ("[{required: [a]}, {required: [b]}]", "{}", "the value fits none of the 2 alternatives of `oneOf`"),
        ("[{minProperties: 0}, {type: object}]", "{}", "the value fits more than one alternative of `oneOf`"),
        ("[{type: integer}, {oneOf: [{type: string}, {type: object, required: [c]}]}]", "{}", "`c` is missing"),
    ],
)
def test_of_several_alternatives_the_one_that_was_meant_speaks(alternatives: str, value: str, said: str) -> None:
    found = program(f"    A: {{oneOf: {alternatives}, example: {value}}}\n")
    assert [item.text.rpartition(": ")[2] for item in invalid_example(found)] == [said]


def test_a_name_that_is_not_known_is_named() -> None:
    closed = program("    A: {type: object, additionalProperties: false, properties: {a: {}}, example: {a: 1, b: 2}}\n")
    assert [item.text.rpartition(": ")[2] for item in invalid_example(closed)] == ["`b` may not stand there"]
