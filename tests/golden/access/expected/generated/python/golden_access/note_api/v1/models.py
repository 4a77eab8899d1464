# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/note-api/v1.openapi.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing_extensions import TypeAliasType

Ids = TypeAliasType("Ids", list[str])
