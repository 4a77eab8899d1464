"""A finding's page for people: what it is, how much it weighs where, an example, and the way out."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.core.diagnostics import Message, Profile, Severity

INDEX = """# Findings

Everything that ssotgen can say about a workspace. `ssotgen rules` prints this list, `ssotgen explain ID` one page.

What would make an output wrong, unsafe or unlinked is fixed. Everything else starts from a profile, and is set singly
in `ssotgen.toml`:

```toml
[rules]
profile = "hardened"
missing-description = "off"
```

`recommended` is the default, quiet and precise. `hardened` adds what an API that faces the world needs. `vendor` leaves
out what only the author of a document could mend.

| finding | recommended | hardened | vendor | what is wrong |
|---|---|---|---|---|
"""


def page(message: Message, example: str = "", *, maker: str = "") -> str:
    """The page in CommonMark; `example` is Markdown that stands before the way out.

    `maker` is the package with its version that brings the finding, unless it is ssotgen itself.
    """
    what, _, fix = message.page.strip().partition("## Fix\n")
    shown = f"## Example\n{example.strip()}\n\n" if example else ""
    return f"# {message.id}\n\n{weight(message, maker)}\n\n{what}{shown}## Fix\n{fix.strip()}\n"


def weight(message: Message, maker: str = "") -> str:
    """One line: the severity in each profile, whether it can be changed, and since when there is the finding."""
    source = f"From {maker}." if maker else f"Since {message.since}."
    if not message.settable:
        return f"Always {_noun(message.severity)}. {source}"
    by: dict[Severity, list[str]] = {}
    for profile in Profile:
        by.setdefault(message.under(profile), []).append(f"`{profile}`")
    parts = [f"{_noun(severity)} in {' and '.join(profiles)}" for severity, profiles in by.items()]
    text = _noun(message.severity) if len(parts) == 1 else ", ".join(parts)
    return f"{text[0].upper()}{text[1:]}; `[rules]` can change that. {source}"


def index(messages: Iterable[Message]) -> str:
    """The list of all findings, each with a link to its page."""
    rows = (
        f"| [{one.id}]({one.id}.md) | {' | '.join(_cell(one, profile) for profile in Profile)} | {summary(one)} |\n"
        for one in messages
    )
    return INDEX + "".join(rows)


def summary(message: Message) -> str:
    """The sentence that a page begins with."""
    return message.page.strip().partition("\n")[0]


def _cell(message: Message, profile: Profile) -> str:
    severity = message.under(profile)
    return str(severity) if message.settable else f"{severity}, fixed"


def _noun(severity: Severity) -> str:
    return {Severity.ERROR: "an error", Severity.WARNING: "a warning", Severity.OFF: "off"}[severity]
