"""Names that look alike: a skeleton for each, as Unicode TS 39 (section 4) has it, and the scripts that one mixes.

The table holds the letters of other scripts that fonts draw like Latin ones, which is what names are written in; the
whole table of the standard would serve names that nobody gives to a property.
"""

from __future__ import annotations

import unicodedata

_FOREIGN = (
    "\u0430\u0410\u0412\u0441\u0421\u0501\u0435\u0415\u050d\u04bb\u041d\u0456\u0406\u0458\u0408\u041a"
    "\u04cf\u04c0\u041c\u043e\u041e\u0440\u0420\u051b\u051a\u0455\u0405\u0422\u0443\u0423\u0475\u0474"
    "\u051d\u051c\u0445\u0425\u04af\u04ae\u03b1\u0391\u0392\u03b3\u0395\u0396\u0397\u03b9\u0399\u03ba"
    "\u039a\u039c\u03bd\u039d\u03bf\u039f\u03c1\u03a1\u03a4\u03c5\u03a5\u03a7\u03c7\u0581\u0570\u0575"
    "\u0578\u057d\u0585\u053c\u054f\u0555\u0561\u13aa\u13f4\u13df\u13ac\u13c0\u13bb\u13ab\u13e6\u13de"
    "\u13b7\u13e2\u13d2\u13da\u13a2\u13d9\u13b3\u2113"
)
_LATIN = "aABcCdeEghHiIjJKlIMoOpPqQsSTyYvVwWxXyYaABvEZHiIkKMvNoOpPTuYXxghjnuoLSOwABCEGHJKLMPRSTVWl"
_LOOKS = dict(zip(_FOREIGN, _LATIN, strict=True))
_EAST_ASIAN = frozenset({"LATIN", "HANGUL", "CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO"})
_SCRIPTS = _EAST_ASIAN | {
    "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "HEBREW", "ARABIC", "DEVANAGARI", "THAI", "GEORGIAN", "COPTIC",
}  # fmt: skip


def skeleton(name: str) -> str:
    """What a reader sees: two names with one skeleton cannot be told apart at sight."""
    return "".join(_LOOKS.get(letter, letter) for letter in unicodedata.normalize("NFKD", name) if letter.isprintable())


def mixed_scripts(name: str) -> tuple[str, ...]:
    """The scripts of a name that nobody mixes in one word, sorted; empty where it has one, or one with its companions.

    Latin beside Chinese, Japanese or Korean letters is usual (TS 39, section 5.2, "highly restrictive").
    """
    words = (unicodedata.name(letter, "").partition(" ")[0] for letter in name if letter.isalpha())
    found = {word for word in words if word in _SCRIPTS}
    return tuple(sorted(found)) if len(found) > 1 and not found <= _EAST_ASIAN else ()
