"""What a Word file may be at most, known before it is opened."""

MOST_BYTES = 200 * 1024 * 1024
"""Of the file, and of all its parts together."""
