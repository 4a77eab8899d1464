# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.cancelled/v1.schema.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated, Literal

from pydantic import Field

from ..._support import models as _support


class AppointmentCancelled(_support.Model):
    """An appointment was cancelled and its place given back."""

    appointment_id: Annotated[_support.Uuid, Field(alias="appointmentId")]
    """The appointment."""
    cancelled_at: Annotated[_support.Timestamp, Field(alias="cancelledAt")]
    """When it was cancelled."""
    cancelled_by: Annotated[Literal["customer", "workshop"], Field(alias="cancelledBy")]
    """Which side cancelled it."""
    slot_id: Annotated[_support.Uuid, Field(alias="slotId")]
    """The slot in which a place is free again."""
    starts_at: Annotated[_support.Timestamp, Field(alias="startsAt")]
    """When the appointment would have started."""
    workshop_id: Annotated[_support.Uuid, Field(alias="workshopId")]
    """The workshop."""
    reason: Annotated[str | None, Field(max_length=1000)] = None
    """Why, where somebody said so."""
