"""Which files of a workspace are contracts, and what each is called."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.fixes import respelled
from ssotgen.core.origin import Origin
from ssotgen.core.suggest import did_you_mean, nearest
from ssotgen.core.tree import UnreadableError
from ssotgen.core.values import dataclass
from ssotgen.frontends import messages
from ssotgen.frontends.declarations import ContractFile
from ssotgen.frontends.openapi.versions import is_openapi
from ssotgen.frontends.wording import shown
from ssotgen.syntax.library import Library

FOLDER: Final = "contracts"
NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*")
FILE: Final = re.compile(r"v(0|[1-9][0-9]*)\.(openapi|schema)\.(yaml|yml|json)")
DOCUMENT: Final = re.compile(r"\.(yaml|yml|json)$")
ALIKE: Final = re.compile(r"(?:v?(\d+)[\d._-]*)?\.?(openapi|swagger|schema|(?<=v\d\.)[a-z]+|)\.(yaml|yml|json)")
"""What a contract's file may be called by mistake, in lower case: `1.yaml`, `v1.0.openapi.yaml`, `openapi.yaml`,
`v1.opnapi.yaml`."""
CLAIM: Final = re.compile(rb"""\b(openapi|swagger)["']?\s*:""")
"""What every OpenAPI document has somewhere; other files in the root are not even parsed."""

Form = Literal["openapi", "schema"]


@dataclass(frozen=True, slots=True)
class Located:
    """A contract's file. `form` is what the file name says it holds; `conventional` that the name follows the rule."""

    symbol: str
    file: str
    origin: Origin
    form: Form | None
    served: bool
    conventional: bool

    @property
    def name(self) -> str:
        return self.symbol.rpartition("/")[0]

    @property
    def major(self) -> int:
        return int(self.symbol.rpartition("/v")[2])


def discover(library: Library, declared: Sequence[ContractFile]) -> tuple[tuple[Located, ...], list[Diagnostic]]:
    """The contracts, sorted by symbol, and what is wrong with the names of files."""
    found, findings = _conventional(library.files(FOLDER))
    findings += _declared(library, declared, found)
    if not found and not declared and not findings:
        findings += _in_root(library, found)
    for finding in findings:
        library.text(finding.origin.document)  # nobody else reads it, and what was not read cannot be shown
    return tuple(sorted(found.values(), key=lambda located: (located.name, located.major))), findings


def _conventional(paths: Iterable[str]) -> tuple[dict[str, Located], list[Diagnostic]]:
    found: dict[str, Located] = {}
    findings: list[Diagnostic] = []
    for path in sorted(paths):
        folders, file = posixpath.split(path.removeprefix(f"{FOLDER}/"))
        match = FILE.fullmatch(file)
        if not match or not NAME.fullmatch(folders):
            findings += _misnamed(path, folders, file)
            continue
        symbol = f"{folders}/v{match[1]}"
        form: Form = "openapi" if match[2] == "openapi" else "schema"
        located = Located(symbol, path, Origin(path), form, served=True, conventional=True)
        if symbol in found:
            label = Label(found[symbol].origin, "the other file")
            findings.append(
                messages.DUPLICATE_CONTRACT.at(
                    Origin(path), f"two files are the contract {shown(symbol)}", labels=[label]
                )
            )
        found.setdefault(symbol, located)
    return found, findings


def _misnamed(path: str, folders: str, file: str) -> Iterator[Diagnostic]:
    """Report what was surely meant to be a contract; parts that contracts share lie under any other name."""
    if "consumers" in folders.split("/"):
        return
    alike = ALIKE.fullmatch(file.lower())
    if not alike or not (alike[1] or alike[2]):
        return
    word = {"swagger": "openapi", "": "openapi"}.get(alike[2], alike[2])
    form = nearest(word, ("openapi", "schema"))
    if form is None:
        return
    right = file if FILE.fullmatch(file) else f"v{int(alike[1] or 1)}.{form}.{alike[3]}"
    name = _right_name(folders)
    where = f"{FOLDER}/{name or '<name>'}/{right}"
    text = f"{shown(path.removeprefix(FOLDER + '/'))} is no name of a contract"
    if right == file and name is None:
        text = f"{shown(folders)} is no name of a contract: it begins with no letter" if folders else text
    yield messages.MISNAMED_CONTRACT.at(Origin(path), text, hint=f"call it `{where}`")


def _right_name(folders: str) -> str | None:
    """The nearest legal name; `None` where there is none, because no letter begins it."""
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", folders).lower()
    dotted = [re.sub(r"[^a-z0-9]+", "-", part).strip("-") for part in words.split(".")]
    name = ".".join(part for part in dotted if part)
    return name if NAME.fullmatch(name) else None


def _declared(library: Library, declared: Sequence[ContractFile], found: dict[str, Located]) -> Iterator[Diagnostic]:
    """Add the contracts that the workspace names; for one that was found already this says whether it is served."""
    for entry in declared:
        path = posixpath.normpath(entry.file.text)
        if path.startswith(("../", "/")) or path == "..":
            text = f"{shown(entry.file.text)} lies outside the workspace"
            yield messages.MISSING_CONTRACT_FILE.at(entry.file.origin, text)
            continue
        if not library.exists(path):
            beside = library.files(posixpath.dirname(path))
            text = f"the file {shown(entry.file.text)} does not exist"
            fix = respelled(entry.file.origin, entry.file.text, nearest(path, beside))
            yield messages.MISSING_CONTRACT_FILE.at(entry.file.origin, text, hint=did_you_mean(path, beside), fix=fix)
            continue
        other = found.get(entry.symbol)
        if other and other.file != path:
            text = f"two files are the contract {shown(entry.symbol)}"
            yield messages.DUPLICATE_CONTRACT.at(entry.origin, text, labels=[Label(other.origin, "the other file")])
            continue
        same = next((located for located in found.values() if located.file == path), None)
        if same and same.symbol != entry.symbol:
            text = f"{shown(path)} is the contract {shown(same.symbol)} already"
            yield messages.DUPLICATE_CONTRACT.at(entry.origin, text, labels=[Label(same.origin, "this file")])
            continue
        form = other.form if other else None
        conventional = other is not None
        found[entry.symbol] = Located(entry.symbol, path, entry.origin, form, entry.serve, conventional)


def _in_root(library: Library, found: dict[str, Located]) -> Iterator[Diagnostic]:
    """Take the only OpenAPI document in the root, if there is exactly one."""
    files = [path for path in library.files("") if DOCUMENT.search(path) and _claims(library, path)]
    if len(files) > 1:
        listed = ", ".join(shown(path) for path in files)
        text = f"several OpenAPI documents lie in the root, so none is taken: {listed}"
        yield messages.SEVERAL_ROOT_DOCUMENTS.at(Origin(files[0]), text)
    for path in files if len(files) == 1 else ():
        name = _right_name(DOCUMENT.sub("", path)) or "api"
        found[f"{name}/v1"] = Located(f"{name}/v1", path, Origin(path), "openapi", served=True, conventional=False)


def _claims(library: Library, path: str) -> bool:
    try:
        data = library.tree.read(path, library.limits.size)
    except UnreadableError:
        return False
    if data is None or not CLAIM.search(data):
        return False
    root = library.document(path)
    return root is not None and is_openapi(root)
