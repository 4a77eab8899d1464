# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/reminder.due/v1.schema.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated, Literal

from pydantic import Field

from ..._support import models as _support


class ReminderDue(_support.Model):
    """It is time to remind somebody of an appointment, a day before it starts."""

    appointment_id: Annotated[_support.Uuid, Field(alias="appointmentId")]
    """The appointment."""
    channel: Literal["email", "phone"]
    """How to send it; the address is asked of the booking API at that time."""
    due_at: Annotated[_support.Timestamp, Field(alias="dueAt")]
    """When the reminder is to be sent."""
    starts_at: Annotated[_support.Timestamp, Field(alias="startsAt")]
    """When the appointment starts."""
    workshop_id: Annotated[_support.Uuid, Field(alias="workshopId")]
    """The workshop."""
