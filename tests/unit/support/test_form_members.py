"""Members of forms that are not written as usual, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from ssotgen.support.forms import Form, Member


class Point(BaseModel):
    x: int
    y: int


class Parcel(BaseModel):
    tags: list[str] = []
    at: Point | None = None
    more: Point | None = None
    notes: list[Point] = []
    photo: bytes | None = None
    photos: list[bytes] = []


FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
JSON = "application/json"


@pytest.mark.parametrize(
    ("members", "sent", "expected"),
    [
        ({"tags": Member(explode=False)}, "tags=a,b%2Cc", {"tags": ["a", "b,c"]}),
        ({"tags": Member(style="pipeDelimited", explode=False)}, "tags=a%7Cb", {"tags": ["a", "b"]}),
        ({"tags": Member(style="spaceDelimited", explode=False)}, "tags=a+b", {"tags": ["a", "b"]}),
        ({"at": Member(style="deepObject")}, "at[x]=1&at%5By%5D=2&tags=c", {"at": {"x": 1, "y": 2}, "tags": ["c"]}),
        ({"at": Member()}, "x=1&y=2", {"at": {"x": 1, "y": 2}}),
        ({"at": Member(explode=False)}, "at=x,1,y,2&tags=c", {"at": {"x": 1, "y": 2}, "tags": ["c"]}),
        ({"at": Member(JSON)}, "at=%7B%22x%22%3A1%2C%22y%22%3A2%7D", {"at": {"x": 1, "y": 2}}),
        ({"notes": Member(JSON)}, 'notes={"x":1,"y":2}&notes={"x":3,"y":4}', {
            "notes": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]}),
        ({}, "at[x]=1&at[y]=2&notes[0][x]=1&notes[0][y]=2&tags[]=a", {
            "at": {"x": 1, "y": 2}, "notes": [{"x": 1, "y": 2}], "tags": ["a"]}),
        ({}, 'at={"x":1,"y":2}&notes={"x":1,"y":2}&notes={"x":3,"y":4}&tags={"a":1}', {
            "at": {"x": 1, "y": 2}, "notes": [{"x": 1, "y": 2}, {"x": 3, "y": 4}], "tags": ['{"a":1}']}),
    ],
)  # fmt: skip
def test_members_of_a_form(post, members: dict[str, Member], sent: str, expected: dict[str, Any]) -> None:
    make, got = post
    response = make({FORM: Form(Parcel, members)})(content=sent, headers={"content-type": FORM})
    assert response.status_code == 204, response.text
    assert got == [Parcel.model_validate(expected)]


def test_a_member_that_is_no_json(post) -> None:
    make, _ = post
    send = make({FORM: Form(Parcel, {"at": Member(JSON)})})
    assert send(content="at=%7B", headers={"content-type": FORM}).status_code == 422
    assert send(content="more=%7B", headers={"content-type": FORM}).json()["errors"][0]["pointer"] == "/more"


def test_a_part_that_is_no_json_is_named(post) -> None:
    make, _ = post
    response = make({MULTIPART: Form(Parcel)})(files={"at": (None, b"{", JSON)})
    assert response.json()["errors"][0]["pointer"] == "/at"


def test_members_of_several_parts(post) -> None:
    make, got = post
    members = {"notes": Member(JSON), "tags": Member(explode=False), "photos": Member("image/png, image/*;q=0.5")}
    send = make({MULTIPART: Form(Parcel, members)})
    files = [
        ("photos", ("a.png", b"\x89a", "image/png")),
        ("photos", ("b.gif", b"\x00b", "image/gif")),
        ("at", ("blob", b'{"x": 1, "y": 2}', "application/json")),
        ("notes", (None, b'{"x": 1, "y": 2}', "application/json")),
        ("notes", (None, b'{"x": 3, "y": 4}', "application/json")),
        ("more", (None, b'{"x": 5, "y": 6}', "application/json")),
        ("tags", (None, b"a,b")),
    ]
    response = send(files=files)
    assert response.status_code == 204, response.text
    assert got == [
        Parcel(
            photos=[b"\x89a", b"\x00b"],
            at=Point(x=1, y=2),
            notes=[Point(x=1, y=2), Point(x=3, y=4)],
            more=Point(x=5, y=6),
            tags=["a", "b"],
        )
    ]


def test_a_file_of_another_media_type(post) -> None:
    make, got = post
    send = make({MULTIPART: Form(Parcel, {"photo": Member("image/png")})})
    response = send(files={"photo": ("a.txt", b"a", "text/plain")})
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == "/photo"
    assert send(files={"photo": ("a.png", b"a", "image/png")}).status_code == 204
    assert got == [Parcel(photo=b"a")]


def test_objects_in_brackets_and_files_that_are_text(post) -> None:
    make, got = post
    files = [("at[x]", (None, b"1")), ("at[y]", (None, b"2")), ("tags", ("a.txt", "ä".encode(), "text/plain"))]
    assert make({MULTIPART: Form(Parcel)})(files=files).status_code == 204
    assert got == [Parcel(at=Point(x=1, y=2), tags=["ä"])]
