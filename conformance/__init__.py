"""Independent material through the whole compiler; what comes out is counted, and every failure has a name."""
