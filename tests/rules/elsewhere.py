"""Findings that no workspace in memory can provoke, each with the test that proves it."""

from collections.abc import Mapping

_WORKFLOW = "tests/behaviour/test_workflow.py"
_OWNERSHIP = "tests/behaviour/test_ownership.py"
_EJECT = "tests/behaviour/test_eject.py"
_PACKAGES = "tests/behaviour/test_plugin_faults.py"

PROVED_ELSEWHERE: Mapping[str, str] = {
    "broken-ejections": f"{_EJECT}::test_a_broken_record_stops_a_build",
    "broken-extension": f"{_PACKAGES}::test_what_cannot_be_used_is_named",
    "edited-output": f"{_OWNERSHIP}::test_a_hand_edit_is_a_conflict",
    "extension-collision": f"{_PACKAGES}::test_two_packages_cannot_share_a_name",
    "manifest-broken": f"{_OWNERSHIP}::test_a_broken_manifest_is_named",
    "missing-output": f"{_OWNERSHIP}::test_state_is_believed_only_where_the_disk_agrees",
    "nothing-to-resolve": "tests/behaviour/test_merges.py::test_without_a_merge_there_is_nothing_to_resolve",
    "orphaned-output": f"{_WORKFLOW}::test_orphans_are_removed_with_their_folders",
    "output-collision": f"{_WORKFLOW}::test_two_outputs_on_one_path",
    "outdated-template": f"{_EJECT}::test_an_original_that_moved_is_named_with_both_versions",
    "output-path": "tests/behaviour/test_bad_input.py::test_what_stands_at_an_output_path_stays",
    "released-output": f"{_WORKFLOW}::test_a_copy_elsewhere",
    "second-opinion": f"{_WORKFLOW}::test_a_second_opinion",
    "stale-output": f"{_OWNERSHIP}::test_an_edit_hidden_in_the_manifest_is_drift",
    "template-error": f"{_WORKFLOW}::test_a_broken_template",
    "unfixable-file": "tests/behaviour/test_fixes.py::test_a_link_is_not_followed",
    "unknown-output": f"{_OWNERSHIP}::test_force_gives_up_one_file",
    "unknown-template": f"{_EJECT}::test_a_file_that_nothing_reads_is_named",
    "unmanaged-output": f"{_OWNERSHIP}::test_an_unmanaged_file_is_taken_over_only_by_name",
    "unreadable-file": "tests/behaviour/test_bad_input.py::test_unreadable_file",
    "other-versions": f"{_OWNERSHIP}::test_other_versions_are_named",
}

SHOWN_ELSEWHERE: Mapping[str, str] = {
    "broken-ejections": """
$ git merge other && git add --all
$ ssotgen check
error[broken-ejections]: the record of copied templates cannot be read: it is not JSON
""",
    "broken-extension": """
$ pip install acme-checks
$ ssotgen check
error[broken-extension]: acme-checks 1.0 offers `house-rule` in ssotgen.rules, but `acme_checks:house_rule` cannot be
imported: ModuleNotFoundError: No module named 'acme_core'
""",
    "extension-collision": """
$ pip install acme-checks other-checks
$ ssotgen check
error[extension-collision]: other-checks 2.0 and acme-checks 1.0 both have a finding that is called `house-rule`
""",
    "outdated-template": """
$ pip install --upgrade ssotgen
$ ssotgen check
warning[outdated-template]: `docs/contract.md.jinja` was copied from ssotgen 0.1.0; the template of ssotgen 0.2.0 is
another one
""",
    "unknown-template": """
$ mv ssotgen-templates/docs/contract.md.jinja ssotgen-templates/docs/contracts.md.jinja
$ ssotgen check
warning[unknown-template]: no template is called `docs/contracts.md.jinja`
""",
    "edited-output": """
$ echo '# mine' >> generated/python/notes_service/rbac.py
$ ssotgen build
error[edited-output]: `generated/python/notes_service/rbac.py`: was changed by hand
""",
    "manifest-broken": """
$ echo '{' > generated/.ssotgen-manifest.json
$ ssotgen build
error[manifest-broken]
""",
    "missing-output": """
$ rm generated/CODEOWNERS
$ ssotgen check
error[missing-output]: `generated/CODEOWNERS` is not there
""",
    "nothing-to-resolve": """
$ git init && ssotgen resolve
error[nothing-to-resolve]: no merge is going on, and HEAD is none
""",
    "orphaned-output": """
$ rm -r contracts/notes-api
$ ssotgen check
error[orphaned-output]
""",
    "other-versions": """
$ pip install --upgrade ssotgen
$ ssotgen check
warning[other-versions]: the outputs were written with ssotgen 0.1.0; this is ssotgen 0.2.0
""",
    "output-collision": """
$ printf '[outputs]\\ncodeowners = "generated/matrix.csv"\\n' >> ssotgen.toml
$ ssotgen build
error[output-collision]
""",
    "output-path": """
$ ln -s /etc/hosts generated/CODEOWNERS
$ ssotgen build
error[output-path]: `generated/CODEOWNERS` is a symbolic link, and an output belongs there
""",
    "released-output": """
$ sed -i '/codeowners = /d' ssotgen.toml
$ ssotgen build
warning[released-output]: `.github/CODEOWNERS` is no longer made; delete it, or keep it by hand
""",
    "second-opinion": """
$ ssotgen check --second-opinion
warning[second-opinion]: 12 is not of type 'string'
""",
    "stale-output": """
$ sed -i 's/note.write/note.create/' registries/rbac.yaml registries/routes.yaml
$ ssotgen check
error[stale-output]: `generated/python/notes_service/rbac.py` is not what the sources make
""",
    "template-error": """
$ echo '{{ view.nmae }}' > ssotgen-templates/docs/contract.md.jinja
$ ssotgen build
error[template-error]
""",
    "unfixable-file": """
$ ln -sf /srv/shared/routes.yaml registries/routes.yaml
$ ssotgen check --fix
error[unfixable-file]: `registries/routes.yaml` is a symbolic link; nothing is fixed in it
""",
    "unknown-output": """
$ ssotgen build --force generated/CODEOWNER
error[unknown-output]: `generated/CODEOWNER` is no output
""",
    "unmanaged-output": """
$ mkdir generated && echo '* @me' > generated/CODEOWNERS
$ ssotgen build
error[unmanaged-output]: `generated/CODEOWNERS` was not written by ssotgen, and an output belongs there
""",
    "unreadable-file": """
$ chmod a-r registries/rbac.yaml
$ ssotgen check
error[unreadable-file]: the file cannot be read: Permission denied
""",
}
"""The example on the page of each of these findings."""
