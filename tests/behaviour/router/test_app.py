"""The application as a whole: who may call, what else it serves."""

from starlette.routing import Route

from tests.helpers import lines_of


def test_who_may_call(package, service) -> None:
    app = package.app.stub_app()
    assert package.send(app, "GET", f"{package.base}/things").status_code == 501
    response = package.send(app, "GET", f"{package.base}/things/1")
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == 'Basic realm="wide", Bearer'
    assert package.send(app, "GET", f"{package.base}/things/1", headers=package.known).status_code == 501
    assert package.send(app, "GET", f"{package.base}/things", headers={"Authorization": "bad"}).status_code == 401


def test_the_application_serves_its_contract(package, service) -> None:
    app = package.app.stub_app()
    document = package.send(app, "GET", "/openapi.json").json()
    assert document == app.openapi()
    assert document["paths"].keys() == {
        operation.path for operation in package.compilation.program.contracts[0].operations
    }
    assert package.send(app, "GET", "/nowhere").status_code == 404
    assert package.send(app, "GET", "/nowhere").headers["content-type"] == "application/problem+json"
    assert package.send(app, "PATCH", f"{package.base}/things").headers["allow"] == "GET, HEAD, POST"
    routes = package.routes.create_router(service, authenticate=lambda request: None).routes
    assert "/things/{name}.json" in [route.path for route in routes]


def test_a_prefix_may_be_chosen(package, service) -> None:
    async def nobody(request: object) -> None:
        return None

    service.answers["list_things"] = []
    app = package.app.create_app(service, authenticate=nobody, prefix="")
    assert package.send(app, "GET", "/things").json() == []
    assert package.send(app, "GET", f"{package.base}/things").status_code == 404


def test_every_signature_can_be_made_ready(package) -> None:
    app = package.app.stub_app()
    endpoints = [endpoint for route in app.routes if isinstance(route, Route)
                 for alike in getattr(route.endpoint, "endpoints", {}).values() for endpoint in alike]  # fmt: skip
    assert len(endpoints) == len(package.compilation.program.operations)
    assert all(endpoint.plan for endpoint in endpoints)


def test_what_is_not_decoded_is_a_finding(package) -> None:
    found = [line for line in lines_of(package.compilation) if " unsupported-" in line]
    assert [line.partition(" ")[2] for line in found] == [
        "unsupported-body the body is handed over as it is, since `application/xml` is not decoded"
    ]
