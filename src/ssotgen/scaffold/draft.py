"""A workspace around somebody's OpenAPI document: the document as it is, and registries drafted from what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from unicodedata import combining, normalize

from ssotgen.core.json import FrozenMap
from ssotgen.core.naming import Kind, spell
from ssotgen.core.reserved import MODULES
from ssotgen.core.values import dataclass
from ssotgen.ir.contract import Contract, Operation
from ssotgen.scaffold.adoption import Adoption

_RELEASE = re.compile(r"(0|[1-9][0-9]{0,3})\.\d+\.\d+([-+].*)?", re.ASCII)
_NUMBER = re.compile(r"[vV]?([1-9][0-9]{0,2})(?![0-9])", re.ASCII)
LONGEST = 30
"""How long the name of a contract may get that is made of a title."""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,}", re.ASCII)
_WORDS = ("true", "false", "null", "none")
_MAIL = re.compile(r"[^\s@#]+@[^\s@#]+")
SILENT = "the contract asks for no credentials"


@dataclass(frozen=True, slots=True)
class Draft:
    """A new workspace: its files by path. `remarks` are what its author should know before the first build."""

    files: Mapping[str, bytes]
    remarks: tuple[str, ...]


def draft(contract: Contract, found: Adoption) -> Draft:
    """Draft a workspace that builds and checks with warnings at most."""
    name = _name(contract.title, found.main)
    release = _RELEASE.fullmatch(contract.version or "")
    conventional = release is not None and len(found.files) == 1
    number = release or _NUMBER.match(contract.version or "")
    major = int(number[1]) if number else 1
    symbol = f"{name}/v{major}"
    files: dict[str, str | bytes] = {"README.md": _readme(symbol), ".gitignore": ".venv/\n__pycache__/\n"}
    remarks = []
    if conventional:
        ending = found.main.rpartition(".")[2]
        files[f"contracts/{name}/v{major}.openapi.{ending}"] = found.files[found.main]
        files[f"contracts/{name}/changelog.md"] = _changelog(contract.version or "")
        files["ssotgen.toml"] = _settings(name, None)
    else:
        files |= {f"vendor/{path}": content for path, content in found.files.items()}
        files["ssotgen.toml"] = _settings(name, (symbol, f"vendor/{found.main}"))
    if any(operation.security for operation in contract.operations):
        files["registries/routes.yaml"] = _routes(symbol, contract)
    elif contract.operations:
        remarks.append(
            "The document says nothing about credentials, so no routes are drafted: every operation stays open, and"
            " `no-security` lists it, until the contract has `security` or registries/routes.yaml says `public`."
        )
    files["registries/owners.yaml"] = _owners(contract)
    as_bytes = {path: text if isinstance(text, bytes) else text.encode() for path, text in sorted(files.items())}
    return Draft(as_bytes, tuple(remarks))


def _name(title: str, main: str) -> str:
    """The contract's name: from its title, else from its file."""
    stem = main.rpartition("/")[2].partition(".")[0]
    for text in (title, stem):
        plain = "".join(char for char in normalize("NFKD", text.lower()) if not combining(char))
        words = re.findall(r"[a-z0-9]+", re.sub(r"['’]s?\b", "", plain))
        while words and not words[0][0].isalpha():
            del words[0]
        name = ""
        for word in words:  # whole words, as many as a name that people type bears
            if name and len(name) + len(word) >= LONGEST:
                break
            name = f"{name}-{word}" if name else word[:LONGEST]
        if name:
            return name
    return "api"


def _settings(name: str, declared: tuple[str, str] | None) -> str:
    package = spell(name, Kind.MODULE).strip("_")
    lines = ["format = 1", "", "[workspace]", f'package = "{package if package not in MODULES else "service"}"']
    if declared:
        symbol, file = declared
        lines += ["", f"[contracts.{json.dumps(symbol)}]", f"file = {json.dumps(file)}"]
    return "\n".join(lines) + "\n"


def _changelog(version: str) -> str:
    return f"# Changelog\n\n## {version}\n\n- Taken over as it was.\n"


def _routes(symbol: str, contract: Contract) -> str:
    """A route for each operation, in the order of the contract: whoever it lets in may call it."""
    lines = ["# yaml-language-server: $schema=../generated/schemas/routes.schema.json", "format: 1", "operations:"]
    lines.append(f"  {symbol}:")
    for operation in contract.operations:
        key = operation.id or f"{operation.method} {operation.path}"
        lines.append(f"    {_key(key)}: {_guard(operation)}")
    return "\n".join(lines) + "\n"


def _guard(operation: Operation) -> str:
    if operation.security is None:
        return f"{{permission: public, reason: {SILENT}}}"
    if not operation.security:
        return "{permission: public, reason: the contract opens it}"
    if any(not alternative.schemes for alternative in operation.security):
        return "{permission: public, reason: the contract makes credentials optional}"
    return "{permission: authenticated}"


def _key(text: str) -> str:
    """A key that every reader of YAML takes for text; JSON's escapes are YAML's."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else json.dumps(text)


def _owners(contract: Contract) -> str:
    info = contract.document.get("info") if isinstance(contract.document, FrozenMap) else None
    person = info.get("contact") if isinstance(info, FrozenMap) else None
    mail = person.get("email") if isinstance(person, FrozenMap) else None
    contact = f", contact: {json.dumps(mail)}" if isinstance(mail, str) and _MAIL.fullmatch(mail) else ""
    return (
        "# yaml-language-server: $schema=../generated/schemas/owners.schema.json\n"
        "format: 1\n"
        "owners:\n"
        f'  maintainers: {{name: Maintainers, handles: ["@example/maintainers"]{contact}}}\n'
        "paths:\n"
        '  - {path: "/**", owners: [maintainers]}\n'
    )


def _readme(symbol: str) -> str:
    return f"""# {symbol}

A workspace of ssotgen: what is written by hand is the contract and `registries/`, everything in `generated/` follows.

```sh
ssotgen build    # compile
ssotgen check    # findings and drift; what CI runs
```

`pip install 'ssotgen[service]'` brings what generated code imports; `pip install pytest httpx2` runs the generated
tests: `python -m pytest generated/tests`.

- `registries/owners.yaml` names one made-up owner: put yours there.
- `registries/routes.yaml`, where there is one, says who may call each operation, as the contract does. Write
  `registries/rbac.yaml` and name permissions there when roles should decide.
"""
