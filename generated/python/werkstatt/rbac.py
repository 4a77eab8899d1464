# AUTO-GENERATED – DO NOT EDIT
# Sources: registries/rbac.yaml
# Regenerate: ssotgen build
"""Roles and permissions: who may do what, and how far."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ._support.call import Reach
from ._support.guard import Policy


class Permission(StrEnum):
    """What a caller may be allowed to do."""

    APPOINTMENT_CANCEL = "appointment.cancel"
    """Cancel an appointment."""

    APPOINTMENT_CHANGE = "appointment.change"
    """Move an appointment or change its details."""

    APPOINTMENT_COMPLETE = "appointment.complete"
    """Report that the work is done."""

    APPOINTMENT_CONFIRM = "appointment.confirm"
    """Confirm an appointment for the workshop."""

    APPOINTMENT_CREATE = "appointment.create"
    """Book an appointment."""

    APPOINTMENT_READ = "appointment.read"
    """See an appointment."""

    AUDIT_READ = "audit.read"
    """Read the audit log."""

    SLOT_MANAGE = "slot.manage"
    """Open slots for booking."""

    SLOT_RESERVE = "slot.reserve"
    """Hold a place in a slot for ten minutes."""

    VEHICLE_ADD = "vehicle.add"
    """Add a vehicle to the own account."""

    VEHICLE_MANAGE = "vehicle.manage"
    """Change or remove a vehicle."""

    VEHICLE_READ = "vehicle.read"
    """See the vehicles of an account."""

    WORKSHOP_MANAGE = "workshop.manage"
    """Change the data of a workshop."""


class Role(StrEnum):
    """Who a caller may be."""

    ADMIN = "admin"
    """Helps every workshop and every customer."""

    AUDITOR = "auditor"
    """Reads what others did, and does nothing."""

    CUSTOMER = "customer"
    """A person with an account."""

    GUEST = "guest"
    """A visitor without an account."""

    MECHANIC = "mechanic"
    """Works in a workshop; that workshop's appointments are the mechanic's own."""

    WORKSHOP_MANAGER = "workshop-manager"
    """Runs a workshop and takes bookings by telephone."""


MATRIX: Final[Mapping[str, Mapping[str, Reach]]] = MappingProxyType(
    {
        Role.ADMIN: MappingProxyType(
            {
                Permission.APPOINTMENT_CANCEL: Reach.ANY,
                Permission.APPOINTMENT_CHANGE: Reach.ANY,
                Permission.APPOINTMENT_COMPLETE: Reach.ANY,
                Permission.APPOINTMENT_CONFIRM: Reach.ANY,
                Permission.APPOINTMENT_CREATE: Reach.ANY,
                Permission.APPOINTMENT_READ: Reach.ANY,
                Permission.SLOT_MANAGE: Reach.ANY,
                Permission.SLOT_RESERVE: Reach.ANY,
                Permission.VEHICLE_MANAGE: Reach.ANY,
                Permission.VEHICLE_READ: Reach.ANY,
                Permission.WORKSHOP_MANAGE: Reach.ANY,
            }
        ),
        Role.AUDITOR: MappingProxyType(
            {
                Permission.AUDIT_READ: Reach.ANY,
            }
        ),
        Role.CUSTOMER: MappingProxyType(
            {
                Permission.APPOINTMENT_CANCEL: Reach.OWN,
                Permission.APPOINTMENT_CHANGE: Reach.OWN,
                Permission.APPOINTMENT_CREATE: Reach.ANY,
                Permission.APPOINTMENT_READ: Reach.OWN,
                Permission.SLOT_RESERVE: Reach.ANY,
                Permission.VEHICLE_ADD: Reach.ANY,
                Permission.VEHICLE_MANAGE: Reach.OWN,
                Permission.VEHICLE_READ: Reach.OWN,
            }
        ),
        Role.GUEST: MappingProxyType(
            {
                Permission.APPOINTMENT_CREATE: Reach.ANY,
                Permission.SLOT_RESERVE: Reach.ANY,
            }
        ),
        Role.MECHANIC: MappingProxyType(
            {
                Permission.APPOINTMENT_COMPLETE: Reach.OWN,
                Permission.APPOINTMENT_CONFIRM: Reach.OWN,
                Permission.APPOINTMENT_READ: Reach.OWN,
            }
        ),
        Role.WORKSHOP_MANAGER: MappingProxyType(
            {
                Permission.APPOINTMENT_CANCEL: Reach.OWN,
                Permission.APPOINTMENT_CHANGE: Reach.OWN,
                Permission.APPOINTMENT_COMPLETE: Reach.OWN,
                Permission.APPOINTMENT_CONFIRM: Reach.OWN,
                Permission.APPOINTMENT_CREATE: Reach.ANY,
                Permission.APPOINTMENT_READ: Reach.OWN,
                Permission.SLOT_MANAGE: Reach.OWN,
                Permission.SLOT_RESERVE: Reach.ANY,
                Permission.WORKSHOP_MANAGE: Reach.OWN,
            }
        ),
    }
)
"""What each role holds, inheritance included."""


def decide(roles: Collection[str], permission: str) -> Reach | None:
    """The widest reach by which one of `roles` holds `permission`; `None` where none does.

    Unknown roles hold nothing.
    """
    reaches = {MATRIX[role].get(permission) for role in roles if role in MATRIX}
    return Reach.ANY if Reach.ANY in reaches else Reach.OWN if Reach.OWN in reaches else None


POLICY: Final = Policy(
    decide=decide,
    anonymous=Role.GUEST,
    separated=(
        frozenset({Role.ADMIN, Role.AUDITOR}),
        frozenset({Role.AUDITOR, Role.WORKSHOP_MANAGER}),
    ),
)
"""The decisions together with what limits them."""
