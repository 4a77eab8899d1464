"""JSON Schema in all its dialects, to typed schemas."""
