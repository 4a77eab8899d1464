"""One module an input format: nodes to declarations."""
