"""Personal data where logs keep it."""

from __future__ import annotations

import re

from ssotgen.plugin import Findings, Program, Severity, rule

PERSONAL = frozenset({
    "email", "mail", "phone", "telephone", "mobile", "ssn", "iban", "passport", "birthday", "birthdate", "dob",
    "firstname", "lastname", "surname", "fullname", "password", "passwd", "creditcard", "cardnumber", "taxid",
    "socialsecuritynumber", "phonenumber", "emailaddress", "mobilenumber", "dateofbirth", "nationalid",
    "passportnumber",
})  # fmt: skip


@rule(Severity.WARNING, vendor=Severity.OFF, grouped=True)
def personal_data_in_address(program: Program) -> Findings:
    """A parameter of the path or the query is named like personal data, or like a secret.

    ## Why it matters
    Addresses are kept by access logs, proxies and browser histories, where nobody deletes them on request. Bodies and
    headers are not.

    ## Fix
    Take the value in the body of a POST, or refer to the person by an id that says nothing.
    """
    for contract in program.contracts:
        for operation in contract.operations:
            for parameter in operation.parameters:
                schema = program.resolve(parameter.schema) if parameter.schema else None
                is_flag = schema is not None and schema.types == ("boolean",)
                if parameter.location in ("path", "query") and not is_flag and _is_personal(parameter.name):
                    text = f"`{parameter.name}` looks like personal data, and stands in the {parameter.location}"
                    yield parameter.origin, text


def _is_personal(name: str) -> bool:
    """Whether the last words of a name are those of personal data: `email`, `customer_email`, `filter[lastName]`."""
    words = [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]
    return any("".join(words[start:]) in PERSONAL for start in range(len(words)))
