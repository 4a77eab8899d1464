"""What ssotgen says about a workspace's own templates."""

from __future__ import annotations

from ssotgen.core.diagnostics import error, warning

OUTDATED_TEMPLATE = warning(
    "outdated-template",
    """The template that one of the workspace's own was copied from is not what it was.

## Why it matters
A new version of ssotgen, or of the package that brings the template, prints something else or prints it better. The
copy still prints what it printed, or asks for values that are gone.

## Fix
Look at the difference, take over what you want, and say that you have seen it:

    ssotgen eject --diff docs/contract.md.jinja
    ssotgen eject --seen docs/contract.md.jinja
""",
)
UNKNOWN_TEMPLATE = warning(
    "unknown-template",
    """A file among the workspace's own templates has no template to replace.

## Why it matters
Nothing reads it, although somebody meant it to be printed; mostly its name is misspelt, or the template that it was
copied from is gone.

## Fix
Give it the name of a template as `ssotgen eject` lists them, include it from a template that is read, or delete it.
""",
)
BROKEN_EJECTIONS = error(
    "broken-ejections",
    """The record of copied templates cannot be read.

## Why it matters
It says which version of a template each copy began as; without it nobody could tell whether the original has moved.

## Fix
Restore the committed file; after a merge keep the lines of both sides. Or delete it, and run `ssotgen eject --seen`
with each template that you have compared.
""",
)
MESSAGES = (OUTDATED_TEMPLATE, UNKNOWN_TEMPLATE, BROKEN_EJECTIONS)
