"""Lines of this repository's outputs, and the hand-written line that each comes from."""

API, ROUTES, RBAC = "contracts/booking-api/v1.openapi.yaml", "registries/routes.yaml", "registries/rbac.yaml"
PACKAGE = "generated/python/werkstatt"
MODELS, SERVICE, ROLES = (
    f"{PACKAGE}/booking_api/v1/models.py",
    f"{PACKAGE}/booking_api/v1/routes.py",
    f"{PACKAGE}/rbac.py",
)
SCHEMAS = "booking-api/v1#/components/schemas"

# Output, a text of the line, a text of a line before it; anchor, symbol; input, a text of the line, one before, column.
LINES = {
    "a class": (
        MODELS, "class Completion(", "",
        "Completion", f"{SCHEMAS}/Completion",
        API, "    Completion:", "  schemas:", 5,
    ),
    "a field": (
        MODELS, "mileage_km:", "class Completion(",
        "Completion.mileage_km", f"{SCHEMAS}/Completion/properties/mileageKm",
        API, "mileageKm:", "    Completion:", 9,
    ),
    "a field of another file": (
        MODELS, "    title:", "class Problem(",
        "Problem.title", "contracts/common/problem.yaml#/properties/title",
        "contracts/common/problem.yaml", "  title:", "properties:", 3,
    ),
    "a member of an enum": (
        MODELS, 'COMPLETED = "completed"', "class AppointmentStatus(",
        "AppointmentStatus.COMPLETED", f"{SCHEMAS}/AppointmentStatus/enum/2",
        API, "completed", "    AppointmentStatus:", None,
    ),
    "a method": (
        SERVICE, "async def cancel_appointment(", "class AppointmentsService(",
        "AppointmentsService.cancel_appointment", "booking-api/v1#cancelAppointment",
        API, "    delete:", "  /appointments/{appointmentId}:", 5,
    ),
    "a parameter": (
        SERVICE, "entity_id:", "class AuditService(",
        "AuditService.list_audit_log.entity_id", "booking-api/v1#listAuditLog/parameters/query/entityId",
        API, "- name: entityId", "  /audit-log:", 11,
    ),
    "a guard": (
        SERVICE, "access=", "RESERVE_SLOT = ",
        "RESERVE_SLOT.access", "booking-api/v1#reserveSlot",
        ROUTES, "permission: slot.reserve", "    reserveSlot:", 19,
    ),
    "an operation": (
        SERVICE, 'method="POST"', "CREATE_APPOINTMENT = ",
        "CREATE_APPOINTMENT", "booking-api/v1#createAppointment",
        API, "    post:", "  /appointments:", 5,
    ),
    "a permission": (
        ROLES, "SLOT_RESERVE = ", "class Permission(",
        "Permission.SLOT_RESERVE", "permission:slot.reserve",
        RBAC, "  slot.reserve:", "permissions:", 3,
    ),
    "a grant that is inherited": (
        ROLES, "Permission.SLOT_RESERVE:", "Role.CUSTOMER: ",
        "MATRIX[Role.CUSTOMER][Permission.SLOT_RESERVE]", "role:guest>permission:slot.reserve",
        RBAC, "slot.reserve: any", "  guest:", 7,
    ),
    "a member of a bundle": (
        "generated/contracts/booking-api/v1.bundle.json", '"minimum": 0', '"mileageKm": {',
        "/components/schemas/Completion/properties/mileageKm", f"{SCHEMAS}/Completion/properties/mileageKm",
        API, "mileageKm:", "    Completion:", 9,
    ),
    "a row of the matrix": (
        "generated/policy/matrix.csv", "mechanic,appointment.read", "",
        "mechanic,appointment.read", "role:mechanic>permission:appointment.read",
        RBAC, "appointment.read: own", "  mechanic:", 7,
    ),
}  # fmt: skip
