"""The findings of this floor."""

import re

from ssotgen.core.diagnostics import Message
from ssotgen.emit import messages


def test_the_list_is_complete() -> None:
    declared = [item for item in vars(messages).values() if isinstance(item, Message)]
    assert sorted(item.id for item in messages.MESSAGES) == sorted(item.id for item in declared)


def test_ids_are_unique_kebab_case_and_not_settable() -> None:
    ids = [item.id for item in messages.MESSAGES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", id) for id in ids)
    assert not any(item.settable for item in messages.MESSAGES)


def test_every_page_says_what_why_and_how() -> None:
    for item in messages.MESSAGES:
        lines = item.page.splitlines()
        assert lines[0].endswith("."), item.id
        assert lines.index("## Why it matters") < lines.index("## Fix"), item.id
