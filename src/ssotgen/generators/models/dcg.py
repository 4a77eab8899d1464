"""The engine that uses datamodel-code-generator; the only module that imports it."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ssotgen.analysis.classes import ModelModule
from ssotgen.analysis.json_schema import lower
from ssotgen.core.bug import Bug
from ssotgen.generators.models.assemble import BASE, assemble
from ssotgen.generators.models.engine import Part


def print_models(module: ModelModule, parts: Iterable[Part]) -> Mapping[str, str]:
    """Print parts with datamodel-code-generator, in an empty folder, without network and ambient configuration."""
    if not module.classes:
        return assemble(module, "", {}, parts)
    lowered = lower(module)
    return assemble(module, _generate(json.dumps(lowered.document)), lowered.leaves, parts)


def _generate(document: str) -> str:
    from datamodel_code_generator import InputFileType, PythonVersion, generate
    from datamodel_code_generator.enums import DataModelType

    with tempfile.TemporaryDirectory(prefix="ssotgen-") as folder, _inside(folder), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        output = Path(folder) / "models.py"
        try:
            generate(
                document,
                output=output,
                input_file_type=InputFileType.JsonSchema,
                output_model_type=DataModelType.PydanticV2BaseModel,
                target_python_version=PythonVersion.PY_311,
                base_class=BASE,
                custom_class_name_generator=lambda name: name,
                formatters=[],
                disable_timestamp=True,
                disable_future_imports=True,
                skip_root_model=True,
                strict_nullable=True,
                strict_refs=True,
                allow_remote_refs=False,
                use_annotated=True,
                field_constraints=True,
                use_specialized_enum=True,
                use_standard_collections=True,
                use_union_operator=True,
                use_type_alias=True,
            )
            return output.read_text(encoding="utf-8")
        except Exception as cause:  # the document is ours, so whatever it does not like is our mistake
            raise Bug(f"datamodel-code-generator refuses the lowered document: {cause}") from cause


@contextlib.contextmanager
def _inside(folder: str) -> Iterator[None]:
    """Run in `folder`, so that no pyproject.toml above the workspace changes what is printed."""
    before = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)
        yield
    finally:
        os.fchdir(before)
        os.close(before)
