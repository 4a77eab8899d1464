"""Text to located nodes."""
