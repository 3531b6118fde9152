"""Tasks that stand in running text, with who does them and by when."""
