"""Schemas that others wrote with instances that they judged: are our models of one mind with them?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from conformance.corpus import CORPUS, REPOSITORY
from conformance.process import Compiler

DIALECTS = {
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft7": "http://json-schema.org/draft-07/schema#",
}
HOST = "http://localhost:1234/"
CONTRACT = "case/v0"
HEAD = {"x-contract": {"kind": "data", "version": "0.1.0"}}
SECONDS = 900


@dataclass(frozen=True, slots=True)
class Case:
    """One schema and instances with the verdict that is right."""

    id: str
    files: dict[str, str]
    names: tuple[str, ...]
    instances: tuple[Any, ...]
    valid: tuple[bool, ...]


@dataclass(slots=True)
class Score:
    """How many verdicts were right, were said to be missing, or were wrong without a word."""

    right: int = 0
    said: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)
    findings: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """The number of instances."""
        return self.right + self.said + self.refused + len(self.wrong)


def suite(draft: str) -> Iterator[Case]:
    """The required cases of the JSON Schema test suite in one draft."""
    for path in sorted((CORPUS / "json-schema-test-suite" / "tests" / draft).glob("*.json")):
        for number, group in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            tests = group["tests"]
            text = json.dumps(_contract(group["schema"], DIALECTS[draft]))
            yield Case(
                f"{draft}/{path.stem}/{number}: {group['description']}",
                {"contracts/case/v0.schema.json": text} | (_remotes() if HOST in text else {}),
                tuple(test["description"] for test in tests),
                tuple(test["data"] for test in tests),
                tuple(test["valid"] for test in tests),
            )


@cache
def _remotes() -> dict[str, str]:
    """The suite's own host as a folder of the workspace."""
    base = CORPUS / "json-schema-test-suite" / "remotes"
    files = {path.relative_to(base).as_posix(): path.read_text(encoding="utf-8") for path in base.rglob("*.json")}
    options = f'format = 1\n[references]\n"{HOST}" = "remotes/"\n'
    return {"ssotgen.toml": options} | {f"remotes/{path}": text for path, text in sorted(files.items())}


def schemastore() -> Iterator[Case]:
    """The schemas of the store with their instance files; those that are no JSON or YAML are left out."""
    base = CORPUS / "schemastore"
    for path in sorted((base / "schemas").glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        found = [
            (file.relative_to(base).as_posix(), _instance(file), folder == "test")
            for folder in ("test", "negative_test")
            for file in sorted((base / folder / path.stem).glob("*"))
        ]
        kept = [item for item in found if item[1] is not _UNREAD]
        if kept:
            names, instances, valid = zip(*kept, strict=True)
            text = json.dumps(_contract(schema, DIALECTS["draft7"]))
            yield Case(f"schemastore/{path.stem}", {"contracts/case/v0.schema.json": text}, names, instances, valid)


_UNREAD = object()


def _instance(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text)
    if path.suffix in (".yaml", ".yml"):
        import yaml

        return json.loads(json.dumps(yaml.safe_load(text), default=str))
    if path.suffix == ".toml":
        import tomllib

        return json.loads(json.dumps(tomllib.loads(text), default=str))
    return _UNREAD


def _contract(schema: Any, dialect: str) -> dict[str, Any]:
    """The schema as a contract's root; a boolean schema hangs below one."""
    if isinstance(schema, bool):
        return {"$schema": dialect, **HEAD, "allOf": [schema]}
    return {"$schema": dialect, **HEAD, **schema}


def score(cases: Iterable[Case], compiler: Compiler, engine: str) -> Score:
    """Judge all cases with one engine; a silent wrong verdict is kept with its name."""
    result = Score()
    by_id = {case.id: case for case in cases}
    for answer in ask(by_id.values(), compiler, engine):
        case = by_id[answer["id"]]
        findings = Counter(dict.fromkeys(answer["findings"], 1))
        result.findings += findings
        if answer.get("broken"):
            result.wrong += [f"{case.id}: {name}: broken: {answer['broken']}" for name in case.names]
        elif answer["accepted"] is None:
            result.refused += len(case.names)
        else:
            told = {False: any("assumed-type" in finding for finding in findings)}
            told[True] = any("unenforced-keyword" in finding for finding in findings)
            for name, valid, accepted in zip(case.names, case.valid, answer["accepted"], strict=True):
                if accepted == valid:
                    result.right += 1
                elif isinstance(accepted, bool) and told[accepted]:
                    result.said += 1
                else:
                    how = accepted if isinstance(accepted, str) else "accepted" if accepted else "refused"
                    result.wrong.append(f"{case.id}: {name}: {how}")
    return result


def ask(cases: Iterable[Case], compiler: Compiler, engine: str) -> Iterator[dict[str, Any]]:
    """What the models of one engine say about each case."""
    waiting = [
        {"id": case.id, "files": case.files, "contract": CONTRACT, "instances": case.instances} for case in cases
    ]
    env = os.environ | {"PYTHONPATH": os.pathsep.join((str(compiler.home / "src"), str(REPOSITORY)))}
    process = subprocess.run(
        [sys.executable, "-m", "conformance.verdicts", engine],
        input="".join(json.dumps(case) + "\n" for case in waiting),
        capture_output=True,
        text=True,
        check=False,
        env=env,
        timeout=SECONDS,
    )
    answered = [json.loads(line) for line in process.stdout.splitlines()]
    yield from answered
    for case in waiting[len(answered) :]:
        broken = f"the process ended with {process.returncode}: {process.stderr.strip().splitlines()[-1:]}"
        yield {"id": case["id"], "findings": [], "accepted": None, "broken": broken}
