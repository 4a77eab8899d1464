"""The events of YAML text. The only module that imports YAML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.events import Event


def events(text: str) -> Iterator[Event]:
    """All events, from libyaml's parser where PyYAML was built with it. Raises `yaml.error.YAMLError`."""
    import yaml

    parser = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()


def quoted(text: str) -> Iterator[tuple[Mark, Mark]]:
    """Where each quoted text begins and ends, as far as the text can be cut into tokens at all."""
    import yaml

    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                yield token.start_mark, token.end_mark
    except yaml.YAMLError:
        return


def start(event: Event) -> int:
    """The offset in code points at which an event begins."""
    return event.start_mark.index if event.start_mark else 0


def end(event: Event) -> int:
    """The offset in code points just behind an event."""
    return event.end_mark.index if event.end_mark else 0
