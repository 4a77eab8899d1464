"""Two actions timed in turn, so that whatever slows the machine down slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """What is timed, and what has to happen before each time, untimed."""

    name: str
    run: Callable[[], None]
    prepare: Callable[[], None] = lambda: None

    def seconds(self) -> float:
        """Wall-clock seconds of one run."""
        self.prepare()
        start = time.perf_counter()
        self.run()
        return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of both actions, pair by pair, in the order in which they ran."""

    first: Action
    second: Action
    seconds: tuple[tuple[float, float], ...]

    @property
    def ratio(self) -> float:
        """Median over the pairs of first ÷ second: unlike a quotient of medians, blind to slow phases."""
        return statistics.median(one / other for one, other in self.seconds)

    def report(self) -> str:
        """Name each action with the median and the range in milliseconds, then the ratio."""
        lines = []
        for action, column in zip((self.first, self.second), zip(*self.seconds, strict=True), strict=True):
            middle, low, high = (1000 * pick(column) for pick in (statistics.median, min, max))
            lines.append(f"  {action.name:<36} {middle:9.1f} ms   ({low:.1f} to {high:.1f})")
        lines.append(f"  {'ratio, median of ' + str(len(self.seconds)) + ' pairs':<36} {self.ratio:9.2f}")
        return "\n".join(lines)


def measure(first: Action, second: Action, pairs: int) -> Pair:
    """Run both once to warm the caches, then `pairs` times, swapping the order each time."""
    first.seconds()
    second.seconds()
    seconds = []
    for number in range(pairs):
        if number % 2 == 0:
            one, other = first.seconds(), second.seconds()
        else:
            other, one = second.seconds(), first.seconds()
        seconds.append((one, other))
    return Pair(first, second, tuple(seconds))
