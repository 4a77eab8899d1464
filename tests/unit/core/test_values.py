"""Frozen values behave as the standard library's dataclasses do."""

import copy
import dataclasses
import pickle

import pytest

from ssotgen.core import values


def _classes(dataclass):
    @dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 0
        tags: list[str] = dataclasses.field(default_factory=list)
        note: str = dataclasses.field(default="", compare=False, repr=False)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        name: str
        size: int = 1

    @dataclass(frozen=True, slots=True)
    class Positive:
        number: int

        def __post_init__(self):
            if self.number < 0:
                raise ValueError("negative")

    @dataclass(frozen=True, slots=True)
    class Nothing:
        """No field."""

    return Point, Named, Positive, Nothing


OURS = _classes(values.dataclass)
THEIRS = _classes(dataclasses.dataclass)


@values.dataclass(frozen=True, slots=True)
class Kept:
    text: str
    more: tuple[int, ...] = ()


@pytest.mark.parametrize("number", range(4))
def test_a_class_says_of_itself_what_the_standard_library_would_have_it_say(number):
    ours, theirs = OURS[number], THEIRS[number]
    assert [f.name for f in dataclasses.fields(ours)] == [f.name for f in dataclasses.fields(theirs)]
    assert (ours.__match_args__, ours.__slots__) == (theirs.__match_args__, theirs.__slots__)
    assert dataclasses.is_dataclass(ours)
    assert "__dict__" not in dir(ours)


@pytest.mark.parametrize(
    ("number", "args", "named"),
    [
        (0, (1,), {}),
        (0, (1, 2, ["a"]), {"note": "n"}),
        (0, (), {"x": 3, "tags": []}),
        (1, (), {"name": "n"}),
        (3, (), {}),
    ],
)
def test_values_are_made_shown_and_compared_as_the_standard_library_does(number, args, named):
    ours, theirs = OURS[number](*args, **named), THEIRS[number](*args, **named)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert repr(ours) == repr(theirs)
    assert ours == OURS[number](*args, **named)
    assert ours != theirs


def test_fields_that_do_not_compare_are_left_out_of_equality_and_hash():
    point = OURS[0]
    assert point(1, note="a") == point(1, note="b")
    named = OURS[1]
    assert hash(named(name="a")) == hash(named(name="a")) == hash(THEIRS[1](name="a"))
    with pytest.raises(TypeError, match="unhashable"):
        hash(point(1))


def test_default_factories_are_called_for_each_value():
    assert OURS[0](1).tags is not OURS[0](1).tags


def test_a_value_cannot_be_changed():
    value = Kept("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'text'"):
        value.text = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'text'"):
        del value.text
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.other = 1  # type: ignore[attr-defined]
    assert type(value) is Kept


@pytest.mark.parametrize(
    ("args", "named"), [((), {}), (("a",), {"text": "b"}), (("a",), {"none": 1}), (("a", (), 3), {})]
)
def test_wrong_arguments_are_refused_in_the_words_of_python(args, named):
    with pytest.raises(TypeError, match=r"Kept\.__init__\(\)"):
        Kept(*args, **named)


def test_what_runs_after_the_fields_are_set_may_refuse_them():
    with pytest.raises(ValueError, match="negative"):
        OURS[2](-1)
    with pytest.raises(ValueError, match="negative"):
        values.replace(OURS[2](1), number=-1)


def test_replacing_changes_what_is_named_and_nothing_else():
    first = Kept("a", (1,))
    assert values.replace(first, text="b") == Kept("b", (1,))
    assert values.replace(first) is not first
    assert values.replace(first) == first
    with pytest.raises(TypeError, match="none"):
        values.replace(first, none=1)  # type: ignore[call-arg]
    assert values.replace(THEIRS[1](name="a"), size=2) == THEIRS[1](name="a", size=2)


def test_values_can_be_copied_pickled_and_matched():
    value = Kept("a", (1, 2))
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value
    match value:
        case Kept(text, (first, *_)):
            assert (text, first) == ("a", 1)
        case _:
            pytest.fail("it did not match")


def test_a_class_with_a_base_is_the_standard_librarys():
    @values.dataclass(frozen=True, slots=True)
    class Longer(Kept):
        last: int = 0

    assert values.replace(Longer("a"), last=2) == Longer("a", (), 2)
    assert repr(Longer("a")).endswith("Longer(text='a', more=(), last=0)")


def test_a_plain_class_may_inherit_and_hold_more():
    class Loud(Kept):
        calls = 0

        def __eq__(self, other):
            object.__setattr__(self, "calls", self.calls + 1)
            return super().__eq__(other)

        __hash__ = Kept.__hash__

    loud = Loud("a", (1,))
    assert (loud.text, loud.more, type(loud)) == ("a", (1,), Loud)
    assert loud != Kept("a", (1,))
    assert loud.calls == 1
