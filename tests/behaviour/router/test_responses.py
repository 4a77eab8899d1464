"""What clients get of what handlers return or raise."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date

import pytest


def test_a_body_is_read_as_input_and_answered_as_output(package, service, call) -> None:
    routes, models = package.routes, package.models
    thing = models.Thing(id=1, name="ab")
    service.answers["create_thing"] = routes.CreateThing201(thing, location="/things/1", date_=date(2027, 1, 2))
    response = call("POST", "/things", json={"name": "ab", "color": "red"})
    assert response.status_code == 201
    assert response.json() == {"id": 1, "name": "ab"}  # what is not set is not sent
    assert {name: response.headers.get(name) for name in ("location", "date", "status")} == {
        "location": "/things/1", "date": "2027-01-02", "status": None
    }  # fmt: skip
    assert service.calls == [("create_thing", {"body": models.ThingInput(name="ab", color=models.Color("red"))})]


def test_responses_that_are_raised(package, service, call) -> None:
    routes, problem = package.routes, package.models.Problem(title="no")
    for answer, status in (
        (routes.CreateThing409(problem, retry_after=3), 409),
        (routes.Wrong5XX(problem, status=503), 503),
        (routes.WrongDefault(problem, status=418), 418),
        (routes.CreateThing202(), 202),
    ):
        service.answers["create_thing"] = answer
        response = call("POST", "/things", json={"name": "ab"})
        assert response.status_code == status, response.text
        assert response.content == (b"" if status == 202 else b'{"title":"no"}')
        assert response.headers.get("retry-after") == ("3" if status == 409 else None)


@pytest.mark.parametrize(
    "answer",
    [
        lambda routes, models: routes.Wrong5XX(models.Problem(title="no"), status=404),
        lambda routes, models: routes.WrongDefault(models.Problem(title="no"), status=200),
        lambda routes, models: routes.Styles302(location="/"),
        lambda routes, models: models.Thing(id=1, name="ab"),
        lambda routes, models: KeyError("secret"),
    ],
)
def test_what_is_not_declared_is_a_failure_without_detail(package, service, call, answer) -> None:
    service.answers["create_thing"] = answer(package.routes, package.models)
    response = call("POST", "/things", json={"name": "ab"})
    assert response.status_code == 500
    assert response.json() == {"type": "urn:problem-type:internal", "title": "Something went wrong", "status": 500}


def test_open_statuses(package, service, call) -> None:
    routes, models = package.routes, package.models
    service.answers["get_thing"] = routes.GetThingDefault(models.Thing(id=1, name="ab"), status=203)
    assert call("GET", "/things/1").status_code == 203
    service.answers["remove_thing"] = routes.RemoveThing2XX(status=202)
    assert call("DELETE", "/things/1").status_code == 202
    assert service.calls[-1] == ("remove_thing", {"other": 1})
    service.answers["remove_thing"] = routes.RemoveThing2XX(status=302)
    assert call("DELETE", "/things/1").status_code == 500


def test_a_handler_may_choose_the_media_type(package, service, call) -> None:
    thing = package.models.Thing(id=1, name="ab")
    chosen = package.routes.ExportThing200
    for answer, expected in (
        (thing, ("application/json", b'{"id":1,"name":"ab"}')),
        (chosen(thing), ("application/json", b'{"id":1,"name":"ab"}')),
        (chosen(b"<thing/>", media_type="application/xml"), ("application/xml", b"<thing/>")),
        (chosen(b"a,b", media_type="text/csv"), None),
    ):
        service.answers["export_thing"] = answer
        response = call("GET", "/things/x.json")
        if expected:
            assert (response.headers["content-type"], response.content) == expected
        else:
            assert response.status_code == 500
    assert service.calls[0] == ("export_thing", {"name": "x"})
    service.answers["picture"] = package.routes.Picture200(b"png", media_type="image/png")
    assert call("PUT", "/downloads").headers["content-type"] == "image/png"
    service.answers["picture"] = package.routes.Picture200(b"png", media_type="video/mp4")
    assert call("PUT", "/downloads").status_code == 500


def test_bodies_piece_by_piece(package, service, call) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for piece in (b"a", b"b"):
            await asyncio.sleep(0)
            yield piece

    async def texts() -> AsyncIterator[str]:
        yield "data: 1\n\n"

    service.answers["download"] = pieces()
    response = call("GET", "/downloads")
    assert (response.headers["content-type"], response.content) == ("application/octet-stream", b"ab")
    assert response.headers["x-request-id"]
    service.answers["download"] = pieces()
    assert call("HEAD", "/downloads").content == b""
    service.answers["events"] = package.routes.Events200(texts(), media_type="text/event-stream")
    response = call("POST", "/downloads")
    assert (response.headers["content-type"], response.text) == ("text/event-stream", "data: 1\n\n")
    service.answers["events"] = "plain"
    assert call("POST", "/downloads").json() == "plain"


def test_null_and_anything(service, call) -> None:
    assert call("GET", "/null").text == "null"
    service.answers["policy"] = {"b": [1, None]}
    response = call("PUT", "/any", json=["x", 1.5])
    assert (response.headers["content-type"], response.json()) == ("application/json", {"b": [1, None]})
    assert service.calls[-1] == ("policy", {"body": ["x", 1.5]})
    assert call("TRACE", "/uuid").status_code == 204
