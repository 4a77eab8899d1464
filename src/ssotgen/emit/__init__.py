"""Artifacts to files: print, stamp, gate, plan, apply."""
