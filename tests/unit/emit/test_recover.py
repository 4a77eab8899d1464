"""What is believed of a journal that a dead run left behind."""

import json
from pathlib import Path

import pytest

from ssotgen.emit import journal
from ssotgen.emit.apply import apply
from ssotgen.emit.disk import WorkDisk, lf_digest
from ssotgen.emit.faults import LockHeld
from ssotgen.emit.filesystem import WorkFilesystem
from ssotgen.emit.journal import Journal, Move, Phase
from ssotgen.emit.local import locked, prepare
from ssotgen.emit.manifest import load
from ssotgen.emit.recover import Recovered, left_behind, recover

from .conftest import Shop

ONE, TWO = {"generated/a.md": "a\n", "generated/b.md": "b\n"}, {"generated/a.md": "A\n", "generated/b.md": "B\n"}
TEMPORARY = "generated/.ssotgen-0123456789abcdef-{}.tmp"
OLD = {path: lf_digest(text.encode()) for path, text in ONE.items()}
NEW = {path: lf_digest(text.encode()) for path, text in TWO.items()}


def leave(shop: Shop, *moves: Move, phase: Phase = Phase.COMMIT, left: tuple[Move, ...] = ()) -> None:
    prepare(shop.root)
    journal.save(WorkFilesystem(shop.root), Journal(phase, moves, left))


def half_done(shop: Shop) -> None:
    """`a` has moved, `b` waits; the manifest is still the old one."""
    shop.build(ONE)
    shop.write("generated/a.md", "A\n")
    shop.write(TEMPORARY.format(1), "B\n")
    leave(shop, *(Move(path, OLD[path], NEW[path], TEMPORARY.format(n)) for n, path in enumerate(ONE)))


def test_nothing_to_recover_touches_nothing(shop: Shop) -> None:
    assert recover(shop.root) == Recovered()
    assert shop.tree(local=True) == {}


def test_moves_are_finished_where_all_agrees(shop: Shop) -> None:
    half_done(shop)
    assert recover(shop.root).repaired == ("generated/a.md", "generated/b.md")
    assert {path: shop.text(path) for path in ONE} == TWO
    assert not [path for path in shop.tree() if path.endswith(".tmp")]
    assert journal.read(WorkDisk(shop.root)) is None


def test_crlf_checkouts_agree(shop: Shop) -> None:
    half_done(shop)
    shop.write("generated/b.md", "b\r\n")
    assert recover(shop.root).repaired


def test_nothing_moves_where_a_file_went_its_own_way(shop: Shop) -> None:
    half_done(shop)
    shop.write("generated/b.md", "other branch\n")
    found = recover(shop.root)
    assert found.repaired == ()
    assert found.trusted == {path: frozenset({digest}) for path, digest in NEW.items()}
    assert (shop.text("generated/a.md"), shop.text("generated/b.md")) == ("A\n", "other branch\n")
    assert not [path for path in shop.tree() if path.endswith(".tmp")]


def test_what_a_dead_run_wrote_is_no_hand_edit(shop: Shop) -> None:
    half_done(shop)
    (shop.root / TEMPORARY.format(1)).unlink()  # `git clean`
    assert shop.plan(ONE).conflict
    shop.build(ONE)
    assert {path: shop.text(path) for path in ONE} == ONE
    assert journal.read(WorkDisk(shop.root)) is None


def test_trust_lasts_until_every_file_is_settled(shop: Shop) -> None:
    half_done(shop)
    (shop.root / TEMPORARY.format(1)).unlink()
    trusted = recover(shop.root).trusted
    assert recover(shop.root).trusted == trusted
    assert left_behind(WorkDisk(shop.root)) == trusted
    manifest = load(WorkDisk(shop.root), "generated").manifest
    assert manifest is not None
    only = {"generated/x.txt": "x\n"}
    apply(shop.root, shop.plan(only, manifest=manifest.trusting(trusted), only=["txt"]))
    assert recover(shop.root).trusted == trusted
    shop.build({**ONE, **only})
    assert recover(shop.root) == Recovered()


def test_a_staged_run_is_withdrawn(shop: Shop) -> None:
    shop.build(ONE)
    before = shop.tree()
    shop.write(TEMPORARY.format(0), "half a fi")
    leave(shop, Move("generated/a.md", OLD["generated/a.md"], "0" * 64, TEMPORARY.format(0)), phase=Phase.STAGE)
    assert left_behind(WorkDisk(shop.root)) == {}
    assert recover(shop.root) == Recovered()
    assert shop.tree() == before
    assert journal.read(WorkDisk(shop.root)) is None


def test_trust_survives_a_run_that_died_while_staging(shop: Shop) -> None:
    half_done(shop)
    (shop.root / TEMPORARY.format(1)).unlink()
    trusted = recover(shop.root).trusted
    found = journal.read(WorkDisk(shop.root))
    assert found is not None
    leave(shop, phase=Phase.STAGE, left=found.moves)
    assert recover(shop.root).trusted == trusted


def test_a_command_that_only_reads_does_not_repair(shop: Shop) -> None:
    half_done(shop)
    before = shop.tree(local=True)
    left_behind(WorkDisk(shop.root))
    assert shop.tree(local=True) == before


def test_recovery_waits_for_nobody(shop: Shop) -> None:
    half_done(shop)
    with locked(shop.root), pytest.raises(LockHeld):
        recover(shop.root)


def document(**move: object) -> str:
    entry = {"path": "generated/a.md", "old": None, "new": "0" * 64, "temporary": TEMPORARY.format(0), **move}
    return json.dumps({"format": 1, "phase": "commit", "moves": [entry], "left": []})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"format": 1}',
        '{"format": 2, "phase": "commit", "moves": [], "left": []}',
        '{"format": 1, "phase": "burn", "moves": [], "left": []}',
        '{"format": 1, "phase": ["commit"], "moves": [], "left": []}',
        '{"format": 1, "phase": "commit", "moves": {}, "left": []}',
        '{"format": 1, "phase": "commit", "moves": [1], "left": []}',
        document(path="../x"),
        document(path=".git/hooks/pre-commit"),
        document(path="/etc/passwd"),
        document(old="x"),
        document(new=1),
        document(temporary="generated/a.md"),
        document(temporary="../.ssotgen-0123456789abcdef-0.tmp"),
        document(temporary=1),
    ],
)
def test_a_journal_that_cannot_be_believed_is_removed(shop: Shop, text: str) -> None:
    shop.build(ONE)
    before = shop.tree()
    shop.write(".ssotgen/journal.json", text)
    assert left_behind(WorkDisk(shop.root)) == {}
    assert recover(shop.root) == Recovered()
    assert shop.tree() == before
    assert not (shop.root / ".ssotgen" / "journal.json").exists()


def test_no_journal_deletes_outside_the_output_folder(shop: Shop) -> None:
    shop.write("src/app.py", "mine = 1\n")
    leave(shop, Move("src/app.py", lf_digest(b"mine = 1\n"), None))
    assert recover(shop.root).repaired == ()
    assert shop.text("src/app.py") == "mine = 1\n"


def test_a_journal_that_is_a_link_is_not_followed(shop: Shop, tmp_path: Path) -> None:
    half_done(shop)
    (shop.root / ".ssotgen" / "journal.json").rename(tmp_path / "journal.json")
    (shop.root / ".ssotgen" / "journal.json").symlink_to(tmp_path / "journal.json")
    assert recover(shop.root) == Recovered()
    assert shop.text("generated/b.md") == "b\n"
