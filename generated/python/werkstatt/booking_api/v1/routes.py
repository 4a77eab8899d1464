# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/booking-api/v1.openapi.yaml, contracts/common/problem.yaml,
#     registries/errors.yaml, registries/rbac.yaml, registries/routes.yaml
# Regenerate: ssotgen build
"""The operations of `booking-api/v1`: what a service has to offer, and the router that calls it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter
from pydantic import AwareDatetime, Field

from ..._support import models as _support
from ..._support.call import Authenticate, Call, FeatureEnabled, Owns, Principal
from ..._support.credentials import Scheme, expecting
from ..._support.guard import Guard
from ..._support.operation import Access, Body, Feature, Operation, Parameter, Resource, Response, Signature
from ..._support.problems import DeclaredResponse, ProblemTypes
from ..._support.routing import Conventions, build_router
from ...rbac import POLICY, Permission
from . import models


class AccountService(Protocol[Principal]):
    """What belongs to the person who is signed in."""

    @abstractmethod
    async def add_vehicle(self, call: Call[Principal], *, body: models.VehicleInput) -> models.Vehicle:
        """Add a vehicle to the own account.

        Stores a vehicle, so that later bookings need only name it.

        `POST /vehicles`
        """

    @abstractmethod
    async def get_profile(self, call: Call[Principal]) -> models.Profile:
        """See the own profile.

        Shows what is stored about the person who is signed in.

        `GET /profile`
        """

    @abstractmethod
    async def list_vehicles(self, call: Call[Principal]) -> models.VehicleList:
        """List the vehicles of an account.

        Lists vehicles in the order in which they were added.

        `GET /vehicles`
        """

    @abstractmethod
    async def remove_vehicle(self, call: Call[Principal], *, vehicle_id: UUID) -> None:
        """Remove a vehicle.

        Forgets a vehicle. Appointments that were booked for it keep its licence plate.

        `DELETE /vehicles/{vehicleId}`
        """

    @abstractmethod
    async def update_profile(self, call: Call[Principal], *, body: models.ProfileChange) -> models.Profile:
        """Change the own profile.

        Replaces the members that are sent; null removes the telephone number.

        `PATCH /profile`
        """

    @abstractmethod
    async def update_vehicle(
        self, call: Call[Principal], *, vehicle_id: UUID, body: models.VehicleChange
    ) -> models.Vehicle:
        """Change a vehicle.

        Replaces the members that are sent; the others stay as they are.

        `PATCH /vehicles/{vehicleId}`
        """


class AppointmentsService(Protocol[Principal]):
    """Booked time at a workshop."""

    @abstractmethod
    async def cancel_appointment(self, call: Call[Principal], *, appointment_id: UUID) -> None:
        """Cancel an appointment.

        Gives the place back. The appointment stays visible as cancelled.

        `DELETE /appointments/{appointmentId}`
        """

    @abstractmethod
    async def change_appointment(
        self, call: Call[Principal], *, appointment_id: UUID, body: models.AppointmentChange
    ) -> models.Appointment:
        """Move an appointment or change its details.

        Replaces the members that are sent. Another slot moves the appointment, if there is room.

        `PATCH /appointments/{appointmentId}`
        """

    @abstractmethod
    async def complete_appointment(
        self, call: Call[Principal], *, appointment_id: UUID, body: models.Completion
    ) -> models.Appointment:
        """Complete an appointment.

        Says that the work is done and what was found.

        `POST /appointments/{appointmentId}/completion`
        """

    @abstractmethod
    async def confirm_appointment(self, call: Call[Principal], *, appointment_id: UUID) -> models.Appointment:
        """Confirm an appointment.

        Says that the workshop expects the car. Confirming twice changes nothing.

        `POST /appointments/{appointmentId}/confirmation`
        """

    @abstractmethod
    async def create_appointment(
        self, call: Call[Principal | None], *, idempotency_key: str, body: models.AppointmentInput
    ) -> CreateAppointment201:
        """Book an appointment.

        Books a place in a slot. A guest needs no account: the contact given here receives confirmation and reminder.
        A repeated request with the same idempotency key gives the first answer again and books nothing twice.

        `POST /appointments`
        """

    @abstractmethod
    async def get_appointment(self, call: Call[Principal], *, appointment_id: UUID) -> models.Appointment:
        """See one appointment.

        Shows an appointment with its state.

        `GET /appointments/{appointmentId}`
        """

    @abstractmethod
    async def list_appointments(
        self,
        call: Call[Principal],
        *,
        cursor: str | None,
        from_: date | None,
        limit: int,
        status: list[models.AppointmentStatus] | None,
        to: date | None,
    ) -> models.AppointmentPage:
        """List appointments.

        Lists the appointments that the caller may see, the next one first: drivers see their own, workshops those
        that were booked with them.

        `GET /appointments`
        """


class AuditService(Protocol[Principal]):
    """Who changed what."""

    @abstractmethod
    async def list_audit_log(
        self,
        call: Call[Principal],
        *,
        actor: str | None,
        cursor: str | None,
        entity_id: UUID | None,
        entity_type: models.EntityType | None,
        limit: int,
        since: AwareDatetime | None,
        until: AwareDatetime | None,
    ) -> models.AuditPage:
        """Read the audit log.

        Lists who changed what, the latest change first.

        `GET /audit-log`
        """


class SlotsService(Protocol[Principal]):
    """Free time at a workshop."""

    @abstractmethod
    async def create_slot(self, call: Call[Principal], *, workshop_id: UUID, body: models.SlotInput) -> models.Slot:
        """Offer a slot.

        Opens time at the workshop for booking.

        `POST /workshops/{workshopId}/slots`
        """

    @abstractmethod
    async def reserve_slot(self, call: Call[Principal | None], *, slot_id: UUID) -> ReserveSlot201:
        """Hold a slot for ten minutes.

        Keeps one place of a slot free while the driver fills in the booking. The token in the answer is sent along with
        the booking. After ten minutes the place is free again; nothing need be done to give it back.

        `POST /slots/{slotId}/reservations`
        """

    @abstractmethod
    async def search_slots(
        self, call: Call[Principal | None], *, date: date, service_id: UUID, workshop_id: UUID
    ) -> SearchSlots200:
        """Find free slots.

        Lists the slots of one workshop for one service on one day, in order of time.

        `GET /slots`
        """


class WorkshopsService(Protocol[Principal]):
    """Workshops and the services they offer."""

    @abstractmethod
    async def get_workshop(self, call: Call[Principal | None], *, workshop_id: UUID) -> GetWorkshop200:
        """See one workshop.

        Shows address, opening hours and telephone number of a workshop.

        `GET /workshops/{workshopId}`
        """

    @abstractmethod
    async def list_services(self, call: Call[Principal | None], *, workshop_id: UUID) -> ListServices200:
        """List what a workshop does.

        Lists the services of a workshop with their duration and price.

        `GET /workshops/{workshopId}/services`
        """

    @abstractmethod
    async def search_workshops(
        self,
        call: Call[Principal | None],
        *,
        cursor: str | None,
        limit: int,
        postal_code: models.PostalCode | None,
        radius_km: int,
    ) -> SearchWorkshops200:
        """Find workshops near a postal code.

        Lists workshops, the nearest first. Without a postal code they are sorted by name.

        `GET /workshops`
        """

    @abstractmethod
    async def update_workshop(
        self, call: Call[Principal], *, workshop_id: UUID, body: models.WorkshopChange
    ) -> models.Workshop:
        """Change a workshop's own data.

        Replaces the members that are sent; the others stay as they are.

        `PATCH /workshops/{workshopId}`
        """


class BookingApiV1(
    AccountService[Principal],
    AppointmentsService[Principal],
    AuditService[Principal],
    SlotsService[Principal],
    WorkshopsService[Principal],
    Protocol[Principal],
):
    """Everything that `booking-api/v1` asks of a service."""


@dataclass(eq=False)
class AppointmentClosed409(DeclaredResponse):
    """The appointment is over or cancelled."""

    body: models.Problem


@dataclass(eq=False)
class AppointmentNotFound404(DeclaredResponse):
    """There is no such appointment."""

    body: models.Problem


@dataclass(eq=False)
class Forbidden403(DeclaredResponse):
    """The caller may not do this."""

    body: models.Problem


@dataclass(eq=False)
class Internal500(DeclaredResponse):
    """Something went wrong on our side."""

    body: models.Problem


@dataclass(eq=False)
class InvalidRequest422(DeclaredResponse):
    """A parameter or the body breaks this contract."""

    body: models.Problem


@dataclass(eq=False)
class RateLimited429(DeclaredResponse):
    """Too many requests; ask again later."""

    body: models.Problem
    _: KW_ONLY
    rate_limit_limit: int | None = None
    rate_limit_remaining: int | None = None
    rate_limit_reset: int | None = None
    retry_after: int | None = None


@dataclass(eq=False)
class SlotTaken409(DeclaredResponse):
    """The last place in the slot is taken."""

    body: models.Problem


@dataclass(eq=False)
class TooLarge413(DeclaredResponse):
    """The body is too large."""

    body: models.Problem


@dataclass(eq=False)
class Unauthenticated401(DeclaredResponse):
    """The caller must sign in, or the credentials are wrong."""

    body: models.Problem


@dataclass(eq=False)
class UnsupportedMediaType415(DeclaredResponse):
    """The body is of a type that the operation does not read."""

    body: models.Problem


@dataclass(eq=False)
class VehicleExists409(DeclaredResponse):
    """The account has a vehicle with this licence plate already."""

    body: models.Problem


@dataclass(eq=False)
class VehicleNotFound404(DeclaredResponse):
    """There is no such vehicle."""

    body: models.Problem


@dataclass(eq=False)
class WorkshopNotFound404(DeclaredResponse):
    """There is no such workshop."""

    body: models.Problem


@dataclass(eq=False)
class WorkshopOrServiceNotFound404(DeclaredResponse):
    """There is no such workshop, or it does not offer the service."""

    body: models.Problem


@dataclass(eq=False)
class ChangeAppointment404(DeclaredResponse):
    """There is no such appointment or slot."""

    body: models.Problem


@dataclass(eq=False)
class ChangeAppointment409(DeclaredResponse):
    """The slot is full, or the appointment is over or cancelled."""

    body: models.Problem


@dataclass(frozen=True)
class CreateAppointment201:
    """The appointment was booked."""

    body: models.Appointment
    _: KW_ONLY
    location: str
    rate_limit_limit: int | None = None
    rate_limit_remaining: int | None = None
    rate_limit_reset: int | None = None


@dataclass(eq=False)
class CreateAppointment404(DeclaredResponse):
    """There is no such slot, service or vehicle, or booking online is switched off."""

    body: models.Problem


@dataclass(eq=False)
class CreateAppointment409(DeclaredResponse):
    """The slot is full, the held place was given back, or the first request with this key still runs."""

    body: models.Problem
    _: KW_ONLY
    retry_after: int | None = None


@dataclass(eq=False)
class CreateAppointment422(DeclaredResponse):
    """The request is invalid, or the key was used before with another request."""

    body: models.Problem


@dataclass(eq=False)
class CreateSlot409(DeclaredResponse):
    """The slot overlaps another one."""

    body: models.Problem


@dataclass(frozen=True)
class GetWorkshop200:
    """The workshop."""

    body: models.Workshop
    _: KW_ONLY
    rate_limit_limit: int | None = None
    rate_limit_remaining: int | None = None
    rate_limit_reset: int | None = None


@dataclass(frozen=True)
class ListServices200:
    """The services."""

    body: models.ServiceList
    _: KW_ONLY
    rate_limit_limit: int | None = None
    rate_limit_remaining: int | None = None
    rate_limit_reset: int | None = None


@dataclass(frozen=True)
class ReserveSlot201:
    """One place is held."""

    body: models.Reservation
    _: KW_ONLY
    rate_limit_limit: int | None = None
    rate_limit_remaining: int | None = None
    rate_limit_reset: int | None = None


@dataclass(eq=False)
class ReserveSlot404(DeclaredResponse):
    """There is no such slot, or booking online is switched off."""

    body: models.Problem


@dataclass(frozen=True)
class SearchSlots200:
    """The slots of that day; none is an empty list."""

    body: models.SlotList
    _: KW_ONLY
    rate_limit_limit: int | None = None
    rate_limit_remaining: int | None = None
    rate_limit_reset: int | None = None


@dataclass(frozen=True)
class SearchWorkshops200:
    """A page of workshops."""

    body: models.WorkshopPage
    _: KW_ONLY
    rate_limit_limit: int | None = None
    rate_limit_remaining: int | None = None
    rate_limit_reset: int | None = None


ADD_VEHICLE = Operation(
    id="addVehicle",
    method="POST",
    path="/vehicles",
    access=Permission.VEHICLE_ADD,
    signature=lambda: Signature(
        body=Body({"application/json": models.VehicleInput}),
        responses=(
            Response(201, models.Vehicle),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(409, models.Problem, VehicleExists409, media_type="application/problem+json"),
            Response(413, models.Problem, TooLarge413, media_type="application/problem+json"),
            Response(415, models.Problem, UnsupportedMediaType415, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

CANCEL_APPOINTMENT = Operation(
    id="cancelAppointment",
    method="DELETE",
    path="/appointments/{appointment_id}",
    access=Permission.APPOINTMENT_CANCEL,
    resource=Resource("appointment", "appointment_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "appointment_id", _support.Uuid, wire="appointmentId"),),
        responses=(
            Response(204, None),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, AppointmentNotFound404, media_type="application/problem+json"),
            Response(409, models.Problem, AppointmentClosed409, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

CHANGE_APPOINTMENT = Operation(
    id="changeAppointment",
    method="PATCH",
    path="/appointments/{appointment_id}",
    access=Permission.APPOINTMENT_CHANGE,
    resource=Resource("appointment", "appointment_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "appointment_id", _support.Uuid, wire="appointmentId"),),
        body=Body({"application/json": models.AppointmentChange}),
        responses=(
            Response(200, models.Appointment),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, ChangeAppointment404, media_type="application/problem+json"),
            Response(409, models.Problem, ChangeAppointment409, media_type="application/problem+json"),
            Response(413, models.Problem, TooLarge413, media_type="application/problem+json"),
            Response(415, models.Problem, UnsupportedMediaType415, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

COMPLETE_APPOINTMENT = Operation(
    id="completeAppointment",
    method="POST",
    path="/appointments/{appointment_id}/completion",
    access=Permission.APPOINTMENT_COMPLETE,
    resource=Resource("appointment", "appointment_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "appointment_id", _support.Uuid, wire="appointmentId"),),
        body=Body({"application/json": models.Completion}),
        responses=(
            Response(200, models.Appointment),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, AppointmentNotFound404, media_type="application/problem+json"),
            Response(409, models.Problem, AppointmentClosed409, media_type="application/problem+json"),
            Response(413, models.Problem, TooLarge413, media_type="application/problem+json"),
            Response(415, models.Problem, UnsupportedMediaType415, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

CONFIRM_APPOINTMENT = Operation(
    id="confirmAppointment",
    method="POST",
    path="/appointments/{appointment_id}/confirmation",
    access=Permission.APPOINTMENT_CONFIRM,
    resource=Resource("appointment", "appointment_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "appointment_id", _support.Uuid, wire="appointmentId"),),
        responses=(
            Response(200, models.Appointment),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, AppointmentNotFound404, media_type="application/problem+json"),
            Response(409, models.Problem, AppointmentClosed409, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

CREATE_APPOINTMENT = Operation(
    id="createAppointment",
    method="POST",
    path="/appointments",
    access=Permission.APPOINTMENT_CREATE,
    security=({}, {"bearer": ()}),
    feature=Feature("online-booking"),
    signature=lambda: Signature(
        parameters=(
            Parameter(
                "header",
                "idempotency_key",
                Annotated[str, Field(min_length=8, max_length=128)],
                wire="Idempotency-Key",
                required=True,
            ),
        ),
        body=Body({"application/json": models.AppointmentInput}),
        responses=(
            Response(
                201,
                models.Appointment,
                CreateAppointment201,
                headers={
                    "location": "Location",
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                },
            ),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, CreateAppointment404, media_type="application/problem+json"),
            Response(
                409,
                models.Problem,
                CreateAppointment409,
                media_type="application/problem+json",
                headers={"retry_after": "Retry-After"},
            ),
            Response(413, models.Problem, TooLarge413, media_type="application/problem+json"),
            Response(415, models.Problem, UnsupportedMediaType415, media_type="application/problem+json"),
            Response(422, models.Problem, CreateAppointment422, media_type="application/problem+json"),
            Response(
                429,
                models.Problem,
                RateLimited429,
                media_type="application/problem+json",
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                    "retry_after": "Retry-After",
                },
            ),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

CREATE_SLOT = Operation(
    id="createSlot",
    method="POST",
    path="/workshops/{workshop_id}/slots",
    access=Permission.SLOT_MANAGE,
    resource=Resource("workshop", "workshop_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "workshop_id", _support.Uuid, wire="workshopId"),),
        body=Body({"application/json": models.SlotInput}),
        responses=(
            Response(201, models.Slot),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, WorkshopOrServiceNotFound404, media_type="application/problem+json"),
            Response(409, models.Problem, CreateSlot409, media_type="application/problem+json"),
            Response(413, models.Problem, TooLarge413, media_type="application/problem+json"),
            Response(415, models.Problem, UnsupportedMediaType415, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

GET_APPOINTMENT = Operation(
    id="getAppointment",
    method="GET",
    path="/appointments/{appointment_id}",
    access=Permission.APPOINTMENT_READ,
    resource=Resource("appointment", "appointment_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "appointment_id", _support.Uuid, wire="appointmentId"),),
        responses=(
            Response(200, models.Appointment),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, AppointmentNotFound404, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

GET_PROFILE = Operation(
    id="getProfile",
    method="GET",
    path="/profile",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        responses=(
            Response(200, models.Profile),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

GET_WORKSHOP = Operation(
    id="getWorkshop",
    method="GET",
    path="/workshops/{workshop_id}",
    access=Access.PUBLIC,
    security=({}, {"bearer": ()}),
    signature=lambda: Signature(
        parameters=(Parameter("path", "workshop_id", _support.Uuid, wire="workshopId"),),
        responses=(
            Response(
                200,
                models.Workshop,
                GetWorkshop200,
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                },
            ),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(404, models.Problem, WorkshopNotFound404, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(
                429,
                models.Problem,
                RateLimited429,
                media_type="application/problem+json",
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                    "retry_after": "Retry-After",
                },
            ),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

LIST_APPOINTMENTS = Operation(
    id="listAppointments",
    method="GET",
    path="/appointments",
    access=Permission.APPOINTMENT_READ,
    signature=lambda: Signature(
        parameters=(
            Parameter("query", "cursor", Annotated[str, Field(min_length=1, max_length=200)]),
            Parameter("query", "from_", _support.Date, wire="from"),
            Parameter("query", "limit", Annotated[_support.Integer, Field(ge=1, le=100)], default=20),
            Parameter("query", "status", list[models.AppointmentStatus]),
            Parameter("query", "to", _support.Date),
        ),
        responses=(
            Response(200, models.AppointmentPage),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

LIST_AUDIT_LOG = Operation(
    id="listAuditLog",
    method="GET",
    path="/audit-log",
    access=Permission.AUDIT_READ,
    signature=lambda: Signature(
        parameters=(
            Parameter("query", "actor", Annotated[str, Field(min_length=1, max_length=200)]),
            Parameter("query", "cursor", Annotated[str, Field(min_length=1, max_length=200)]),
            Parameter("query", "entity_id", _support.Uuid, wire="entityId"),
            Parameter("query", "entity_type", models.EntityType, wire="entityType"),
            Parameter("query", "limit", Annotated[_support.Integer, Field(ge=1, le=100)], default=20),
            Parameter("query", "since", _support.Timestamp),
            Parameter("query", "until", _support.Timestamp),
        ),
        responses=(
            Response(200, models.AuditPage),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

LIST_SERVICES = Operation(
    id="listServices",
    method="GET",
    path="/workshops/{workshop_id}/services",
    access=Access.PUBLIC,
    security=({}, {"bearer": ()}),
    signature=lambda: Signature(
        parameters=(Parameter("path", "workshop_id", _support.Uuid, wire="workshopId"),),
        responses=(
            Response(
                200,
                models.ServiceList,
                ListServices200,
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                },
            ),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(404, models.Problem, WorkshopNotFound404, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(
                429,
                models.Problem,
                RateLimited429,
                media_type="application/problem+json",
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                    "retry_after": "Retry-After",
                },
            ),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

LIST_VEHICLES = Operation(
    id="listVehicles",
    method="GET",
    path="/vehicles",
    access=Permission.VEHICLE_READ,
    signature=lambda: Signature(
        responses=(
            Response(200, models.VehicleList),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

REMOVE_VEHICLE = Operation(
    id="removeVehicle",
    method="DELETE",
    path="/vehicles/{vehicle_id}",
    access=Permission.VEHICLE_MANAGE,
    resource=Resource("vehicle", "vehicle_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "vehicle_id", _support.Uuid, wire="vehicleId"),),
        responses=(
            Response(204, None),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, VehicleNotFound404, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

RESERVE_SLOT = Operation(
    id="reserveSlot",
    method="POST",
    path="/slots/{slot_id}/reservations",
    access=Permission.SLOT_RESERVE,
    security=({}, {"bearer": ()}),
    feature=Feature("online-booking"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "slot_id", _support.Uuid, wire="slotId"),),
        responses=(
            Response(
                201,
                models.Reservation,
                ReserveSlot201,
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                },
            ),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, ReserveSlot404, media_type="application/problem+json"),
            Response(409, models.Problem, SlotTaken409, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(
                429,
                models.Problem,
                RateLimited429,
                media_type="application/problem+json",
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                    "retry_after": "Retry-After",
                },
            ),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

SEARCH_SLOTS = Operation(
    id="searchSlots",
    method="GET",
    path="/slots",
    access=Access.PUBLIC,
    security=({}, {"bearer": ()}),
    signature=lambda: Signature(
        parameters=(
            Parameter("query", "date", _support.Date, required=True),
            Parameter("query", "service_id", _support.Uuid, wire="serviceId", required=True),
            Parameter("query", "workshop_id", _support.Uuid, wire="workshopId", required=True),
        ),
        responses=(
            Response(
                200,
                models.SlotList,
                SearchSlots200,
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                },
            ),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(404, models.Problem, WorkshopOrServiceNotFound404, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(
                429,
                models.Problem,
                RateLimited429,
                media_type="application/problem+json",
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                    "retry_after": "Retry-After",
                },
            ),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

SEARCH_WORKSHOPS = Operation(
    id="searchWorkshops",
    method="GET",
    path="/workshops",
    access=Access.PUBLIC,
    security=({}, {"bearer": ()}),
    signature=lambda: Signature(
        parameters=(
            Parameter("query", "cursor", Annotated[str, Field(min_length=1, max_length=200)]),
            Parameter("query", "limit", Annotated[_support.Integer, Field(ge=1, le=100)], default=20),
            Parameter("query", "postal_code", models.PostalCode, wire="postalCode"),
            Parameter(
                "query", "radius_km", Annotated[_support.Integer, Field(ge=1, le=200)], wire="radiusKm", default=25
            ),
        ),
        responses=(
            Response(
                200,
                models.WorkshopPage,
                SearchWorkshops200,
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                },
            ),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(
                429,
                models.Problem,
                RateLimited429,
                media_type="application/problem+json",
                headers={
                    "rate_limit_limit": "RateLimit-Limit",
                    "rate_limit_remaining": "RateLimit-Remaining",
                    "rate_limit_reset": "RateLimit-Reset",
                    "retry_after": "Retry-After",
                },
            ),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

UPDATE_PROFILE = Operation(
    id="updateProfile",
    method="PATCH",
    path="/profile",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        body=Body({"application/json": models.ProfileChange}),
        responses=(
            Response(200, models.Profile),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(413, models.Problem, TooLarge413, media_type="application/problem+json"),
            Response(415, models.Problem, UnsupportedMediaType415, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

UPDATE_VEHICLE = Operation(
    id="updateVehicle",
    method="PATCH",
    path="/vehicles/{vehicle_id}",
    access=Permission.VEHICLE_MANAGE,
    resource=Resource("vehicle", "vehicle_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "vehicle_id", _support.Uuid, wire="vehicleId"),),
        body=Body({"application/json": models.VehicleChange}),
        responses=(
            Response(200, models.Vehicle),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, VehicleNotFound404, media_type="application/problem+json"),
            Response(409, models.Problem, VehicleExists409, media_type="application/problem+json"),
            Response(413, models.Problem, TooLarge413, media_type="application/problem+json"),
            Response(415, models.Problem, UnsupportedMediaType415, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)

UPDATE_WORKSHOP = Operation(
    id="updateWorkshop",
    method="PATCH",
    path="/workshops/{workshop_id}",
    access=Permission.WORKSHOP_MANAGE,
    resource=Resource("workshop", "workshop_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "workshop_id", _support.Uuid, wire="workshopId"),),
        body=Body({"application/json": models.WorkshopChange}),
        responses=(
            Response(200, models.Workshop),
            Response(401, models.Problem, Unauthenticated401, media_type="application/problem+json"),
            Response(403, models.Problem, Forbidden403, media_type="application/problem+json"),
            Response(404, models.Problem, WorkshopNotFound404, media_type="application/problem+json"),
            Response(413, models.Problem, TooLarge413, media_type="application/problem+json"),
            Response(415, models.Problem, UnsupportedMediaType415, media_type="application/problem+json"),
            Response(422, models.Problem, InvalidRequest422, media_type="application/problem+json"),
            Response(500, models.Problem, Internal500, media_type="application/problem+json"),
        ),
    ),
)


def create_router(
    service: BookingApiV1[Principal],
    *,
    authenticate: Authenticate[Principal],
    owns: Owns[Principal] | None = None,
    feature_enabled: FeatureEnabled[Principal] | None = None,
) -> APIRouter:
    """Route requests to a service; each is authenticated and permitted before its body is read."""
    return build_router(
        (
            (LIST_APPOINTMENTS, service.list_appointments),
            (CREATE_APPOINTMENT, service.create_appointment),
            (CANCEL_APPOINTMENT, service.cancel_appointment),
            (GET_APPOINTMENT, service.get_appointment),
            (CHANGE_APPOINTMENT, service.change_appointment),
            (COMPLETE_APPOINTMENT, service.complete_appointment),
            (CONFIRM_APPOINTMENT, service.confirm_appointment),
            (LIST_AUDIT_LOG, service.list_audit_log),
            (GET_PROFILE, service.get_profile),
            (UPDATE_PROFILE, service.update_profile),
            (SEARCH_SLOTS, service.search_slots),
            (RESERVE_SLOT, service.reserve_slot),
            (LIST_VEHICLES, service.list_vehicles),
            (ADD_VEHICLE, service.add_vehicle),
            (REMOVE_VEHICLE, service.remove_vehicle),
            (UPDATE_VEHICLE, service.update_vehicle),
            (SEARCH_WORKSHOPS, service.search_workshops),
            (GET_WORKSHOP, service.get_workshop),
            (UPDATE_WORKSHOP, service.update_workshop),
            (LIST_SERVICES, service.list_services),
            (CREATE_SLOT, service.create_slot),
        ),
        guard=Guard(
            authenticate=authenticate,
            owns=owns,
            feature_enabled=feature_enabled,
            policy=POLICY,
            challenge="Bearer",
            expect=expecting((Scheme("bearer", "bearer"),), ({"bearer": ()},)),
        ),
        conventions=Conventions(ProblemTypes("https://werkstatt.example/problems/")),
    )
