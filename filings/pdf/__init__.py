"""PDF files with real text, read for what they say; scans are refused.

:func:`filings.pdf.reading.read_pdf_source` reads one. A PDF knows only characters and lines at
places on a page: tables, cells and paragraphs are put together from them, and every doubt is marked.
Nothing is imported here: pdfplumber costs time, and is an extra.
"""
