"""Findings about outputs: who owns a file, whether it is current, and whether it may be written."""

from __future__ import annotations

from ssotgen.core.diagnostics import error, warning

EDITED_OUTPUT = error(
    "edited-output",
    """A generated file was changed by hand.

## Why it matters
Its content is neither what the manifest recorded nor what the sources make. Writing it anew would destroy an edit that
somebody may need; leaving it would hide that the file no longer follows from its sources.

## Fix
Move the change to the contract, registry or template that the file is made from. Then give the file up by name:

    ssotgen build --force generated/docs/rbac.md

After a merge, `ssotgen resolve` tells edits from files that merely come from the other branch.
""",
)

UNMANAGED_OUTPUT = error(
    "unmanaged-output",
    """A file that ssotgen did not write stands where an output belongs.

## Why it matters
No manifest says that the file is ours, so it may be somebody's work. It is never overwritten unasked.

## Fix
Move the file elsewhere, or let ssotgen take it over; its content is lost then:

    ssotgen build --adopt .github/CODEOWNERS
""",
)

MISSING_OUTPUT = error(
    "missing-output",
    """A file that the sources make is not there.

## Why it matters
Who reads or imports the outputs gets less than the contracts and registries promise.

## Fix
Run `ssotgen build` and commit what it writes.
""",
)

STALE_OUTPUT = error(
    "stale-output",
    """A generated file is not what the sources make today.

## Why it matters
The sources were changed and the outputs were not made anew, so the two say different things.

## Fix
Run `ssotgen build` and commit what it writes; `ssotgen plan --diff` shows it before.
""",
)

ORPHANED_OUTPUT = error(
    "orphaned-output",
    """A generated file is no longer made from anything.

## Why it matters
Code or documents that nothing stands behind stay importable and readable as if they were true.

## Fix
Run `ssotgen build`, which removes the file, and commit that.
""",
)

RELEASED_OUTPUT = warning(
    "released-output",
    """A file outside the output folder is no longer made.

## Why it matters
ssotgen deletes nothing outside its output folder, so the file stays as it was last written, and is yours from now on.

## Fix
Delete the file, or keep it and maintain it by hand. To have it made again, restore its line in `[outputs]`.
""",
)

MANIFEST_BROKEN = error(
    "manifest-broken",
    """The manifest of the outputs cannot be read.

## Why it matters
It says which files ssotgen may overwrite and delete. Without it every output would have to be taken for somebody's
work.

## Fix
If a merge left its marks there, run `ssotgen resolve`, which reads the manifests of both sides from git. Otherwise
restore the committed file. Where there is none, delete the manifest and build: outputs that are current are kept.

    git checkout HEAD -- generated/.ssotgen-manifest.json
""",
)

OTHER_VERSIONS = warning(
    "other-versions",
    """The outputs were written with other versions of ssotgen, its formatter or its model engine.

## Why it matters
Another version may print the same sources differently. Differences that follow are then no edits and no drift of the
sources.

## Fix
Install the versions that the manifest names, or build with the ones at hand and commit the result by itself. A line in
ssotgen.toml keeps everybody on the same version:

    [workspace]
    requires = "~=0.1.0"
""",
)

OUTPUT_PATH = error(
    "output-path",
    """An output cannot be written where it belongs.

## Why it matters
A symbolic link, a folder, a pipe or a differently spelt name stands at that path. Following or replacing it could
change files that are not ours, or files that another system takes for the same one.

## Fix
Remove or rename what stands there. For a path from `[outputs]`, choose one inside the workspace:

    codeowners = "../CODEOWNERS"        # bad
    codeowners = ".github/CODEOWNERS"   # good
""",
)

OUTPUT_COLLISION = error(
    "output-collision",
    """Two outputs want the same path.

## Why it matters
Only one of them could be there. Paths that differ in case alone are one file on macOS and Windows, and a path cannot be
a file and a folder.

## Fix
Rename one of the two things that the outputs are named for, or choose another path in `[outputs]`.
""",
)

UNKNOWN_OUTPUT = error(
    "unknown-output",
    """`--force` or `--adopt` names a file that is no output.

## Why it matters
Nothing would be overwritten, although that was asked for; most likely the path is misspelt.

## Fix
Give the path as `ssotgen plan` prints it, relative to the root of the workspace.

    ssotgen build --force docs/rbac.md              # bad
    ssotgen build --force generated/docs/rbac.md    # good
""",
)

TEMPLATE_ERROR = error(
    "template-error",
    """A template that overrides a shipped one cannot be printed, or prints something that is not its format.

## Why it matters
The output would be broken or missing. Shipped templates change with ssotgen's version; an overriding copy may then ask
for values that are gone.

## Fix
Compare the template with the shipped one of the same name. Values are printed as they are: texts and numbers are
computed before a template sees them.

    {{ view.titel }}   # bad: no such value
    {{ view.title }}   # good
""",
)

NOTHING_TO_RESOLVE = error(
    "nothing-to-resolve",
    """There is no merge whose generated files could be resolved.

## Why it matters
`ssotgen resolve` tells generated files from hand edits by the manifests of the two sides of a merge. Without two sides
it knows no more than `ssotgen build`.

## Fix
Run it while a merge, rebase or cherry-pick is going on, or while HEAD is a merge. In any other state run
`ssotgen build`.
""",
)

UNFIXABLE_FILE = error(
    "unfixable-file",
    """A fix was not written, because its file is not one that ssotgen changes.

## Why it matters
A link leads to a file that may belong to something else, a generated file would only be written over again, and a file
that changed while ssotgen was running holds an edit that would be lost; then no file at all is written.

## Fix
Mend the finding by hand, in the place that the link or the output comes from; or run the command again.
""",
)

MESSAGES = (
    EDITED_OUTPUT, UNMANAGED_OUTPUT, MISSING_OUTPUT, STALE_OUTPUT, ORPHANED_OUTPUT, RELEASED_OUTPUT, MANIFEST_BROKEN,
    OTHER_VERSIONS, OUTPUT_PATH, OUTPUT_COLLISION, UNKNOWN_OUTPUT, TEMPLATE_ERROR, NOTHING_TO_RESOLVE,
    UNFIXABLE_FILE,
)  # fmt: skip
