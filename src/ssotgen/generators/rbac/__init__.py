"""rbac.yaml as code, as tables and as a casbin policy."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.plugin import Artifact, Generator, Program


def generate(program: Program) -> Iterator[Artifact]:
    """The enums and the matrix, the policy and its tables; nothing where rbac.yaml is absent."""
    from ssotgen.generators.rbac.artifacts import artifacts

    return artifacts(program)


GENERATOR = Generator("rbac", "who may do what: enums, matrix, policy, tests", generate)
