"""What makes a finding the same finding tomorrow: its rule, its file and the thing in it, never its line."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from ssotgen.reporting.order import Placed


def fingerprints(found: Iterable[Placed]) -> Iterator[tuple[Placed, str]]:
    """Each finding with its fingerprint: 32 hexadecimal digits, different for every finding of one report.

    Lines that are added above a finding leave it as it is. Where one place has the same finding with several texts,
    these texts count; where even they are equal, their order does.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for item in found:
        origin = item.diagnostic.origin
        key = (item.diagnostic.id, origin.document, origin.pointer, origin.part, item.diagnostic.text)
        seen[key] += 1
        parts = "\0".join((*key, str(seen[key])))
        yield item, hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]
