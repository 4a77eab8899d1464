"""The linked program and everything in it: frozen values in a stable order, without input or output."""
