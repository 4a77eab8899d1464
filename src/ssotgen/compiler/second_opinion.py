"""What openapi-spec-validator says about the APIs of a program; slow, and asked only on request."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ssotgen.core.diagnostics import Diagnostic, warning
from ssotgen.core.origin import Origin, escape
from ssotgen.ir.program import Program

SECOND_OPINION = warning(
    "second-opinion",
    """openapi-spec-validator objects to a contract that ssotgen accepts.

## Why it matters
Two readers of the same specification disagree about the document, so other tools may refuse it.

## Fix
Read the sentence of the validator; where it is right, mend the contract.
""",
)
MESSAGES = (SECOND_OPINION,)


def second_opinion(program: Program) -> Iterator[Diagnostic]:
    """A warning for each objection; the place is that in the bundled document, which is the contract's own mostly."""
    from jsonschema.exceptions import best_match
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    for contract in program.contracts:
        if not contract.is_api:
            continue
        validator = OpenAPIV30SpecValidator if contract.dialect.startswith("3.0") else OpenAPIV31SpecValidator
        document = json.loads(json.dumps(contract.document, default=float))
        try:
            errors = [best_match([error]) for error in validator(document).iter_errors()]
        except Exception as cause:  # noqa: BLE001  # it raises what its many dependencies raise
            text = f"openapi-spec-validator stopped: {type(cause).__name__}: {cause}"
            yield SECOND_OPINION.at(Origin(contract.sources[0]), text.partition("\n")[0])
            continue
        for error in errors:
            pointer = "".join(f"/{escape(str(part))}" for part in error.absolute_path)
            yield SECOND_OPINION.at(Origin(contract.sources[0], pointer), error.message[:500])
