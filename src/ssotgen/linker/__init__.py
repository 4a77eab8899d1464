"""Declarations to one program: references resolved, names decided."""
