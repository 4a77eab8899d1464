"""`python -m conformance [documents] [NAME…]`: prints the tables."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from conformance.corpus import own_documents, real_documents, small_documents
from conformance.documents import COLUMNS, examine, line, table
from conformance.process import copy_of_compiler
from conformance.suites import schemastore, score, suite


def main() -> int:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m conformance")
    parser.add_argument("part", choices=["documents", "schemas"])
    parser.add_argument("names", nargs="*", help="only documents whose name begins so")
    parser.add_argument("--keep", type=Path, help="leave the workspaces in this folder")
    parser.add_argument("--no-types", action="store_true", help="leave mypy out")
    parser.add_argument("--engine", default="datamodel-code-generator", help="the engine whose models are judged")
    wish = parser.parse_args()
    if wish.part == "schemas":
        return _schemas(wish.names, wish.engine)
    documents = [*real_documents(), *own_documents(), *small_documents()]
    chosen = [one for one in documents if not wish.names or any(one.name.startswith(name) for name in wish.names)]
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        base = wish.keep or Path(temporary) / "workspaces"
        compiler = copy_of_compiler(Path(temporary))
        for document in chosen:
            row = examine(document, compiler, base / document.name, engine=wish.engine, types=not wish.no_types)
            rows.append(row)
            print(line(row), flush=True)
            for failure in row.failures:
                print(f"    {failure}", flush=True)
            print("    " + ", ".join(f"{name} {seconds:.1f}s" for name, seconds in row.seconds.items()))
            print("    " + ", ".join(f"{count} {name}" for name, count in sorted(row.findings.items())), flush=True)
    print(table(rows))
    columns = [*COLUMNS[:2], *COLUMNS[3:]] if wish.no_types else COLUMNS
    return 0 if all(row.results.get(column) for row in rows for column in columns) else 1


def _schemas(names: list[str], engine: str) -> int:
    parts = {"draft2020-12": suite("draft2020-12"), "draft7": suite("draft7"), "schemastore": schemastore()}
    with tempfile.TemporaryDirectory() as temporary:
        compiler = copy_of_compiler(Path(temporary))
        for part, cases in parts.items():
            chosen = [case for case in cases if not names or any(case.id.startswith(name) for name in names)]
            if not chosen:
                continue
            found = score(chosen, compiler, engine)
            for wrong in found.wrong:
                print(f"    {wrong}")
            for finding, number in found.findings.most_common():
                print(f"    {number} times {finding}")
            print(f"| {part} | {found.total} | {found.right} | {found.said} | {found.refused} | {len(found.wrong)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
