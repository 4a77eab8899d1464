"""What every generated service shares. It is copied into the generated package and imports nothing of the compiler."""
