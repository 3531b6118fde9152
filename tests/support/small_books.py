"""The smallest Excel files, made of XML by hand: what openpyxl never writes and others do."""

from __future__ import annotations

from filings.word.archive import archive, member

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def small_book(rows: str, *, texts: str = "", more: str = "", drawing: str = "") -> bytes:
    """A workbook with a sheet of these rows (XML), shared texts (``si``), and what follows the rows.

    ``drawing`` is what stands on the sheet, as XML of its part.
    """
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/sheet.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>',
        "xl/texts.xml": f'<sst xmlns="{_MAIN}">{texts}</sst>',
        "_rels/.rels": _relations(("r0", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _relations(
            ("r1", "worksheet", "sheet.xml"), ("r2", "sharedStrings", "texts.xml")
        ),
    }
    kinds = {"workbook": "sheet.main", "sheet": "worksheet", "texts": "sharedStrings"}
    if drawing:
        parts["xl/drawing.xml"] = drawing
        parts["xl/_rels/sheet.xml.rels"] = _relations(("r3", "drawing", "drawing.xml"))
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    return archive(member(name, text.encode()) for name, text in sorted(parts.items()))


def _relations(*found: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, kind, target in found
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
