"""The cut of a graph of classes into modules."""

from collections import Counter
from graphlib import TopologicalSorter

from hypothesis import given, settings
from hypothesis import strategies as st

from ssotgen.generators.models.cut import Speaker, cut

NAMES = tuple(
    f"{word}{more}" for word in ("Alpha", "AlphaBeta", "Gamma", "Shared", "Other", "Plain") for more in "ABCDEFGH"
)
HOMES = ("a", "b", "shared", "other", "plain", "class")
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.frozensets(st.sampled_from(NAMES), max_size=3), min_size=1).map(
    lambda uses: {name: found & uses.keys() for name, found in uses.items()}
)
TOPICS = st.sampled_from(("", "plain", "one", "two"))
SPOKEN = st.frozensets(st.sampled_from(NAMES), max_size=4)
SPEAKERS = st.lists(st.builds(Speaker, st.sampled_from(HOMES), TOPICS, SPOKEN), max_size=8)


@given(GRAPHS, SPEAKERS, st.integers(1, 12))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_module_needs_one_that_needs_it(uses, speakers, limit):
    speakers = [Speaker(item.home, item.topic, item.classes & uses.keys()) for item in speakers]
    placed = cut(uses, speakers, limit=limit)
    assert placed.keys() == uses.keys()
    needs: dict[str, set[str]] = {module: set() for module in placed.values()}
    for name, found in uses.items():
        needs[placed[name]] |= {placed[used] for used in found} - {placed[name]}
    assert set(TopologicalSorter(needs).static_order()) == set(placed.values())
    assert all(module.isidentifier() and module == module.lower() for module in needs)
    backwards = dict(reversed([(name, frozenset(sorted(found, reverse=True))) for name, found in uses.items()]))
    assert cut(backwards, list(reversed(speakers)), limit=limit) == placed


def test_classes_stand_with_whoever_speaks_of_them():
    uses = {"Bed": {"Size", "Frame"}, "Car": {"Size"}, "Frame": set(), "Size": set(), "Note": {"Bed"}}
    placed = cut(uses, [Speaker("beds", "", {"Bed"}), Speaker("cars", "", {"Car"})])
    assert placed == {"Bed": "beds", "Frame": "beds", "Car": "cars", "Size": "shared_beds", "Note": "other"}


def test_what_is_too_large_is_cut_by_topic_then_by_word_and_leaves_stand_apart():
    leaves = {f"Leaf{number}": frozenset[str]() for number in range(40)}
    beds = {f"Bed{number}": frozenset({f"Leaf{number}"}) for number in range(40)}
    loose = {f"{word}Of{number}": frozenset({"Bed0"}) for word in ("Hook", "Hose") for number in range(30)}
    speakers = [Speaker("beds", "frames", frozenset(list(beds)[:20])), Speaker("beds", "", frozenset(beds))]
    speakers += [Speaker("beds", "legs", frozenset({f"Leg{number}" for number in range(25)}))]
    legs = {f"Leg{number}": frozenset({"Bed1"}) for number in range(25)}
    placed = cut(leaves | beds | loose | legs, speakers, limit=50)
    assert {placed[name] for name in legs} == {"beds_legs"}
    assert {placed[name] for name in beds} == {"beds"}
    assert {placed[name] for name in leaves} == {"beds_plain_l"}
    assert {placed[name] for name in loose} == {"other_hook", "other_hose"}


def test_two_clusters_never_share_a_name():
    uses = {"A": {"B"}, "B": set(), "C": {"B"}, "D": set(), "E": {"D"}}
    speakers = [
        Speaker("x", "", {"A"}),
        Speaker("y", "", {"C"}),
        Speaker("shared_x", "", {"D"}),
        Speaker("other", "", {"E"}),
    ]
    placed = cut(uses, speakers)
    assert len({placed["B"], placed["D"], placed["E"]}) == 3


def test_names_that_share_no_words_are_divided_by_letters():
    uses = {f"S{number}": frozenset[str]() for number in range(500)} | {
        "a" * number: frozenset[str]() for number in range(1, 400)
    }
    placed = cut(uses, [], limit=50)
    sizes = Counter(placed.values())
    assert all(sizes[module] <= 50 for name, module in placed.items() if name.startswith("S"))
    more = cut({**uses, "S7777": frozenset()}, [], limit=50)
    assert {name: module for name, module in more.items() if name in uses} == placed
