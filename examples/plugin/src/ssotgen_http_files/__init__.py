"""Requests that an editor can send, and a rule about paths."""
