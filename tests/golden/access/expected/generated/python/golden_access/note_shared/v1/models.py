# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/note.shared/v1.schema.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated

from pydantic import Field

from ..._support import models as _support


class NoteShared(_support.Model):
    note_id: Annotated[str, Field(alias="noteId")]
