"""Checks over a linked program, a file each."""
