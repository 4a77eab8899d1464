"""Every rule, generator and finding: literal tuples, held against the folders by a test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

from ssotgen.core.diagnostics import Diagnostic, Message
from ssotgen.core.values import dataclass, replace
from ssotgen.plugin import Generator, Rule

Offered: TypeAlias = Generator | Rule
"""What somebody else's package may add."""


@dataclass(frozen=True, slots=True)
class Extension:
    """What a distribution adds under one name: that of the generator, or the id of the rule."""

    name: str
    distribution: str
    version: str
    thing: Offered

    @property
    def maker(self) -> str:
        """Who made it, as findings name it."""
        return f"{self.distribution} {self.version}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that a build runs and may say. `extensions` tells what of it is not ssotgen's own, sorted by name.

    `diagnostics` are about packages that could not be used.
    """

    generators: tuple[Generator, ...]
    rules: tuple[Rule, ...]
    messages: Mapping[str, Message]
    extensions: tuple[Extension, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def maker_of_generator(self, name: str) -> Extension | None:
        """Who added a generator; `None` for one of ssotgen's own."""
        added = (item for item in self.extensions if isinstance(item.thing, Generator))
        return next((item for item in added if item.name == name), None)

    def maker_of_finding(self, id: str) -> Extension | None:
        """Who added a finding; `None` for one of ssotgen's own."""
        added = ((item, message.id) for item in self.extensions for message in messages_of(item.thing))
        return next((item for item, found in added if found == id), None)

    def extended(self, things: Iterable[Offered]) -> Catalogue:
        """The same with more rules and generators, which run last."""
        things = tuple(things)
        generators = tuple(thing for thing in things if isinstance(thing, Generator))
        rules = tuple(thing for thing in things if isinstance(thing, Rule))
        more = {message.id: message for thing in things for message in messages_of(thing)}
        return replace(
            self,
            generators=(*self.generators, *generators),
            rules=(*self.rules, *rules),
            messages=dict(sorted({**self.messages, **more}.items())),
        )


def messages_of(thing: Offered) -> tuple[Message, ...]:
    """The findings that a rule or a generator may give."""
    return thing.messages if isinstance(thing, Generator) else (thing.message,)


def names_of(thing: Offered) -> tuple[str, ...]:
    """Every name that a rule or a generator takes."""
    own = (thing.name,) if isinstance(thing, Generator) else ()
    return (*own, *(message.id for message in messages_of(thing)))


@cache
def builtin() -> Catalogue:
    """What ssotgen itself has."""
    from ssotgen.rules.catalogue import RULES

    return Catalogue(generators(), RULES, messages())


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
    from ssotgen.compiler import extension_messages, second_opinion, template_messages, verdict
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
        *extension_messages.MESSAGES,
        *template_messages.MESSAGES,
        *(rule.message for rule in RULES),
        *(message for generator in generators() for message in generator.messages),
    )
    return {message.id: message for message in sorted(declared, key=lambda message: message.id)}
