"""How a command ends."""

DONE, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
