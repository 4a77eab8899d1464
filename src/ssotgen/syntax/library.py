"""The documents of a workspace, each read and parsed once. (placeholder, being written)"""

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Locator, Origin
from ssotgen.core.source import Source
from ssotgen.core.tree import Tree
from ssotgen.syntax.limits import Limits
from ssotgen.syntax.nodes import Node


class Library:
    def __init__(self, tree: Tree, limits: Limits = Limits()) -> None: ...

    tree: Tree
    limits: Limits
    diagnostics: list[Diagnostic]

    def exists(self, path: str) -> bool: ...  # a readable or unreadable file stands there
    def document(
        self, path: str
    ) -> Node | None: ...  # parsed once; None where absent (no finding) or broken (finding added)
    def text(self, path: str) -> Source | None: ...  # a text file that is no document (prose); None as above
    def flagged(
        self, origin: Origin
    ) -> bool: ...  # a finding was already given at this very place: do not add a second
    @property
    def sources(self) -> tuple[Source, ...]: ...  # everything read so far, sorted by path
    def locator(self) -> Locator: ...
