"""Findings as people see them."""

from ssotgen.core.diagnostics import Label
from ssotgen.core.origin import Origin
from ssotgen.reporting.order import place, summary, tally
from ssotgen.reporting.text import text_report

ROUTES = "\n" * 13 + "      permission: appointment.craete\n"
RBAC = "\n" * 8 + "  appointment.create: {description: Book an appointment}\n"


def report(locator, *found, colour=False):
    return text_report(place(found, locator), locator, colour=colour)


def test_a_finding_with_a_label_in_another_file(lines, unknown):
    locator = lines({"registries/routes.yaml": ROUTES, "registries/rbac.yaml": RBAC})
    found = unknown.at(
        Origin("registries/routes.yaml", "appointment.craete"),
        "no registry defines the permission `appointment.craete`",
        hint="did you mean `appointment.create`?",
        labels=(Label(Origin("registries/rbac.yaml", "appointment.create"), "defined here"),),
    )
    assert report(locator, found) == """\
error[unknown-permission]: no registry defines the permission `appointment.craete`
  --> registries/routes.yaml:14:19
   |
14 |       permission: appointment.craete
   |                   ^^^^^^^^^^^^^^^^^^ did you mean `appointment.create`?
   |
  ::: registries/rbac.yaml:9:3
   |
 9 |   appointment.create: {description: Book an appointment}
   |   ------------------ defined here
   |
   = help: ssotgen explain unknown-permission

"""  # fmt: skip


def test_labels_nearby_share_the_frame(lines, odd):
    locator = lines({"a.yaml": "one: 1\ntwo: 2\nthree: 3\nfour: 4\nfive: 5\nsix: 6\n"})
    labels = (
        Label(Origin("a.yaml", "one"), "first"),
        Label(Origin("a.yaml", "five"), "then"),
        Label(Origin("a.yaml", "3"), ""),
    )
    found = odd.at(Origin("a.yaml", "three"), "these differ", labels=labels, help="make them equal")
    assert report(locator, found) == """\
warning[odd-thing]: these differ
 --> a.yaml:3:1
  |
1 | one: 1
  | --- first
2 | two: 2
3 | three: 3
  | ^^^^^
  |        -
4 | four: 4
5 | five: 5
  | ---- then
  |
  = help: make them equal
  = help: ssotgen explain odd-thing

"""  # fmt: skip


def test_lines_between_are_left_out(lines, odd):
    locator = lines({"a.yaml": "".join(f"key{n}: {n}\n" for n in range(1, 40))})
    near, far = Label(Origin("a.yaml", "key15"), "near"), Label(Origin("a.yaml", "key30"), "far")
    text = report(locator, odd.at(Origin("a.yaml", "key12"), "x", labels=(near, far)))
    assert text.splitlines()[2:11] == [
        "   |",
        "12 | key12: 12",
        "   | ^^^^^",
        "...",
        "15 | key15: 15",
        "   | ----- near",
        "   |",
        "  ::: a.yaml:30:1",
        "   |",
    ]


def test_a_file_that_cannot_be_read_has_no_frame(lines, odd):
    locator = lines({})
    label = Label(Origin("gone.yaml"), "and here")
    text = report(locator, odd.at(Origin("lost.yaml"), "not there", hint="look elsewhere", labels=(label,)))
    assert text == """\
warning[odd-thing]: not there
 --> lost.yaml
  = help: look elsewhere
 ::: gone.yaml
  = note: and here
  = help: ssotgen explain odd-thing

"""  # fmt: skip


def test_nothing_of_a_file_reaches_the_terminal_raw(lines, odd):
    locator = lines({"a\x1b[2J.yaml": "key: \x1b[31mred\u202e\u200b\x07\r\n"})
    text = report(locator, odd.at(Origin("a\x1b[2J.yaml", "red"), "say\x1b[0m\nso", hint="\u2028x"))
    assert text.replace("\n", "").isprintable()
    assert "say\\x1b[0m\\nso" in text
    assert "key: \\x1b[31mred\\u202e\\u200b\\x07" in text
    assert text.splitlines()[4] == "  |              ^^^ \\u2028x"


def test_tabs_and_wide_characters_keep_the_underline_in_place(lines, odd):
    locator = lines({"a.yaml": '\t"予約": cafe\u0301 x\n'})
    text = report(locator, odd.at(Origin("a.yaml", "cafe\u0301"), "here"))
    frame = text.splitlines()[3:5]
    assert frame == ['1 |     "予約": cafe\u0301 x', "  |             ^^^^"]


