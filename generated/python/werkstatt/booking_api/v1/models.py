# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/booking-api/v1.openapi.yaml, contracts/common/problem.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StrictFloat
from typing_extensions import TypeAliasType

from ..._support import models as _support

PostalCode = TypeAliasType("PostalCode", Annotated[str, Field(pattern="^[0-9]{5}$")])
"""A German postal code."""


class Address(_support.Model):
    """Where a workshop is."""

    city: Annotated[str, Field(min_length=1, max_length=100)]
    """Town or city."""
    postal_code: Annotated[PostalCode, Field(alias="postalCode")]
    street: Annotated[str, Field(min_length=1, max_length=200)]
    """Street and number."""


class AppointmentStatus(StrEnum):
    """The state of an appointment."""

    BOOKED = "booked"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class EmailContact(_support.Model):
    """Somebody who reads e-mail."""

    channel: Literal["email"]
    """The kind of contact."""
    email: Annotated[str, Field(max_length=254), _support.Mailbox]
    """The address."""


PhoneNumber = TypeAliasType("PhoneNumber", Annotated[str, Field(pattern="^\\+[1-9][0-9]{6,14}$")])
"""A telephone number as ITU-T E.164 writes it."""


class PhoneContact(_support.Model):
    """Somebody who reads text messages."""

    channel: Literal["phone"]
    """The kind of contact."""
    phone: PhoneNumber


Contact = TypeAliasType("Contact", Annotated[EmailContact | PhoneContact, Field(discriminator="channel")])
"""Where confirmation and reminder go."""


LicensePlate = TypeAliasType(
    "LicensePlate", Annotated[str, Field(pattern="^[A-Z\xc4\xd6\xdc]{1,3}-[A-Z]{1,2} [1-9][0-9]{0,3}[EH]?$")]
)
"""A German licence plate, with H for historic and E for electric cars."""


class Appointment(_support.Model):
    """Booked time at a workshop."""

    contact: Contact
    created_at: Annotated[_support.Timestamp, Field(alias="createdAt")]
    """When it was booked."""
    ends_at: Annotated[_support.Timestamp, Field(alias="endsAt")]
    """When it ends."""
    id: _support.Uuid
    """The appointment's identity."""
    service_id: Annotated[_support.Uuid, Field(alias="serviceId")]
    """The service to be done."""
    slot_id: Annotated[_support.Uuid, Field(alias="slotId")]
    """The slot that is booked."""
    starts_at: Annotated[_support.Timestamp, Field(alias="startsAt")]
    """When it starts."""
    status: AppointmentStatus
    workshop_id: Annotated[_support.Uuid, Field(alias="workshopId")]
    """The workshop."""
    license_plate: Annotated[_support.Omittable[LicensePlate], Field(alias="licensePlate")] = None
    note: Annotated[str | None, Field(max_length=1000)] = None
    """What the driver wants the workshop to know."""
    vehicle_id: Annotated[_support.Uuid | None, Field(alias="vehicleId")] = None
    """The vehicle of the account; null for a guest."""


class AppointmentChange(_support.Model):
    """What to replace in an appointment."""

    model_config = ConfigDict(extra="forbid")

    contact: _support.Omittable[Contact] = None
    note: Annotated[str | None, Field(max_length=1000)] = None
    """What the driver wants the workshop to know; null removes it."""
    slot_id: Annotated[_support.Omittable[_support.Uuid], Field(alias="slotId")] = None
    """The slot to move to."""


class AppointmentInput(_support.Model):
    """Booked time at a workshop."""

    contact: Contact
    service_id: Annotated[_support.Uuid, Field(alias="serviceId")]
    """The service to be done."""
    slot_id: Annotated[_support.Uuid, Field(alias="slotId")]
    """The slot that is booked."""
    license_plate: Annotated[_support.Omittable[LicensePlate], Field(alias="licensePlate")] = None
    note: Annotated[str | None, Field(max_length=1000)] = None
    """What the driver wants the workshop to know."""
    reservation_token: Annotated[
        _support.Omittable[str], Field(min_length=32, max_length=64, alias="reservationToken")
    ] = None
    """The token of the held place; without it the slot must still have room."""
    vehicle_id: Annotated[_support.Uuid | None, Field(alias="vehicleId")] = None
    """The vehicle of the account; null for a guest."""


class Page(_support.Model):
    """Where a list stands."""

    limit: Annotated[int, _support.Whole(ge=1, le=100)]
    """How many items a page holds at most."""
    next_cursor: Annotated[str | None, Field(min_length=1, max_length=200, alias="nextCursor")]
    """The cursor of the next page; null on the last one."""


class AppointmentPage(_support.Model):
    """A page of appointments."""

    items: list[Appointment]
    """The appointments, the next one first."""
    page: Page


class EntityType(StrEnum):
    """A kind of thing whose changes are logged."""

    APPOINTMENT = "appointment"
    SLOT = "slot"
    WORKSHOP = "workshop"
    VEHICLE = "vehicle"
    PROFILE = "profile"


