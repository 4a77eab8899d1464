"""Where a `$ref` leads: across places and files, without leaving the workspace."""
