"""One file of requests for each API, in the format that editors read as `.http`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

from ssotgen.plugin import Artifact, Cause, Causes, Code, Contract, Generator, Operation, Program, Template

VARIABLE = re.compile(r"%7B(.*?)%7D")


@dataclass(frozen=True, slots=True)
class RequestView:
    """What is said above a request, and the request itself."""

    title: Code
    method: Code
    path: Code
    media: Code | None


@dataclass(frozen=True, slots=True)
class RequestsView:
    requests: tuple[RequestView, ...]


def generate(program: Program) -> Iterator[Artifact]:
    """`http/<contract>/v<major>.http` for each API that the service answers."""
    for contract in program.contracts:
        if contract.is_api and contract.served and contract.operations:
            view = RequestsView(tuple(_request(operation) for operation in contract.operations))
            body = Template("http-files/requests.http.jinja", view)
            origins = partial(_origins, contract)
            yield Artifact(f"http/{contract.symbol}.http", body, contract.sources[:1], origins=origins)


def _request(operation: Operation) -> RequestView:
    content = operation.body.content if operation.body else ()
    return RequestView(
        title=_safe(operation.id or f"{operation.method} {operation.path}"),
        method=_safe(operation.method),
        path=Code(VARIABLE.sub(r"{{\1}}", quote(operation.path))),
        media=_safe(content[0].type) if content else None,
    )


def _safe(text: str) -> Code:
    """A text of a contract with everything quoted that could end a line or begin something else."""
    return Code(quote(text, safe=" /+.;=-{}"))


def _origins(contract: Contract) -> Causes:
    """What the whole file comes from, for `ssotgen trace`."""
    return {"": Cause(contract.symbol, contract.origin)}


GENERATOR = Generator(
    "http-files", "requests that an editor can send", generate, templates=Path(__file__).parent / "templates"
)
