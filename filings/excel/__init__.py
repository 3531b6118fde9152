"""Excel workbooks of any origin, read for what they say.

:func:`filings.excel.reading.read_excel_source` reads one. Nothing is imported here: lxml costs time.
"""
