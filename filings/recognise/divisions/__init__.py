"""Words that divide work, where they stand inside a text: brackets, labelled lines, one text within a cell."""
