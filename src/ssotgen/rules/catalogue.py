"""Every rule, in the order of ids. A test holds this tuple against the folder."""

from __future__ import annotations

from ssotgen.plugin import Rule
from ssotgen.rules.ambiguous_path import ambiguous_path
from ssotgen.rules.contract_without_changelog import contract_without_changelog
from ssotgen.rules.contract_without_owner import contract_without_owner
from ssotgen.rules.contract_without_version import contract_without_version
from ssotgen.rules.invalid_default import invalid_default
from ssotgen.rules.invalid_example import invalid_example
from ssotgen.rules.no_security import no_security
from ssotgen.rules.operation_without_summary import operation_without_summary
from ssotgen.rules.own_without_meaning import own_without_meaning
from ssotgen.rules.public_state_change import public_state_change
from ssotgen.rules.role_without_effect import role_without_effect
from ssotgen.rules.separation_violation import separation_violation
from ssotgen.rules.uncompilable_pattern import uncompilable_pattern
from ssotgen.rules.undeclared_status import undeclared_status
from ssotgen.rules.unguarded_operation import unguarded_operation
from ssotgen.rules.unused_permission import unused_permission
from ssotgen.rules.version_mismatch import version_mismatch
from ssotgen.rules.wildcard_grant import wildcard_grant

RULES: tuple[Rule, ...] = (
    ambiguous_path,
    contract_without_changelog,
    contract_without_owner,
    contract_without_version,
    invalid_default,
    invalid_example,
    no_security,
    operation_without_summary,
    own_without_meaning,
    public_state_change,
    role_without_effect,
    separation_violation,
    uncompilable_pattern,
    undeclared_status,
    unguarded_operation,
    unused_permission,
    version_mismatch,
    wildcard_grant,
)
