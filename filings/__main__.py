"""``python -m filings``: the same as the command ``filings``."""

from filings.cli import main

if __name__ == "__main__":
    main()