class AuditEntry(_support.Model):
    """One change."""

    action: Annotated[str, Field(pattern="^[a-z]+(\\.[a-z]+)+$")]
    """What happened to it."""
    actor: Annotated[str | None, Field(min_length=1, max_length=200)]
    """The principal who did it; null for a guest."""
    at: _support.Timestamp
    """When it happened."""
    entity_id: Annotated[_support.Uuid, Field(alias="entityId")]
    """The thing that changed."""
    entity_type: Annotated[EntityType, Field(alias="entityType")]
    id: _support.Uuid
    """The entry's identity."""
    details: _support.Omittable[dict[str, str]] = None
    """What else is worth knowing, never personal data."""


class AuditPage(_support.Model):
    """A page of the audit log."""

    items: list[AuditEntry]
    """The changes, the latest first."""
    page: Page


class Completion(_support.Model):
    """What a mechanic reports when the work is done."""

    mileage_km: Annotated[int, Field(alias="mileageKm"), _support.Whole(ge=0, le=2000000)]
    """What the odometer shows, in kilometres."""
    report: Annotated[str | None, Field(max_length=4000)] = None
    """What was done and found."""


class GeoPoint(_support.Model):
    """A place in WGS 84."""

    latitude: Annotated[StrictFloat, Field(ge=-90, le=90)]
    """Degrees north."""
    longitude: Annotated[StrictFloat, Field(ge=-180, le=180)]
    """Degrees east."""


class Language(StrEnum):
    """The language of messages, as BCP 47 names it."""

    DE = "de"
    EN = "en"


