"""Every rule, generator and finding: literal tuples, held against the folders by a test."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ssotgen.core.diagnostics import Message
from ssotgen.plugin import Generator


def generators() -> tuple[Generator, ...]:
    """Every generator, in the order they run."""
    from ssotgen.generators import bundle, codeowners, docs, gitattributes, ir_json, models, rbac, router, schemas

    return (
        models.GENERATOR,
        router.GENERATOR,
        rbac.GENERATOR,
        bundle.GENERATOR,
        schemas.GENERATOR,
        docs.GENERATOR,
        codeowners.GENERATOR,
        gitattributes.GENERATOR,
        ir_json.GENERATOR,
    )


@cache
def messages() -> Mapping[str, Message]:
    """Every finding that ssotgen can give, by id, sorted."""
    from ssotgen.compiler import second_opinion, verdict
    from ssotgen.emit import messages as emit
    from ssotgen.frontends import messages as frontends
    from ssotgen.frontends import registry_messages
    from ssotgen.frontends.json_schema import messages as json_schema
    from ssotgen.frontends.openapi import messages as openapi
    from ssotgen.frontends.references import messages as references
    from ssotgen.linker import messages as linker
    from ssotgen.rules.catalogue import RULES
    from ssotgen.syntax import messages as syntax

    declared = (
        *syntax.MESSAGES,
        *frontends.MESSAGES,
        *json_schema.MESSAGES,
        *openapi.MESSAGES,
        *references.MESSAGES,
        *registry_messages.MESSAGES,
        *linker.MESSAGES,
        *emit.MESSAGES,
        *verdict.MESSAGES,
        *second_opinion.MESSAGES,
        *(rule.message for rule in RULES),
        *(message for generator in generators() for message in generator.messages),
    )
    return {message.id: message for message in sorted(declared, key=lambda message: message.id)}
