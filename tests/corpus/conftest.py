"""Where the independent material lies; tests that need it are skipped where it is absent."""

import pytest

from conformance.corpus import CORPUS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the corpus where there is none."""
    if CORPUS.is_dir():
        return
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(pytest.mark.skip(reason="the independent material is not here"))
