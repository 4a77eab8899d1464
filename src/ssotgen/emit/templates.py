"""Templates to text: look-up, printing, and where a fault lies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.core.origin import Origin
from ssotgen.core.shipped import shipped_templates
from ssotgen.core.values import dataclass

if TYPE_CHECKING:
    from jinja2 import Environment


class TemplateFault(Exception):
    """A template cannot be printed. `line` is 1-based in `template`, 0 where unknown."""

    def __init__(self, template: str, line: int, text: str) -> None:
        super().__init__(f"{template}:{line}: {text}" if line else f"{template}: {text}")
        self.template = template
        self.line = line
        self.text = text


@dataclass(frozen=True)
class TemplateSet:
    """The templates of a build, looked up first in `overrides`, then in each of `folders` (default: the shipped ones).

    `label` is the workspace-relative path of `overrides`, for findings. Where there are overrides, all templates run in
    a sandbox: their folder comes with the workspace, and compiling a workspace must not run its code.
    """

    overrides: Path | None = None
    folders: tuple[Path, ...] = ()
    label: str = ""

    @cached_property
    def environment(self) -> Environment:
        from ssotgen.emit.environment import make_environment

        folders = self.folders or (shipped_templates(),)
        if self.overrides is None:
            return make_environment(folders, sandboxed=False)
        return make_environment((self.overrides, *folders), sandboxed=True)

    def text(self, name: str, view: object) -> str:
        """Print the template `name` with `view`. Raises `TemplateFault`."""
        from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

        try:
            return self.environment.get_template(name).render(view=view)
        except TemplateNotFound as cause:
            raise TemplateFault(name, 0, f"there is no template `{cause.name}`") from cause
        except TemplateSyntaxError as cause:
            raise TemplateFault(cause.name or name, cause.lineno, cause.message or "the syntax is wrong") from cause
        except UnicodeDecodeError as cause:
            raise TemplateFault(name, 0, "it is not UTF-8") from cause
        except OSError as cause:
            raise TemplateFault(name, 0, f"it cannot be read: {cause.strerror}") from cause
        except RecursionError as cause:
            raise TemplateFault(name, 0, "it calls itself without end") from cause
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as cause:
            place, line = self._place(cause) or (name, 0)
            raise TemplateFault(place, line, str(cause) or type(cause).__name__) from cause

    def overridden(self, name: str) -> Path | None:
        """The file in `overrides` that decides about `name`: its own, or that of a template that it includes."""
        if self.overrides is None:
            return None
        files = (self.overrides / used for used in self.used(name))
        return next((file for file in files if file.is_file()), None)

    def used(self, name: str) -> Iterator[str]:
        """A template, and every other that it includes, imports or extends, be it through a third."""
        from jinja2 import TemplateError, meta

        waiting, seen = [name], {name}
        while waiting:
            current = waiting.pop()
            yield current
            try:
                source, _, _ = self.environment.loader.get_source(self.environment, current)  # type: ignore[union-attr]
                used = meta.find_referenced_templates(self.environment.parse(source))
            except (TemplateError, UnicodeDecodeError, OSError):
                continue
            fresh = sorted({other for other in used if other is not None} - seen)
            seen.update(fresh)
            waiting += fresh

    def origin(self, fault: TemplateFault | None, file: Path) -> Origin:
        """The overriding `file` as a place, with the line of `fault` where it lies in that file."""
        assert self.overrides is not None
        name = file.relative_to(self.overrides).as_posix()
        offset = None
        if fault is not None and fault.template == name and fault.line > 0:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
            offset = sum(len(line) for line in lines[: fault.line - 1])
        return Origin(f"{self.label}/{name}" if self.label else name, offset=offset)

    def _place(self, cause: BaseException) -> tuple[str, int] | None:
        """Where in a template the innermost frame of a failure is."""
        found, frame = None, cause.__traceback__
        while frame is not None:
            file = frame.tb_frame.f_code.co_filename
            for folder in (self.overrides, *(self.folders or (shipped_templates(),))):
                if folder is not None and Path(file).is_relative_to(folder):
                    found = Path(file).relative_to(folder).as_posix(), frame.tb_lineno
            frame = frame.tb_next
        return found
