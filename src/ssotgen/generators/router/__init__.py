"""Served contracts to FastAPI routers: protocols for services, guarded routes, applications."""

from __future__ import annotations

from ssotgen.generators.router.messages import MESSAGES
from ssotgen.plugin import Generated, Generator, Program


def generate(program: Program) -> Generated:
    """`routes.py`, `app.py` and `openapi.json` of every served contract, the package's root and what they share."""
    from ssotgen.generators.router.artifacts import artifacts
    from ssotgen.generators.router.lower import unsupported

    return Generated(tuple(artifacts(program)), tuple(unsupported(program)))


GENERATOR = Generator(
    name="router",
    summary="FastAPI routers, typed services and applications of every served contract",
    generate=generate,
    messages=MESSAGES,
)
