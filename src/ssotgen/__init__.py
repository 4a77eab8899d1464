"""Compiles hand-written contracts and registries into code, policy, tests and documentation."""

__version__ = "0.1.0"
