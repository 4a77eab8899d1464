"""Facts derived from a program, pure."""
