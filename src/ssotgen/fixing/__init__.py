"""Fixes onto hand-written files, with comments and layout kept."""
