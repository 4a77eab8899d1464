"""Schemas as typed languages see them: records, enumerations, lists, unions; `allOf` and references are already merged."""
