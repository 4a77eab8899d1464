"""What the site has beside docs/: the pages generated for this repository's workspace, and the script of diagrams."""

from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

EXAMPLE = "example/"
"""Where the generated pages lie in the site."""
SCRIPT = "assets/mermaid.js"
STYLE = "assets/docs.css"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what lies elsewhere. The script is that of a pinned package, so that a reader fetches nothing from others."""
    generated = Path(config.config_file_path).parent / "generated/docs"
    for page in sorted(generated.rglob("*.md")):
        address = EXAMPLE + page.relative_to(generated).as_posix()
        files.append(File.generated(config, address, abs_src_path=str(page)))
    files.append(File.generated(config, STYLE, abs_src_path=str(generated / "docs.css")))
    script = resources("mermaidx").joinpath("assets/mermaid.js").read_text(encoding="utf-8")
    files.append(File.generated(config, SCRIPT, content=script))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """A generated page is nobody's to edit, and whoever searches these docs does not look for workshops."""
    if page.file.src_uri.startswith(EXAMPLE):
        page.edit_url = None
        page.meta["search"] = {"exclude": True}
    return markdown
