"""What authors of rules and generators test them with."""
