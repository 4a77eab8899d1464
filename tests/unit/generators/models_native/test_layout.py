"""What is laid out here is what the formatter would leave."""

import random

from ssotgen.analysis.python_patterns import translated
from ssotgen.emit.formatter import formatted
from ssotgen.generators.docstrings import WIDTH
from ssotgen.generators.models.native.layout import statement
from ssotgen.generators.models.native.order import dependencies_first


def test_a_default_stands_behind_the_type_that_is_too_long_for_it() -> None:
    type = f'Annotated[str | None, Field(alias="{"x" * 30}"), _support.NotNull]'
    before = f"{'n' * (WIDTH - len(type) - 10)}: "
    assert statement(before, type, 4, " = None").endswith("\n        _support.NotNull,\n    ] = None")
    assert "\n" not in statement("name: ", type, 4, " = None")


class Expressions:
    """Random expressions of the kinds that models are made of."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def name(self) -> str:
        return self.rng.choice("ABCDEFGH") + "a" * self.rng.randint(1, 40)

    def text(self, longest: int = 60) -> str:
        return '"' + self.rng.choice("xy") * self.rng.randint(1, longest) + '"'

    def simple(self) -> str:
        texts = ", ".join(self.text(30) for _ in range(self.rng.randint(1, 6)))
        return self.rng.choice([self.name(), f"list[{self.name()}]", f"Literal[{texts}]", f"_checks.{self.name()}"])

    def type(self, depth: int = 3) -> str:
        kind = self.rng.random()
        if depth == 0 or kind < 0.35:
            return self.simple()
        if kind < 0.55:
            return f"list[{self.type(depth - 1)}]"
        if kind < 0.75:
            return " | ".join([*(self.simple() for _ in range(self.rng.randint(2, 5))), "None"])
        if kind < 0.8:
            return f"tuple[{self.type(depth - 1)}, {self.type(depth - 1)}]"
        if kind < 0.85:
            return f'"{self.name()} | {self.name()}"'
        marks = ["_support.NotNull", f"Field(alias={self.text()})", f"_checks.Keeps({self.json()})"]
        return f"Annotated[{', '.join([self.type(depth - 1), *self.rng.sample(marks, 2)])}]"

    def json(self, depth: int = 3) -> str:
        kind = self.rng.random()
        if depth == 0 or kind < 0.3:
            return self.rng.choice([self.text(), "3", "True"])
        inner = [self.json(depth - 1) for _ in range(self.rng.randint(0, 4))]
        if kind < 0.6:
            return f"[{', '.join(inner)}]"
        return "{" + ", ".join(f"{self.text(20)}: {item}" for item in inner) + "}"

    def default(self) -> str:
        texts = ", ".join(self.text() for _ in range(self.rng.randint(0, 4)))
        return self.rng.choice(["", " = None", f" = {self.name()}.B", f" = {self.text()}", f" = [{texts}]"])


def test_the_formatter_finds_nothing_to_change(counted):
    for seed in range(4):
        make = Expressions(seed)
        lines = ["class A(B):"]
        for number in range(300):
            counted("statements")
            field = f"f{'x' * make.rng.randint(0, 30)}{number}"
            lines.append("    " + statement(f"{field}: ", make.type(), 4, make.default()))
            lines.append("    " + statement(f"{field} = ", f"_checks.keeps({make.json()})", 4))
        for number in range(60):
            name = f"A{'x' * make.rng.randint(0, 110)}{number}"
            lines.append("\n\n" + statement(f"class {name}", "(_support.Model)", 0, ":") + "\n    x: int")
        text = "\n".join(lines) + "\n"
        assert formatted({"a.py": text})["a.py"] == text


def test_a_short_statement_is_one_line():
    assert statement("a: ", "list[str]", 4, " = []") == "a: list[str] = []"
    assert len(statement("a: ", "B" * (WIDTH - 3), 0)) == WIDTH


def test_classes_stand_after_what_they_use_in_any_order_of_input():
    uses = {"a": ["c"], "b": ["a", "d"], "c": [], "d": ["b"]}
    expected = ("c", "a", "d", "b")
    assert dependencies_first(uses) == expected
    assert dependencies_first(dict(reversed(uses.items()))) == expected


def test_patterns_mean_in_python_what_they_mean_in_the_contract():
    assert translated("^a$") == r"^a\Z"  # `$` would also stand before a line break
    assert translated(r"[$]\$") == r"[$]\$"
    assert translated("(?<year>x)") == "(?P<year>x)"
    assert translated("(?<=x)y") == "(?<=x)y"
    assert translated("[^]") == r"[\s\S]"
    assert translated("(") is None
