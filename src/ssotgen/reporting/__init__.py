"""Findings and plans, printed."""
