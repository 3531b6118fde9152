"""Project files: reading them with every place remembered, and their JSON Schema."""
