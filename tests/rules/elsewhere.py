"""Findings that no workspace in memory can provoke, each with the test that proves it."""

from collections.abc import Mapping

_WORKFLOW = "tests/behaviour/test_workflow.py"
_OWNERSHIP = "tests/behaviour/test_ownership.py"

PROVED_ELSEWHERE: Mapping[str, str] = {
    "edited-output": f"{_OWNERSHIP}::test_a_hand_edit_is_a_conflict",
    "manifest-broken": f"{_OWNERSHIP}::test_a_broken_manifest_is_named",
    "missing-output": f"{_OWNERSHIP}::test_state_is_believed_only_where_the_disk_agrees",
    "nothing-to-resolve": "tests/behaviour/test_merges.py::test_without_a_merge_there_is_nothing_to_resolve",
    "orphaned-output": f"{_WORKFLOW}::test_orphans_are_removed_with_their_folders",
    "output-collision": f"{_WORKFLOW}::test_two_outputs_on_one_path",
    "output-path": "tests/behaviour/test_bad_input.py::test_what_stands_at_an_output_path_stays",
    "released-output": f"{_WORKFLOW}::test_a_copy_elsewhere",
    "second-opinion": f"{_WORKFLOW}::test_a_second_opinion",
    "stale-output": f"{_OWNERSHIP}::test_an_edit_hidden_in_the_manifest_is_drift",
    "template-error": f"{_WORKFLOW}::test_a_broken_template",
    "unknown-output": f"{_OWNERSHIP}::test_force_gives_up_one_file",
    "unmanaged-output": f"{_OWNERSHIP}::test_an_unmanaged_file_is_taken_over_only_by_name",
    "unreadable-file": "tests/behaviour/test_bad_input.py::test_unreadable_file",
    "other-versions": f"{_OWNERSHIP}::test_other_versions_are_named",
}
