"""Descriptions that hold HTML: what only formats goes and its text stays; all else is shown as it was written."""

import pytest

from ssotgen.generators.docs.prose import line, prose


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<p>A <a href="/docs">list</a>.</p>\n\n<p>Or <code>x</code> &amp; y.</p>', "A list.\n\nOr x &amp; y."),
        ("<ul><li>one</li>\n<li>two</li></ul>", "-   one\n-   two"),
        ("<div>\n    <p>in *em*</p>\n</div>", "in *em*"),
        ("Bold <b onclick=x>is</b> text<br/>here", "Bold is text here"),
        ("Write `<p>` for it", "Write `<p>` for it"),
        ("Written &lt;p&gt;", "Written &lt;p&gt;"),
        ("Replace <id>", "Replace &lt;id&gt;"),
        ("a <img src=x onerror=alert(1)> b", "a &lt;img src=x onerror=alert(1)&gt; b"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<!-- note -->", "&lt;!-- note --&gt;"),
        ("<p><p <img src=x>>", "&lt;p &lt;img src=x&gt;&gt;"),
    ],
)  # fmt: skip
def test_html_becomes_text(written: str, shown: str) -> None:
    assert prose(written).text == shown
    assert line(written).text == " ".join(shown.replace("-   ", "").split())
