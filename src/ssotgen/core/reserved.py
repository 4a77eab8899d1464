"""Identifiers that generated Python may not use, for each use one set. Keywords are added by `naming`."""

from __future__ import annotations

_TYPES = frozenset({
    "bool", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "object", "set", "str", "tuple", "type",
})  # fmt: skip

_BASE_MODEL = frozenset({
    "construct", "copy", "dict", "from_orm", "json", "model_computed_fields", "model_config", "model_construct",
    "model_copy", "model_dump", "model_dump_json", "model_extra", "model_fields", "model_fields_set",
    "model_json_schema", "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate",
    "model_validate_json", "model_validate_strings", "mro", "parse_file", "parse_obj", "parse_raw", "register",
    "schema", "schema_json", "update_forward_refs", "validate",
})  # fmt: skip

FIELDS = _BASE_MODEL | (_TYPES - {"object", "type"}) | {"self"}
"""Attributes of every pydantic model, and built-in types that annotations in a class body still have to mean."""

CLASSES = frozenset({
    "Annotated", "Any", "Base64Bytes", "ConfigDict", "Ellipsis", "Field", "Literal", "NotImplemented", "Optional",
    "StrEnum", "StrictBool", "StrictFloat", "StrictInt", "TypeAliasType", "UUID", "Union",
})  # fmt: skip
"""What a module of models imports by name."""

_ANNOTATIONS = _TYPES | {"date", "models", "time", "timedelta"}
"""What annotations in a module of routes are made of, as far as it is written in lower case."""

FUNCTIONS = _ANNOTATIONS | {
    "abstractmethod",
    "all", "any", "await", "callable", "chr", "dir", "eval", "exec", "filter", "format", "hash", "help", "id", "input",
    "iter", "len", "map", "max", "min", "next", "open", "print", "property", "range", "repr", "self", "sum", "super",
    "vars", "zip",
}  # fmt: skip
"""Methods of a protocol: the annotations of later ones still have to mean what they meant before."""

PARAMETERS = frozenset({"self", "call", "body"})
"""What every handler already takes."""

HEADERS = _ANNOTATIONS | {"add_note", "args", "body", "media_type", "self", "status"}
"""Attributes that the class of a response has already: its own, those of an exception, and what annotations need."""

MODULES = frozenset({"rbac", "con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
"""Modules beside a contract's package, and names that Windows does not allow."""
