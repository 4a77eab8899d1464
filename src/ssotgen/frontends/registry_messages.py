"""Findings about the files of a workspace: which registries there are, and where its options stand."""

from __future__ import annotations

from ssotgen.core.diagnostics import error, warning

DUPLICATE_REGISTRY = error(
    "duplicate-registry",
    """Two files hold the same registry.

## Why it matters
Each registry is the only place for what it says. With two files nobody knows which one counts.

## Fix
Keep one of the files and move what the other one says into it.
""",
)

UNKNOWN_REGISTRY = error(
    "unknown-registry",
    """A file in `registries/` is none of the registries.

## Why it matters
A registry under a misspelt name would not be read: what it says would be silently off.

## Fix
Rename the file, or move it elsewhere. Registries are YAML (`.yaml`, `.yml`) or JSON (`.json`).
```
registries/route.yaml     # bad
registries/routes.yaml    # good
```
""",
)

UNKNOWN_FORMAT = error(
    "unknown-format",
    """A file is written in a format that this version of ssotgen does not know.

## Why it matters
Another format may mean other things by the same words, so nothing in the file is looked at.

## Fix
Correct the number, or install a newer ssotgen. This version reads `format: 1` everywhere.
""",
)

REGISTRY_NOT_READ = warning(
    "registry-not-read",
    """A registry is there that this version of ssotgen does not read.

## Why it matters
Nothing is generated from it, and nothing in it is checked.

## Fix
Install a version of ssotgen that reads it, or leave it as a plan for later.
""",
)

TWO_CONFIGURATIONS = error(
    "two-configurations",
    """The options of the workspace stand in two files.

## Why it matters
One of the two would be ignored.

## Fix
Keep `ssotgen.toml`, or the table `[tool.ssotgen]` of `pyproject.toml`.
""",
)

INVALID_REQUIREMENT = error(
    "invalid-requirement",
    """`requires` is not a version specifier.

## Why it matters
It says which versions of ssotgen may build the workspace, so it must be clear which ones those are.

## Fix
Write a specifier as Python packages do (PEP 440).
```toml
[workspace]
requires = "~=0.1.0"    # 0.1.0 and later 0.1 versions
```
""",
)

RESERVED_PACKAGE = error(
    "reserved-package",
    """The root package has a name that Python keeps for itself.

## Why it matters
A package called like a keyword cannot be imported, and one called like a module of the standard library hides it.

## Fix
Choose another name.
```toml
[workspace]
package = "class"       # bad
package = "workshop"    # good
```
""",
)

RESERVED_OUTPUT = error(
    "reserved-output",
    """Outputs, or a copy of one, would lie where hand-written files are.

## Why it matters
Everything in `contracts/` and `registries/` is taken for something that a person wrote, so the next build would read
what this one made.

## Fix
Choose another folder.
```toml
[workspace]
output = "contracts/made"    # bad
output = "generated"         # good
```
""",
)

MESSAGES = (
    DUPLICATE_REGISTRY,
    UNKNOWN_REGISTRY,
    UNKNOWN_FORMAT,
    REGISTRY_NOT_READ,
    TWO_CONFIGURATIONS,
    INVALID_REQUIREMENT,
    RESERVED_PACKAGE,
    RESERVED_OUTPUT,
)
