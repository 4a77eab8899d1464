"""Every rule, in the order of ids. A test holds this tuple against the folder."""

from __future__ import annotations

from ssotgen.plugin import Rule
from ssotgen.rules.ambiguous_path import ambiguous_path
from ssotgen.rules.bidirectional_control import bidirectional_control
from ssotgen.rules.collection_without_pagination import collection_without_pagination
from ssotgen.rules.confusable_name import confusable_name
from ssotgen.rules.contract_without_changelog import contract_without_changelog
from ssotgen.rules.contract_without_owner import contract_without_owner
from ssotgen.rules.contract_without_version import contract_without_version
from ssotgen.rules.date_time_without_format import date_time_without_format
from ssotgen.rules.delete_with_body import delete_with_body
from ssotgen.rules.deprecated_without_sunset import deprecated_without_sunset
from ssotgen.rules.duplicate_role import duplicate_role
from ssotgen.rules.exploding_pattern import exploding_pattern
from ssotgen.rules.inconsistent_path_case import inconsistent_path_case
from ssotgen.rules.inconsistent_plural import inconsistent_plural
from ssotgen.rules.inconsistent_property_case import inconsistent_property_case
from ssotgen.rules.insecure_server import insecure_server
from ssotgen.rules.invalid_default import invalid_default
from ssotgen.rules.invalid_example import invalid_example
from ssotgen.rules.missing_description import missing_description
from ssotgen.rules.misspelt_format import misspelt_format
from ssotgen.rules.no_security import no_security
from ssotgen.rules.operation_without_client_error import operation_without_client_error
from ssotgen.rules.operation_without_idempotency import operation_without_idempotency
from ssotgen.rules.operation_without_summary import operation_without_summary
from ssotgen.rules.own_without_meaning import own_without_meaning
from ssotgen.rules.permission_of_everyone import permission_of_everyone
from ssotgen.rules.permission_without_protection import permission_without_protection
from ssotgen.rules.personal_data_in_address import personal_data_in_address
from ssotgen.rules.public_state_change import public_state_change
from ssotgen.rules.required_without_property import required_without_property
from ssotgen.rules.response_without_example import response_without_example
from ssotgen.rules.retriable_without_retry_after import retriable_without_retry_after
from ssotgen.rules.role_without_effect import role_without_effect
from ssotgen.rules.schema_without_type import schema_without_type
from ssotgen.rules.separation_violation import separation_violation
from ssotgen.rules.success_without_schema import success_without_schema
from ssotgen.rules.sunset_without_deprecated import sunset_without_deprecated
from ssotgen.rules.tag_undeclared import tag_undeclared
from ssotgen.rules.unbounded_array import unbounded_array
from ssotgen.rules.unbounded_integer import unbounded_integer
from ssotgen.rules.unbounded_string import unbounded_string
from ssotgen.rules.uncompilable_pattern import uncompilable_pattern
from ssotgen.rules.undeclared_status import undeclared_status
from ssotgen.rules.unguarded_operation import unguarded_operation
from ssotgen.rules.unowned_path import unowned_path
from ssotgen.rules.unused_error import unused_error
from ssotgen.rules.unused_permission import unused_permission
from ssotgen.rules.unused_schema import unused_schema
from ssotgen.rules.unused_security_scheme import unused_security_scheme
from ssotgen.rules.version_mismatch import version_mismatch
from ssotgen.rules.wildcard_grant import wildcard_grant

RULES: tuple[Rule, ...] = (
    ambiguous_path,
    bidirectional_control,
    collection_without_pagination,
    confusable_name,
    contract_without_changelog,
    contract_without_owner,
    contract_without_version,
    date_time_without_format,
    delete_with_body,
    deprecated_without_sunset,
    duplicate_role,
    exploding_pattern,
    inconsistent_path_case,
    inconsistent_plural,
    inconsistent_property_case,
    insecure_server,
    invalid_default,
    invalid_example,
    missing_description,
    misspelt_format,
    no_security,
    operation_without_client_error,
    operation_without_idempotency,
    operation_without_summary,
    own_without_meaning,
    permission_of_everyone,
    permission_without_protection,
    personal_data_in_address,
    public_state_change,
    required_without_property,
    response_without_example,
    retriable_without_retry_after,
    role_without_effect,
    schema_without_type,
    separation_violation,
    success_without_schema,
    sunset_without_deprecated,
    tag_undeclared,
    unbounded_array,
    unbounded_integer,
    unbounded_string,
    uncompilable_pattern,
    undeclared_status,
    unguarded_operation,
    unowned_path,
    unused_error,
    unused_permission,
    unused_schema,
    unused_security_scheme,
    version_mismatch,
    wildcard_grant,
)