def test_a_very_long_line_is_cut_around_the_place(lines, odd):
    locator = lines({"a.json": "[" + "1," * 5000 + "here," + "2," * 5000 + "3]"})
    text = report(locator, odd.at(Origin("a.json", "here"), "in the middle"))
    source, under = text.splitlines()[3:5]
    assert len(source) < 200
    assert source.startswith("1 | …")
    assert source.endswith("…")
    assert source[under.index("^") : under.rindex("^") + 1] == "here"


def test_colour_is_optional_and_changes_no_text(lines, unknown):
    locator = lines({"a.yaml": "a: b\n"})
    found = unknown.at(Origin("a.yaml", "b"), "no", hint="yes", labels=(Label(Origin("a.yaml", "a"), "so"),))
    import re

    coloured = report(locator, found, colour=True)
    assert "\x1b[1;31merror[unknown-permission]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == report(locator, found)


def test_the_summary_counts(lines, unknown, odd):
    locator = lines({})
    found = [unknown.at(Origin("a"), "x"), odd.at(Origin("a"), "x"), odd.at(Origin("b"), "x")]
    assert summary(place(found[:1], locator), "Nothing was written.") == "1 error, 0 warnings. Nothing was written."
    assert summary(place(found, locator), "Done.") == "1 error, 2 warnings. Done."


def test_what_differs_in_its_file_alone_is_told_together(lines, odd, unknown):
    """Outputs that are not there are many after one change; each block has to be worth reading."""
    gone = [unknown.at(Origin(f"out/{n:02}.py"), f"`{n:02}` is not there", help="run it") for n in range(14)]
    other = odd.at(Origin("out/05.py"), "it is odd", help="run it")
    named = "".join(f" --> out/{n:02}.py\n" for n in range(12))
    assert report(lines({}), *gone, other) == (
        f"error[unknown-permission]: `00` is not there (and 13 more)\n{named}"
        "  = note: and 2 more\n  = help: run it\n  = help: ssotgen explain unknown-permission\n\n"
        "warning[odd-thing]: it is odd\n --> out/05.py\n  = help: run it\n  = help: ssotgen explain odd-thing\n\n"
    )


def test_what_shows_a_line_is_told_alone(lines, unknown):
    found = [unknown.at(Origin("a.yaml", name), "the same", help="the same") for name in ("one", "two")]
    assert report(lines({"a.yaml": "one: 1\ntwo: 2\n"}), *found).count("error[unknown-permission]") == 2


def flood(locator, odd, count, document="a.yaml"):
    return place([odd.at(Origin(document, f"key{n:03}"), f"{n} is odd") for n in range(count)], locator)


def test_a_flood_is_shown_in_part_and_counted_in_whole(lines, odd, unknown):
    text = "".join(f"key{n:03}: 1\n" for n in range(40))
    locator = lines({"a.yaml": text, "b.yaml": text})
    found = (*flood(locator, odd, 40), *place([unknown.at(Origin("b.yaml", "key001"), "wrong")], locator))
    report = text_report(found, locator)
    assert report.count("^^^^^^") == 5 + 1
    assert "\nwarning[odd-thing]: 35 more in this file\n --> a.yaml:6:1 5 is odd\n" in report
    assert "\n --> a.yaml:17:1 16 is odd\n  = note: and 23 more; `--format json` lists them all\n" in report
    assert "17 is odd" not in report
    assert report.endswith("  = help: ssotgen explain unknown-permission\n\n")


def test_a_dozen_is_no_flood(lines, odd):
    locator = lines({"a.yaml": "".join(f"key{n:03}: 1\n" for n in range(12))})
    assert text_report(flood(locator, odd, 12), locator).count("^^^^^^") == 12


def test_many_findings_are_told_by_kind(lines, odd, unknown):
    locator = lines({"a.yaml": "".join(f"key{n:03}: 1\n" for n in range(40))})
    other = place([unknown.at(Origin("a.yaml", "key001"), "wrong")], locator)
    assert tally((*flood(locator, odd, 20), *other)) == "By kind: 20 odd-thing, 1 unknown-permission."
    assert not tally((*flood(locator, odd, 19), *other)), "these can be read"
    assert not tally(flood(locator, odd, 40)), "there is one kind alone"