class Money(_support.Model):
    """An amount of money."""

    amount_cents: Annotated[int, Field(alias="amountCents"), _support.Whole(ge=0)]
    """The amount in the currency's hundredths."""
    currency: Literal["EUR"]
    """The currency as ISO 4217 names it."""


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class OpeningHours(_support.Model):
    """One stretch of time in which a workshop is open."""

    closes: Annotated[str, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    """Hour and minute of closing, local time."""
    opens: Annotated[str, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    """Hour and minute of opening, local time."""
    weekday: Weekday


class ProblemErrorsItem(_support.Model):
    """One fault of a request."""

    detail: str
    """What is wrong there."""
    in_: Annotated[Literal["path", "query", "header", "cookie", "body"], Field(alias="in")]
    """The part of the request that has the fault."""
    name: _support.Omittable[str] = None
    """The name of the parameter that has it."""
    pointer: _support.Omittable[str] = None
    """The JSON pointer (RFC 6901) to the fault within the value."""


class Problem(_support.Model):
    """A problem as RFC 9457 defines it. Members that a problem type adds stand beside these."""

    status: Annotated[int, _support.Whole(ge=400, le=599)]
    """The HTTP status of the response that carries the problem."""
    title: str
    """What is wrong in general, the same for each occurrence of a type."""
    type: str
    """The address that names the problem type; documentation may be found there."""
    detail: _support.Omittable[str] = None
    """What is wrong this time."""
    errors: _support.Omittable[list[ProblemErrorsItem]] = None
    """Each fault of a request that was refused as invalid."""
    instance: _support.Omittable[str] = None
    """The address of this occurrence."""


class Profile(_support.Model):
    """What is stored about a person with an account."""

    created_at: Annotated[_support.Timestamp, Field(alias="createdAt")]
    """When the account was made."""
    display_name: Annotated[str, Field(min_length=1, max_length=100, alias="displayName")]
    """How the person wants to be called."""
    email: Annotated[str, Field(max_length=254), _support.Mailbox]
    """The address with which the person signs in."""
    id: _support.Uuid
    """The person's identity."""
    language: Language
    phone: PhoneNumber | None
    """The telephone number, if one is known."""


class ProfileChange(_support.Model):
    """What to replace in a profile."""

    model_config = ConfigDict(extra="forbid")

    display_name: Annotated[_support.Omittable[str], Field(min_length=1, max_length=100, alias="displayName")] = None
    """How the person wants to be called."""
    language: _support.Omittable[Language] = None
    phone: PhoneNumber | None = None
    """The telephone number; null removes it."""


class Reservation(_support.Model):
    """One place in a slot, held for a while."""

    expires_at: Annotated[_support.Timestamp, Field(alias="expiresAt")]
    """When the place is free again."""
    slot_id: Annotated[_support.Uuid, Field(alias="slotId")]
    """The slot."""
    token: Annotated[str, Field(min_length=32, max_length=64)]
    """The secret that turns the held place into a booking."""


class Service(_support.Model):
    """Something that a workshop does."""

    duration_minutes: Annotated[int, Field(alias="durationMinutes"), _support.Whole(ge=5, le=1440, multiple_of=5)]
    """How long it takes."""
    id: _support.Uuid
    """The service's identity."""
    name: Annotated[str, Field(min_length=1, max_length=200)]
    """What drivers call it."""
    price: Money
    description: Annotated[_support.Omittable[str], Field(max_length=2000)] = None
    """What it comprises."""


class ServiceList(_support.Model):
    """The services of a workshop."""

    items: list[Service]
    """The services, by name."""


class SlotStatus(StrEnum):
    """Whether a slot can be booked."""

    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"


class Slot(_support.Model):
    """A stretch of time in which a workshop does a service."""

    booked_count: Annotated[int, Field(alias="bookedCount"), _support.Whole(ge=0)]
    """How many places are booked or held."""
    capacity: Annotated[int, _support.Whole(ge=1, le=50)]
    """How many cars it takes."""
    ends_at: Annotated[_support.Timestamp, Field(alias="endsAt")]
    """When it ends, time for tidying up not counted."""
    id: _support.Uuid
    """The slot's identity."""
    service_id: Annotated[_support.Uuid, Field(alias="serviceId")]
    """The service it is for."""
    starts_at: Annotated[_support.Timestamp, Field(alias="startsAt")]
    """When it starts."""
    status: SlotStatus
    workshop_id: Annotated[_support.Uuid, Field(alias="workshopId")]
    """The workshop that offers it."""


class SlotInput(_support.Model):
    """A stretch of time in which a workshop does a service."""

    capacity: Annotated[int, _support.Whole(ge=1, le=50)]
    """How many cars it takes."""
    ends_at: Annotated[_support.Timestamp, Field(alias="endsAt")]
    """When it ends, time for tidying up not counted."""
    service_id: Annotated[_support.Uuid, Field(alias="serviceId")]
    """The service it is for."""
    starts_at: Annotated[_support.Timestamp, Field(alias="startsAt")]
    """When it starts."""


class SlotList(_support.Model):
    """The slots of a day."""

    items: list[Slot]
    """The slots, in order of time."""


class Vehicle(_support.Model):
    """A vehicle of an account."""

    created_at: Annotated[_support.Timestamp, Field(alias="createdAt")]
    """When it was added."""
    id: _support.Uuid
    """The vehicle's identity."""
    license_plate: Annotated[LicensePlate, Field(alias="licensePlate")]
    make: Annotated[str, Field(min_length=1, max_length=100)]
    """Who built it."""
    model: Annotated[str, Field(min_length=1, max_length=100)]
    """What it is called."""
    first_registration: Annotated[_support.Date | None, Field(alias="firstRegistration")] = None
    """The day of the first registration."""
    vin: Annotated[str | None, Field(pattern="^[A-HJ-NPR-Z0-9]{17}$")] = None
    """The vehicle identification number (ISO 3779)."""


class VehicleChange(_support.Model):
    """What to replace in a vehicle."""

    model_config = ConfigDict(extra="forbid")

    first_registration: Annotated[_support.Date | None, Field(alias="firstRegistration")] = None
    """The day of the first registration; null removes it."""
    license_plate: Annotated[_support.Omittable[LicensePlate], Field(alias="licensePlate")] = None
    make: Annotated[_support.Omittable[str], Field(min_length=1, max_length=100)] = None
    """Who built it."""
    model: Annotated[_support.Omittable[str], Field(min_length=1, max_length=100)] = None
    """What it is called."""


class VehicleInput(_support.Model):
    """A vehicle of an account."""

    license_plate: Annotated[LicensePlate, Field(alias="licensePlate")]
    make: Annotated[str, Field(min_length=1, max_length=100)]
    """Who built it."""
    model: Annotated[str, Field(min_length=1, max_length=100)]
    """What it is called."""
    first_registration: Annotated[_support.Date | None, Field(alias="firstRegistration")] = None
    """The day of the first registration."""
    vin: Annotated[str | None, Field(pattern="^[A-HJ-NPR-Z0-9]{17}$")] = None
    """The vehicle identification number (ISO 3779)."""


class VehicleList(_support.Model):
    """The vehicles of an account."""

    items: list[Vehicle]
    """The vehicles, in the order in which they were added."""


class Workshop(_support.Model):
    """A car workshop."""

    address: Address
    id: _support.Uuid
    """The workshop's identity."""
    name: Annotated[str, Field(min_length=1, max_length=200)]
    """What the workshop calls itself."""
    opening_hours: Annotated[list[OpeningHours], Field(max_length=21, alias="openingHours")]
    """When it is open; a day that is absent is closed."""
    location: GeoPoint | None = None
    """Where it is on the map, if known."""
    phone: _support.Omittable[PhoneNumber] = None


class WorkshopChange(_support.Model):
    """What to replace in a workshop."""

    model_config = ConfigDict(extra="forbid")

    address: _support.Omittable[Address] = None
    name: Annotated[_support.Omittable[str], Field(min_length=1, max_length=200)] = None
    """What the workshop calls itself."""
    opening_hours: Annotated[_support.Omittable[list[OpeningHours]], Field(max_length=21, alias="openingHours")] = None
    """When it is open, as a whole."""
    phone: _support.Omittable[PhoneNumber] = None


class WorkshopPage(_support.Model):
    """A page of workshops."""

    items: list[Workshop]
    """The workshops, the nearest first."""
    page: Page
