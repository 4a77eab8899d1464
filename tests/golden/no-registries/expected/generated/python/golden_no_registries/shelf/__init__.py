# AUTO-GENERATED – DO NOT EDIT
# Sources: shelf.yaml
# Regenerate: ssotgen build
