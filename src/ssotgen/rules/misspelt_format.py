"""Formats that nothing checks because of how they are spelt."""

from __future__ import annotations

import re

from ssotgen.core.fixes import is_slip
from ssotgen.core.suggest import nearest
from ssotgen.plugin import Finding, Findings, Fix, Program, Replace, Severity, respelled, rule

# JSON Schema 2020-12 (Validation, section 7.3) and the format registry of OpenAPI.
KNOWN = frozenset({
    "base64url", "binary", "byte", "char", "commonmark", "date", "date-time", "date-time-local", "decimal",
    "decimal128", "double", "double-int", "duration", "email", "float", "hostname", "html", "http-date",
    "idn-email", "idn-hostname", "int16", "int32", "int64", "int8", "ipv4", "ipv6", "iri", "iri-reference",
    "json-pointer", "media-range", "password", "regex", "relative-json-pointer", "sf-binary", "sf-boolean",
    "sf-decimal", "sf-integer", "sf-string", "sf-token", "time", "time-local", "uint16", "uint32", "uint64",
    "uint8", "unix-time", "unixtime", "uri", "uri-reference", "uri-template", "uuid",
})  # fmt: skip
BARE = {re.sub(r"[^a-z0-9]", "", name): name for name in sorted(KNOWN)}
MEANT = {"url": "uri", "guid": "uuid", "ip": "ipv4", "mail": "email"}


@rule(Severity.WARNING, vendor=Severity.OFF, grouped=True)
def misspelt_format(program: Program) -> Findings:
    """A `format` is spelt almost like one of the standard ones.

    ## Why it matters
    Formats are free text: nobody refuses one that nobody knows, and nobody checks it. Models then hold any text where a
    time, an address or an identifier was meant.

    ## Fix
    Write the format as JSON Schema or OpenAPI spell it:

    ```yaml
    createdAt: {type: string, format: datetime}     # bad
    createdAt: {type: string, format: date-time}    # good
    ```
    """
    for contract in program.contracts:
        for schema in program.written[contract.symbol]:
            name = schema.format
            if name is None or name in KNOWN or (meant := _meant(name)) is None:
                continue
            at = schema.origin.child("format")
            fix = respelled(at, name, meant) or Fix(f"write `{meant}`", (Replace(at, name, meant),), safe=False)
            yield Finding(at, f"no format is called `{name}`", hint=f"did you mean `{meant}`?", fix=fix)


def _meant(name: str) -> str | None:
    """The standard format that somebody meant; `None` for one of somebody's own."""
    bare = re.sub(r"[^a-z0-9]", "", name.lower())
    if bare in BARE or bare in MEANT:
        return BARE.get(bare) or MEANT[bare]
    near = nearest(name, KNOWN)
    return near if near and is_slip(name, near) else None
