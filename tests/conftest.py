"""What every test may ask for, and the settings that make a run repeatable."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Examples follow from the test alone: a red run on one machine is red on all. A slow machine is not a failure.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")

# Colour and tracing switches of the terminal that pytest was started from.
AMBIENT = ("CLICOLOR_FORCE", "FORCE_COLOR", "NO_COLOR", "PY_COLORS")


REPOSITORY = Path(__file__).parent.parent


def pytest_report_header() -> str:
    """Tell how large the modules are; a test holds the limits."""
    modules = [path.read_bytes().count(b"\n") for path in (REPOSITORY / "src").rglob("*.py")]
    written = [lines for lines in modules if lines > 1]  # a one-line module is a package's docstring
    return f"ssotgen: {len(written)} modules, median {statistics.median(written):.0f} lines, longest {max(written)}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how much the tests that count have tried."""
    sums: Counter[str] = Counter()
    for report in terminalreporter.getreports(""):  # set-ups and teardowns
        for name, number in getattr(report, "user_properties", ()) if report.when == "teardown" else ():
            sums[f"{report.nodeid.partition('[')[0]}: {name}"] += number if name.startswith("counted ") else 0
    for line, number in sorted(sums.items()):
        terminalreporter.write_line(f"{line}: {number}")


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Iterator[Callable[..., None]]:
    """Count one thing that a test tries, by the name of its kind."""
    tried: Counter[str] = Counter()
    yield lambda kind, number=1: tried.update({kind: number})
    for kind, number in tried.items():
        record_property(f"counted {kind}", number)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root folder of this repository."""
    return REPOSITORY


@pytest.fixture(autouse=True)
def _no_ambient_switches(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in AMBIENT:
        monkeypatch.delenv(name, raising=False)
