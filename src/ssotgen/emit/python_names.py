"""What generated Python may name: modules, built-ins and attributes, each a literal list."""

from __future__ import annotations

import builtins

MODULES = frozenset({
    "__future__", "abc", "asyncio", "base64", "binascii", "collections", "contextlib", "contextvars", "copy",
    "dataclasses", "datetime", "decimal", "email", "enum", "fractions", "functools", "hashlib", "hmac", "html", "http",
    "ipaddress", "itertools", "json", "logging", "math", "numbers", "operator", "random", "re", "secrets", "statistics",
    "string", "textwrap", "time", "types", "typing", "typing_extensions", "unicodedata", "urllib", "uuid", "warnings",
    "weakref", "zoneinfo",
    "annotated_types", "anyio", "email_validator", "fastapi", "httpx", "pydantic", "pydantic_core",
    "pydantic_extra_types", "sqlalchemy", "starlette", "structlog",
})  # fmt: skip
"""Top-level modules that any output may import, besides the workspace's own package and relative ones."""

TEST_MODULES = frozenset({"casbin", "hypothesis", "pathlib", "pytest", "sys"})
"""What generated tests may import besides."""

BUILTINS = frozenset({
    "Ellipsis", "NotImplemented", "__debug__", "__doc__", "__name__", "abs", "aiter", "all", "anext", "any", "ascii",
    "bin", "bool", "bytearray", "bytes", "callable", "chr", "classmethod", "complex", "dict", "divmod", "enumerate",
    "filter", "float", "format", "frozenset", "hasattr", "hash", "hex", "id", "int", "isinstance", "issubclass", "iter",
    "len", "list", "map", "max", "memoryview", "min", "next", "object", "oct", "ord", "pow", "property", "range",
    "repr", "reversed", "round", "set", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type",
    "zip",
}) | frozenset(name for name, item in vars(builtins).items() if isinstance(item, type) and issubclass(item, BaseException))  # fmt: skip  # noqa: E501
"""Built-in names that any output may use."""

REFUSED = frozenset({
    "__build_class__", "__builtins__", "__import__", "__loader__", "__spec__", "breakpoint", "compile", "delattr",
    "dir", "eval", "exec", "exit", "getattr", "globals", "help", "input", "locals", "open", "print", "quit",
    "setattr", "vars",
})  # fmt: skip
"""Built-in names that are refused even where something else of that name is bound in the module, parameters apart."""

SUPPORT_MODULES = frozenset({"importlib"})
SUPPORT_BUILTINS = frozenset({"getattr", "setattr", "vars"})
SUPPORT_DUNDERS = frozenset({"__class__", "__dict__", "__pydantic_base_init__", "__pydantic_validator__"})
"""What support code may use besides: no text of a contract reaches it."""

DUNDERS = frozenset({
    "__all__", "__annotations__", "__await__", "__call__", "__class_getitem__", "__doc__", "__enter__", "__eq__",
    "__exit__", "__get_pydantic_core_schema__", "__get_pydantic_json_schema__", "__getitem__", "__hash__", "__init__",
    "__init_subclass__", "__iter__", "__len__", "__members__", "__module__", "__name__", "__new__", "__post_init__",
    "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_init_subclass__", "__qualname__", "__repr__",
    "__str__", "__value__", "__version__",
})  # fmt: skip
"""Names with two underscores at both ends that may stand after a dot."""

ATTRIBUTES = frozenset({"builtins", "ctypes", "importlib", "modules", "os", "popen", "subprocess", "sys", "system"})
"""Names that may not stand after a dot, or be imported from somewhere: they lead out of the modules allowed above."""
