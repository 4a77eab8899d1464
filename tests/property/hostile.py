"""Texts that try to leave the literal, comment, name or page that they are printed in."""

from random import Random

CANARY = "ssotgen_was_executed"
"""The built-in that appears as soon as any of the texts runs as code."""
_CODE = f'__import__("builtins").__dict__.update({CANARY}=1)'
FRAGMENTS = (
    _CODE, f"#{{{_CODE}}}", f"{{{_CODE}}}", f"{{{{ {_CODE} }}}}", f"{{% set x = {_CODE} %}}", f"${{{_CODE}}}",
    f'"""\n{_CODE}\n"""', f"'''\n{_CODE}\n'''", f'"]\n{_CODE}\n["', f"')\n{_CODE}\n('", f"\n{_CODE}\n", f"\\\n{_CODE}",
    f"\u2028{_CODE}\u2029", f"*/ {_CODE} /*", f"--> {_CODE} <!--", f"`{_CODE}`", f"</script><script>{_CODE}",
    '"', "'", '"""', "'''", "\\", "\\\\", '\\"', "\\N{BULLET}", "\\x41", "\\u0041", "\\777", "%s", "%(a)s", "{}", "{0}",
    "{{", "}}", "{%", "%}", "{#", "#}", "#", "//", "\n", "\r\n", "\t", "    ", " ", ";", ":", ",", "|", "$", "@", "=",
    "-", "(", ")", "[", "]", "<", ">", "&", "*", "_", "__", "__class__", "__init__", "model_config", "model_fields",
    "self", "cls", "None", "True", "class", "def", "import", "lambda", "async", "match", "type", "print", "Any",
    "Field", "BaseModel", "_support", "_checks", "Annotated", "Literal", "0", "1e5", "-1", "0x1", "\u202e", "\u2066",
    "\u200b", "\ufeff", "\u00a0", "\u2028", "\u2029", "\u017f", "\ufb01", "\U0001d41c\U0001d425", "\u00e9", "e\u0301",
    "\u00df", "\u6f22\u5b57", "\U0001f600", "\u0130", "\u0131", "a", "b", "Z",
)  # fmt: skip


def hostile(chance: Random) -> str:
    """One text: up to six fragments, now and then with a character from anywhere in Unicode."""
    parts = [chance.choice(FRAGMENTS) for _ in range(chance.randrange(1, 7))]
    if chance.random() < 0.3:
        code = chance.choice(
            (chance.randrange(0x21, 0x7F), chance.randrange(0xA1, 0xD800), chance.randrange(0xE000, 0x1FFFE))
        )
        parts.insert(chance.randrange(len(parts) + 1), chr(code))
    return "".join(parts)
