"""`--update-rules`: take what is found today for what is expected. A person does that, and reads the difference."""

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-rules", action="store_true", help="rewrite tests/rules/*/*/expected.txt")


@pytest.fixture
def update_rules(request: pytest.FixtureRequest) -> bool:
    wanted = bool(request.config.getoption("--update-rules", default=False))
    if wanted and os.environ.get("CI"):
        pytest.fail("expected findings are accepted by a person, never in CI")
    return wanted
