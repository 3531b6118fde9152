"""The application package: documents and evidence in one archive, and whether it is still whole."""
