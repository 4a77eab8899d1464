# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated, Literal

from pydantic import Field

from ..._support import models as _support


class AppointmentBooked(_support.Model):
    """An appointment was booked. Carries no personal data; who needs some asks the booking API."""

    appointment_id: Annotated[_support.Uuid, Field(alias="appointmentId")]
    """The appointment."""
    booked_at: Annotated[_support.Timestamp, Field(alias="bookedAt")]
    """When it was booked."""
    booked_by: Annotated[Literal["guest", "customer", "workshop"], Field(alias="bookedBy")]
    """What kind of caller booked it."""
    ends_at: Annotated[_support.Timestamp, Field(alias="endsAt")]
    """When the appointment ends."""
    service_id: Annotated[_support.Uuid, Field(alias="serviceId")]
    """The service to be done."""
    slot_id: Annotated[_support.Uuid, Field(alias="slotId")]
    """The slot in which a place was taken."""
    starts_at: Annotated[_support.Timestamp, Field(alias="startsAt")]
    """When the appointment starts."""
    workshop_id: Annotated[_support.Uuid, Field(alias="workshopId")]
    """The workshop."""
