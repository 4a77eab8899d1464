"""Collections that are sometimes one and sometimes many."""

from __future__ import annotations

import re

from ssotgen.core.origin import Origin
from ssotgen.plugin import Findings, Program, Severity, rule

IRREGULAR = frozenset(
    {"people", "children", "men", "women", "data", "media", "criteria", "indices", "feedback", "staff"}
)
UNCOUNTED = frozenset(
    {"information", "metadata", "equipment", "software", "hardware", "content", "status", "progress", "history"}
)


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def inconsistent_plural(program: Program) -> Findings:
    """A collection is named in the singular, where the other collections of the contract have plurals.

    ## Why it matters
    `/user/{id}` beside `/orders/{id}` makes every path a matter of memory.

    ## Fix
    Name collections in the plural throughout: `/users/{id}`. A path of a published contract stays until the next major
    version.
    """
    for contract in program.contracts:
        singular: dict[str, Origin] = {}
        plural: set[str] = set()
        for operation in contract.operations:
            segments = operation.path.strip("/").split("/")
            path = Origin(operation.origin.document, operation.origin.pointer.rpartition("/")[0], "key")
            for before, noun, following in zip(["", *segments], segments, segments[1:], strict=False):
                if noun.startswith("{") or not (following.startswith("{") and following.endswith("}")):
                    continue
                if _is_plural(before) and not before.startswith("{"):
                    continue  # `/users/email/{email}` finds a user by something: the collection is named before
                if _is_plural(noun):
                    plural.add(noun)
                elif noun.lower() not in UNCOUNTED and _is_member_of(noun, following[1:-1]):
                    singular.setdefault(noun, path)
        for noun, origin in singular.items() if len(plural) > len(singular) else ():
            yield origin, f"`{noun}` is singular, where most collections are plural"


def _is_member_of(noun: str, variable: str) -> bool:
    """Whether a variable names one of a collection: `{cluster}`, `{clusterId}` or `{id}` after `cluster`."""
    words = re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", variable).lower())
    return words == ["id"] or re.split(r"[-_]", noun.lower())[-1] in words


def _is_plural(noun: str) -> bool:
    word = re.split(r"[-_]of[-_]", noun.lower())[0]
    return word in IRREGULAR or (word.endswith("s") and not word.endswith(("ss", "us")))
