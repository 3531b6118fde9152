"""Use cases, one a file: the only place that writes files."""
