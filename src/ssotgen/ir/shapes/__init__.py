"""Schemas as typed languages see them: records, enumerations, lists, unions, with `allOf` already merged."""
