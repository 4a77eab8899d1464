"""Path templates, held against the parameters that claim to stand in them."""

from __future__ import annotations

import re
from typing import Final

from ssotgen.core.diagnostics import Label
from ssotgen.core.fixes import respelled
from ssotgen.core.origin import escape
from ssotgen.core.suggest import did_you_mean, nearest
from ssotgen.core.values import dataclass
from ssotgen.frontends.openapi.api import Api
from ssotgen.frontends.openapi.messages import MALFORMED_PATH, UNDECLARED_PATH_PARAMETER, UNUSED_PATH_PARAMETER
from ssotgen.frontends.wording import shown
from ssotgen.ir.contract import Parameter
from ssotgen.ir.schema import Schema
from ssotgen.syntax.nodes import Node

VARIABLE: Final = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Located:
    """An operation's parameters, each with the place that lists it."""

    operation: Node
    parameters: tuple[tuple[Parameter, Node], ...]

    def in_path(self) -> dict[str, Node]:
        return {parameter.name: entry for parameter, entry in self.parameters if parameter.location == "path"}


def check_template(api: Api, path: str, item: Node, found: list[Located]) -> None:
    """Report variables without a parameter, and parameters without a variable: each once for a path."""
    variables = VARIABLE.findall(path)
    rest = VARIABLE.sub("", path)
    if "{" in rest or "}" in rest:
        api.report(MALFORMED_PATH.at(item.key_origin, f"the braces of {shown(path)} do not match"))
        return
    for variable in dict.fromkeys(variables):
        if variables.count(variable) > 1:
            text = f"the variable {shown(variable)} stands twice in {shown(path)}"
            api.report(MALFORMED_PATH.at(item.key_origin, text))
        lacking = [one for one in found if variable not in {*one.in_path(), *_misspelt(one, variables).values()}]
        origins = [located.operation.key_origin for located in lacking]
        if lacking and len(lacking) == len(found):
            origins = [item.key_origin]
        text = f"no path parameter is called {shown(variable)}"
        for origin in origins:
            api.report(UNDECLARED_PATH_PARAMETER.at(origin, text, help=f"{shown(variable)} is a variable of {path}"))
    unused = {entry.origin: (name, located) for located in found for name, entry in located.in_path().items()}
    for origin, (name, located) in unused.items():
        if name not in variables:
            text = f"the path {shown(path)} has no variable {shown(name)}"
            free = [variable for variable in variables if all(variable not in one.in_path() for one in found)]
            fix = respelled(origin.child("name"), name, nearest(name, free))
            meant = _misspelt(located, variables).get(name)
            hint = f"did you mean {shown(meant)}?" if meant else did_you_mean(name, variables)
            labels = (Label(item.key_origin, f"the variable {shown(meant)} has no parameter"),) if meant else ()
            api.report(UNUSED_PATH_PARAMETER.at(origin, text, hint=hint, labels=labels, fix=fix))


def _misspelt(located: Located, variables: list[str]) -> dict[str, str]:
    """Parameters that no variable is called like, each with the variable without a parameter that it stands for."""
    declared = located.in_path()
    free = [variable for variable in dict.fromkeys(variables) if variable not in declared]
    unused = [name for name in declared if name not in variables]
    if len(free) == len(unused) == 1:
        return {unused[0]: free[0]}
    found: dict[str, str] = {}
    for name in unused:
        near = nearest(name, [variable for variable in free if variable not in found.values()])
        if near is not None:
            found[name] = near
    return found


def fitting(path: str, symbol: str, item: Node, located: Located) -> tuple[Parameter, ...]:
    """The parameters of an operation that its path lets in: undeclared variables are text, unused ones are left out."""
    variables = tuple(dict.fromkeys(VARIABLE.findall(path)))
    declared = located.in_path()
    kept = [one for one, _ in located.parameters if one.location != "path" or one.name in variables]
    return (*kept, *(_as_text(name, symbol, item) for name in variables if name not in declared))


def _as_text(name: str, symbol: str, item: Node) -> Parameter:
    own = f"{symbol}/parameters/path/{escape(name)}"
    schema = Schema(f"{own}/schema", item.origin, types=("string",))
    return Parameter(own, item.origin, name, "path", required=True, style="simple", explode=False, schema=schema)
