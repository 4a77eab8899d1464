"""What handlers receive of a request."""

from datetime import date


def test_every_operation_reaches_its_own_method(package, service, call) -> None:
    for method, path, name in (
        ("GET", "/things", "list_things"),
        ("POST", "/things", "create_thing"),
        ("GET", "/things/latest", "latest_thing"),
        ("GET", "/things/7", "get_thing"),
        ("HEAD", "/things/7", "probe_thing"),
        ("DELETE", "/things/7", "remove_thing"),
        ("GET", "/things/7.json", "export_thing"),
        ("GET", "/styles/.a/;matrix=1", "styles"),
        ("POST", "/uploads", "upload"),
        ("GET", "/null", "null"),
        ("GET", "/models", "models_"),
        ("GET", "/list", "list_"),
        ("GET", "/uuid", "uuid"),
        ("TRACE", "/uuid", "trace_uuid"),
        ("PUT", "/any", "policy"),
    ):
        service.calls.clear()
        call(method, path, **({"json": {"name": "aa"}} if name in ("create_thing", "policy") else {}))
        assert [called for called, _ in service.calls] == [name]
        protocols = [item for item in vars(package.routes).values() if getattr(item, "_is_protocol", False)]
        assert sum(name in vars(protocol) for protocol in protocols) == 1, name


def test_parameters(package, service, call) -> None:
    service.answers["list_things"] = []
    query = (
        "limit=3&from=2027-01-15&body=true&colors=red&colors=green&ids=1,2&pipes=a|b&filter[min]=1&filter[max]=2"
        "&where={%22min%22:4}"
    )
    response = call("GET", f"/things?{query}", headers={"X-Trace": "1, 2", "Cookie": "session=abc"})
    assert response.status_code == 200, response.text
    assert response.json() == []
    color, filter_ = package.models.Color, package.models.Filter
    assert service.calls == [
        (
            "list_things",
            {
                "body_": True, "colors": [color("red"), color("green")], "filter": filter_(min=1, max=2),
                "from_": date(2027, 1, 15), "ids": [1, 2], "limit": 3, "pipes": ["a", "b"],
                "where": filter_(min=4), "x_trace": [1, 2], "session": "abc",
            },
        )
    ]  # fmt: skip


def test_parameters_that_are_not_sent(service, call) -> None:
    service.answers["list_things"] = []
    assert call("GET", "/things").status_code == 200
    ((_, arguments),) = service.calls
    assert {name: value for name, value in arguments.items() if value is not None} == {"limit": 20}


def test_wrong_parameters_are_all_named_as_the_contract_names_them(service, call) -> None:
    response = call("GET", "/things?limit=51&from=today&filter[max]=2", headers={"X-Trace": "1, x"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    wrong = {(item["in"], item["name"], item.get("pointer")) for item in response.json()["errors"]}
    assert wrong == {
        ("query", "limit", None), ("query", "from", None), ("query", "filter", "/min"), ("header", "X-Trace", "/1")
    }  # fmt: skip
    assert service.calls == []


def test_styles_of_path_parameters_and_an_operation_that_only_raises(package, service, call) -> None:
    service.answers["styles"] = package.routes.Styles302(location="/there")
    response = call("GET", "/styles/.a,b/;matrix=1;matrix=2")
    assert (response.status_code, response.headers["location"]) == (302, "/there")
    assert service.calls == [("styles", {"label": ["a", "b"], "matrix": [1, 2]})]


def test_an_invalid_body_is_answered_with_the_declared_400(call) -> None:
    response = call("POST", "/things", json={"name": "a", "color": "blue"})
    assert response.status_code == 400
    assert sorted(item["pointer"] for item in response.json()["errors"]) == ["/color", "/name"]
    assert call("POST", "/things", content=b"{", headers={"content-type": "application/json"}).status_code == 400
    assert call("POST", "/things", content=b"x", headers={"content-type": "text/plain"}).status_code == 415
    assert call("POST", "/things", content=b"").status_code == 415


def test_bodies_of_every_media_type(package, service, call) -> None:
    models = package.models
    service.answers["upload"] = "read"
    for request, body in (
        (
            {"files": {"file": ("a.txt", b"\x00\xff")}, "data": {"title": "t", "tags": ["a", "b"]}},
            models.Upload(title="t", file=b"\x00\xff", tags=["a", "b"]),
        ),
        ({"data": {"min": "3"}}, models.Filter(min=3)),
        ({"content": "text", "headers": {"content-type": "text/plain; charset=utf-8"}}, "text"),
        ({"content": b"<a/>", "headers": {"content-type": "application/xml"}}, b"<a/>"),
        ({"content": b"png", "headers": {"content-type": "image/png"}}, b"png"),
        ({}, None),
    ):
        service.calls.clear()
        response = call("POST", "/uploads", **request)
        assert (response.status_code, response.text) == (200, "read"), response.text
        assert service.calls == [("upload", {"body": body})]
    assert call("POST", "/uploads", content=b"x", headers={"content-type": "video/mp4"}).status_code == 415
