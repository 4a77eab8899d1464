"""What ssotgen says about installed packages that bring rules and generators."""

from __future__ import annotations

from ssotgen.core.diagnostics import error

BROKEN_EXTENSION = error(
    "broken-extension",
    """An installed package offers a rule or a generator that cannot be used.

## Why it matters
A build without it would leave findings out, or take its outputs for files that nothing makes any more and delete them.

## Fix
Update the package that is named, or uninstall it where ssotgen is installed. What it offers has to be importable, and
has to be a `Rule` or a `Generator` of `ssotgen.plugin` under its own name; while it works it must raise no exception,
and its outputs pass the gates that every output passes.
""",
)
EXTENSION_COLLISION = error(
    "extension-collision",
    """Two packages offer something under one name, or a package offers what ssotgen has itself.

## Why it matters
Severities, suppressions and `[generators]` speak of names, so they would mean one of the two by chance.

## Fix
Uninstall one of the two packages, or ask its authors for another name.
""",
)
MESSAGES = (BROKEN_EXTENSION, EXTENSION_COLLISION)
