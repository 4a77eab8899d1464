"""Small schemas, one for each thing that a schema can say, with instances that do and do not keep to it."""

from typing import Any

SCHEMAS: dict[str, tuple[dict[str, Any], list[Any]]] = {
    "nullable": (
        {"type": "object", "properties": {"a": {"type": ["string", "null"]}}},
        [{"a": None}, {"a": "x"}, {}, {"a": 1}],
    ),
    "required and nullable": (
        {"type": "object", "properties": {"a": {"type": ["string", "null"]}}, "required": ["a"]},
        [{"a": None}, {"a": "x"}, {}, {"a": 1}],
    ),
    "root alias": ({"type": "array", "items": {"type": "integer"}}, [[1], [1.0], ["1"], [], {}]),
    "enumeration of texts": ({"type": "string", "enum": ["a", "b c", "1x"]}, ["a", "b c", "1x", "z", None]),
    "enumeration of integers": ({"type": "integer", "enum": [1, 2]}, [1, 2, 1.0, True, "1", 3]),
    "enumeration of all sorts": ({"enum": ["a", 1, None, True, 1.5]}, ["a", 1, None, True, 1.5, 1.0, 2, False, 0, "b"]),
    "enumeration of objects": (
        {"enum": [{"a": 1}, [1, 2], "x"]},
        [{"a": 1}, {"a": 1.0}, [1, 2], "x", {"a": 2}, [2, 1]],
    ),
    "constant text": (
        {"type": "object", "properties": {"k": {"const": "x"}}, "required": ["k"]},
        [{"k": "x"}, {"k": "y"}, {}],
    ),
    "constant object": (
        {"type": "object", "properties": {"k": {"const": {"a": [1]}}}},
        [{"k": {"a": [1]}}, {"k": {"a": [1.0]}}, {"k": {"a": [True]}}, {}],
    ),
    "const null": (
        {"type": "object", "properties": {"k": {"const": None}}, "required": ["k"]},
        [{"k": None}, {"k": 0}, {}],
    ),
    "optional constant null": ({"type": "object", "properties": {"k": {"const": None}}}, [{"k": None}, {"k": 0}, {}]),
    "constant number": (
        {"type": "object", "properties": {"k": {"const": 1.5}}, "required": ["k"]},
        [{"k": 1.5}, {"k": 1}],
    ),
    "oneOf consts": (
        {"oneOf": [{"type": "object", "properties": {"k": {"const": "x"}, "a": {"type": "string"}}, "required": ["k",
        "a"]}, {"type": "object", "properties": {"k": {"const": "y"}, "b": {"type": "string"}}, "required": ["k",
        "b"]}]},
        [{"k": "x", "a": "1"}, {"k": "y", "b": "1"}, {"k": "x", "b": "1"}, {"k": "z"}, {}],
    ),
    "oneOf overlap": (
        {"oneOf": [{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, {"type": "object",
        "properties": {"b": {"type": "string"}}, "required": ["b"]}]},
        [{"a": "1"}, {"b": "1"}, {"a": "1", "b": "1"}, {}],
    ),
    "oneOf scalars": (
        {"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "number"}]},
        ["a", 1, 1.5, True, None],
    ),
    "oneOf int/num": (
        {"oneOf": [{"type": "integer", "minimum": 3}, {"type": "number", "maximum": 5}]},
        [1, 2.5, 4, 6, 6.5],
    ),
    "oneOf arrays": (
        {"oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": "array", "items": {"type": "integer"}}]},
        [[], ["a"], [1], ["a", 1]],
    ),
    "nested tags": (
        {"oneOf": [{"oneOf": [{"type": "object", "properties": {"k": {"const": "x"}, "s": {"const": "p"}}, "required":
        ["k", "s"]}, {"type": "object", "properties": {"k": {"const": "x"}, "s": {"const": "q"}, "v": {"type":
        "integer"}}, "required": ["k", "s"]}]}, {"type": "object", "properties": {"k": {"const": "y"}}, "required":
        ["k"]}]},
        [{"k": "x", "s": "p"}, {"k": "x", "s": "q", "v": 1}, {"k": "x", "s": "q", "v": "1"}, {"k": "y"}, {"k": "x"},
        {"k": "x", "s": "z"}],
    ),
    "allOf merge": (
        {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, {"type": "object",
        "properties": {"b": {"type": "integer", "minimum": 1}}, "required": ["b"]}]},
        [{"a": "x", "b": 1}, {"a": "x", "b": 0}, {"a": "x"}],
    ),
    "allOf narrowing": (
        {"allOf": [{"type": "object", "properties": {"a": {"type": "string", "minLength": 2}}}, {"type": "object",
        "properties": {"a": {"type": "string", "maxLength": 3, "pattern": "^x"}}, "required": ["a"]}]},
        [{"a": "xx"}, {"a": "x"}, {"a": "xxxx"}, {"a": "yy"}, {}],
    ),
    "allOf closed": (
        {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b":
        {"type": "string"}}, "additionalProperties": False}]},
        [{"a": "x"}, {"b": "x"}, {}],
    ),
    "allOf two patterns": ({"allOf": [{"type": "string", "pattern": "a"}, {"pattern": "b"}]}, ["ab", "a", "b"]),
    "tuple": (
        {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False, "minItems": 2},
        [["a", 1], ["a"], ["a", 1, 2], [1, "a"], ["a", 1.0]],
    ),
    "tuple open": (
        {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]},
        [["a", 1], ["a"], ["a", 1, 2], [1, "a"], []],
    ),
    "tuple rest": (
        {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}},
        [["a", 1], ["a"], ["a", "b"], [1]],
    ),
    "unique integers": (
        {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
        [[1, 2], [1, 1], [1, 1.0], []],
    ),
    "unique objects": (
        {"type": "array", "items": {"type": "object"}, "uniqueItems": True},
        [[{"a": 1}, {"a": 1.0}], [{"a": 1}, {"a": True}], [{}]],
    ),
    "contains": (
        {"type": "array", "contains": {"type": "integer"}, "minContains": 2, "maxContains": 3},
        [[1, 2], [1], ["a", 1, 2, 3], [1, 2, 3, 4], []],
    ),
    "map": ({"type": "object", "additionalProperties": {"type": "integer"}}, [{"a": 1}, {"a": "1"}, {}]),
    "closed": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False},
        [{"a": "x"}, {"b": 1}, {}],
    ),
    "typed extra": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "integer"}},
        [{"a": "x", "b": 1}, {"a": "x", "b": "y"}, {"b": 1.0}],
    ),
    "extra true": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": True},
        [{"a": "x", "b": {"c": [1]}}, {"b": None}],
    ),
    "pattern props": (
        {"type": "object", "patternProperties": {"^x-": {"type": "integer"}}},
        [{"x-a": 1}, {"x-a": "1"}, {"b": "q"}],
    ),
    "pattern + typed extra": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "patternProperties": {"^x-": {"type": "integer"}},
        "additionalProperties": {"type": "boolean"}},
        [{"x-a": 1, "a": "s", "q": True}, {"x-a": True}, {"q": 1}, {"a": 1}],
    ),
    "pattern closed": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "patternProperties": {"^x-": {"type": "integer"}},
        "additionalProperties": False},
        [{"x-a": 1, "a": "s"}, {"q": 1}, {"x-a": "s"}],
    ),
    "propertyNames": (
        {"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}, "additionalProperties": {"type": "string"}},
        [{"a": "x"}, {"A": "x"}],
    ),
    "min/max props": (
        {"type": "object", "minProperties": 1, "maxProperties": 2},
        [{}, {"a": 1}, {"a": 1, "b": 2, "c": 3}],
    ),
    "dependent required": (
        {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "dependentRequired":
        {"a": ["b"]}},
        [{"a": "1"}, {"a": "1", "b": "2"}, {"b": "1"}],
    ),
    "dependent schemas": (
        {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "dependentSchemas": {"a":
        {"required": ["b"], "properties": {"b": {"minLength": 2}}}}},
        [{"a": "1"}, {"a": "1", "b": "2"}, {"a": "1", "b": "22"}],
    ),
    "if then else": (
        {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "if": {"properties":
        {"a": {"const": "x"}}, "required": ["a"]}, "then": {"required": ["b"]}, "else": {"maxProperties": 1}},
        [{"a": "x"}, {"a": "x", "b": "1"}, {"a": "y"}, {"a": "y", "b": "1"}],
    ),
    "not": ({"type": "string", "not": {"enum": ["a"]}}, ["a", "b", 1]),
    "unevaluated properties": (
        {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}], "properties": {"b": {"type":
        "string"}}, "unevaluatedProperties": False},
        [{"a": "x", "b": "y"}, {"c": 1}],
    ),
    "unevaluated items": (
        {"prefixItems": [{"type": "string"}], "unevaluatedItems": False, "type": "array"},
        [["a"], ["a", 1], []],
    ),
    "multiples": ({"type": "integer", "multipleOf": 5}, [5, 7, 10.0, 0]),
    "multiples of a fraction": ({"type": "number", "multipleOf": 0.01}, [19.99, 0.07, 4.35, 1.005, 1]),
    "number": ({"type": "number"}, [1, 1.5, "1", True, 1e308]),
    "large integers": ({"type": "integer"}, [2**70, -(2**70), 1e+20, 10**400]),
    "exclusive bounds": ({"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 3}, [1, 2, 3, 2.5]),
    "bounds of numbers": ({"type": "number", "minimum": 0.1, "exclusiveMaximum": 0.3}, [0.1, 0.3, 0.29999]),
    "integer above a fraction": ({"type": "integer", "minimum": 1.5}, [1, 2]),
    "lengths count code points": (
        {"type": "string", "minLength": 2, "maxLength": 2},
        ["\U0001f600", "\U0001f600a", "ab"],
    ),
    "pattern with look-ahead": ({"type": "string", "pattern": "^(?!x)"}, ["x", "y"]),
    "pattern of digits": ({"type": "string", "pattern": "^\\d+$"}, ["12", "\u0661"]),
    "pattern that ends": ({"type": "string", "pattern": "^a$"}, ["a", "a\n"]),
    "pattern of words": ({"type": "string", "pattern": "^\\w$"}, ["a", "\u00e4"]),
    "date": ({"type": "string", "format": "date"}, ["2020-02-29", "2021-02-29"]),
    "time": ({"type": "string", "format": "time"}, ["10:00:00Z", "10:00:00"]),
    "uuid": (
        {"type": "string", "format": "uuid"},
        ["12345678-1234-1234-1234-123456789012", "12345678123412341234123456789012"],
    ),
    "email": ({"type": "string", "format": "email", "maxLength": 8}, ["a@b.c", "aaaaaa@bb.c", "x"]),
    "email pattern": (
        {"type": "string", "format": "email", "pattern": "@x\\.org$", "minLength": 3},
        ["a@x.org", "a@y.org"],
    ),
    "binary": ({"type": "string", "format": "binary"}, ["abc"]),
    "decimal": ({"type": "string", "format": "decimal"}, ["1.5", "abc"]),
    "default scalar": (
        {"type": "object", "properties": {"a": {"type": "integer", "default": 3}, "b": {"type": "string", "default":
        "x"}, "c": {"type": "boolean", "default": False}, "d": {"type": "number", "default": 1}}},
        [{}, {"a": 1}, {"b": "y", "c": True, "d": 2.5}],
    ),
    "default mutable": (
        {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "integer"}, "default": [1]}, "b":
        {"type": "object", "additionalProperties": {"type": "integer"}, "default": {"x": 1}}, "c": {"type": "object",
        "properties": {"q": {"type": "integer"}}, "default": {"q": 1}}}},
        [{}, {"a": [2]}, {"b": {}}, {"c": {}}],
    ),
    "default null": (
        {"type": "object", "properties": {"a": {"type": ["string", "null"], "default": None}}},
        [{}, {"a": None}],
    ),
    "default formats": (
        {"type": "object", "properties": {"a": {"type": "string", "format": "date", "default": "2020-01-01"}, "b":
        {"type": "string", "format": "uuid", "default": "12345678-1234-1234-1234-123456789012"}, "c": {"type":
        "string", "enum": ["x", "y"], "default": "x"}, "d": {"type": "string", "format": "date-time", "default":
        "2020-01-01T00:00:00Z"}}},
        [{}, {"a": "2020-01-02"}],
    ),
    "default bad": ({"type": "object", "properties": {"a": {"type": "integer", "default": "x"}}}, [{}, {"a": 1}]),
    "recursion": (
        {"$defs": {"n": {"type": "object", "properties": {"v": {"type": "integer"}, "next": {"$ref": "#/$defs/n"},
        "kids": {"type": "array", "items": {"$ref": "#/$defs/n"}}}}}, "$ref": "#/$defs/n"},
        [{"v": 1, "next": {"v": 2, "kids": [{"v": 3}]}}, {"next": {"v": "x"}}, {"next": None}],
    ),
    "recursive map": (
        {"$defs": {"j": {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"$ref":
        "#/$defs/j"}}]}}, "$ref": "#/$defs/j"},
        ["a", {"a": {"b": "c"}}, {"a": 1}],
    ),
    "false prop": ({"type": "object", "properties": {"a": False, "b": True}}, [{}, {"a": 1}, {"b": None}]),
    "untyped props": ({"properties": {"a": {"type": "string"}}, "required": ["a"]}, [{"a": "x"}, {}, 5, "s", {"a": 1}]),
    "anyOf null": (
        {"anyOf": [{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, {"type": "null"}]},
        [None, {"a": "x"}, {}],
    ),
    "anyOf of demands": (
        {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "anyOf": [{"required":
        ["a"]}, {"required": ["b"]}]},
        [{}, {"a": "1"}, {"b": "1"}, {"a": "1", "b": "2"}],
    ),
    "oneOf of demands": (
        {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "oneOf": [{"required":
        ["a"]}, {"required": ["b"]}]},
        [{}, {"a": "1"}, {"b": "1"}, {"a": "1", "b": "2"}],
    ),
    "nullable items": ({"type": "array", "items": {"type": ["integer", "null"]}}, [[1, None], ["a"]]),
    "a union of one": ({"anyOf": [{"allOf": [{"const": []}, {"additionalProperties": False}]}]}, [None, [], [1]]),
    "an enumeration of nothing": ({"enum": [0], "allOf": [False]}, [0, None]),
    "values of another type": ({"type": ["boolean", "array"], "enum": [None, []]}, [None, [], True]),
    "required undeclared": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a", "z"]},
        [{"a": "x"}, {"a": "x", "z": 1}],
    ),
    "several types": (
        {"type": ["string", "integer", "object"], "properties": {"a": {"type": "integer"}}, "minLength": 2},
        ["ab", "a", 1, {"a": 1}, {"a": "x"}, None],
    ),
    "content of a text": (
        {"type": "string", "contentEncoding": "base64", "contentMediaType": "application/json"},
        ["YQ==", "!!"],
    ),
}  # fmt: skip
