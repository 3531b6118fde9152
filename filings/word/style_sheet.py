"""How text really looks: defaults, styles and direct formatting put together.

A property stands in the document defaults, in a chain of styles, or on the paragraph and run; the
nearest one counts (ECMA-376 part 1, 17.7.2). Each style is worked out once, so that a file of any
length takes time in proportion to its length.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from filings.word.namespaces import W, qn
from filings.word.package import Package
from filings.word.xml import Element, is_on

Properties = dict[str, Any]
"""Properties by our own names; what is not stated is absent."""

_DEFAULT_SIZE = 10.0
_NUMBERS = ("firstLine", "firstLineChars", "hanging", "left", "leftChars")


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph stands: indents and lines in twips, ``*_chars`` in hundredths of characters.

    ``line_rule`` is auto (``line`` in 240ths of a line), exact or atLeast (``line`` in twips).
    """

    alignment: str = "left"
    first_line: int = 0
    first_line_chars: int = 0
    left: int = 0
    left_chars: int = 0
    line: int = 240
    line_rule: str = "auto"
    snap_to_grid: bool = True
    new_page: bool = False
    numbered: bool = False
    outline_level: int | None = None
    list_id: str = ""
    """The ``w:numId`` of the list that numbers the paragraph, '' if none does."""
    list_level: int | None = None
    """The level in the list, from 0; None where the list says it for the style ``list_style``."""
    list_style: str = ""

    @property
    def is_indented(self) -> bool:
        """Whether the first line begins further right than the type area."""
        return (self.first_line_chars or self.first_line) + (self.left_chars or self.left) > 0


@dataclass(frozen=True, slots=True)
class TextLook:
    """How a run looks: its East Asian ``font`` ('' where unknown) and its ``size`` in points."""

    font: str = ""
    size: float = _DEFAULT_SIZE
    bold: bool = False
    color: str = ""
    hidden: bool = False


@dataclass(slots=True)
class StyleSheet:
    """The styles of a file."""

    fonts: dict[str, str] = field(default_factory=dict)
    """The East Asian fonts of the theme, ``major`` and ``minor``."""
    default_run: Properties = field(default_factory=dict)
    default_paragraph: Properties = field(default_factory=dict)
    default_style: str = ""
    styles: dict[str, Element] = field(default_factory=dict)
    _worked_out: dict[str, tuple[Properties, Properties]] = field(default_factory=dict)

    def of_style(self, style: str) -> tuple[Properties, Properties]:
        """The paragraph and run properties of a style with all that it is based on."""
        chain: list[str] = []
        while style in self.styles and style not in self._worked_out and style not in chain:
            chain.append(style)
            style = _value(self.styles[style].find(W + "basedOn"))
        known: tuple[Properties, Properties] = self._worked_out.get(style, ({}, {}))
        for name in reversed(chain):
            element = self.styles[name]
            own = paragraph_properties(element.find(W + "pPr"))
            if "listId" in own:
                own["listStyle"] = name
            paragraph = known[0] | own
            run = known[1] | run_properties(element.find(W + "rPr"), self.fonts)
            known = self._worked_out[name] = (paragraph, run)
        return known

    def paragraph(self, properties: Element | None) -> tuple[ParagraphLook, Properties]:
        """How a paragraph with these ``w:pPr`` stands, and the look that its runs begin with."""
        named = properties.find(W + "pStyle") if properties is not None else None
        style = _value(named) or self.default_style
        if style not in self.styles:
            style = self.default_style
        paragraph, run = self.of_style(style)
        own = paragraph_properties(properties)
        if "listId" in own and own.get("listLevel") is None:
            own["listLevel"] = 0  # only a style leaves it to the list which level is its own
        found = self.default_paragraph | paragraph | own
        first = found.get("firstLine", 0) - found.get("hanging", 0)
        return ParagraphLook(
            found.get("alignment", "left"),
            first,
            found.get("firstLineChars", 0),
            found.get("left", 0),
            found.get("leftChars", 0),
            found.get("line", 240),
            found.get("lineRule", "auto"),
            found.get("snapToGrid", True),
            found.get("pageBreakBefore", False),
            found.get("numbered", False),
            found.get("outlineLevel"),
            found.get("listId", ""),
            found.get("listLevel"),
            found.get("listStyle", ""),
        ), run

    def run(self, inherited: Properties, properties: Element | None) -> TextLook:
        """How a run with these ``w:rPr`` looks in a paragraph that gives it ``inherited``."""
        named = _value(properties.find(W + "rStyle")) if properties is not None else ""
        _paragraph, own = self.of_style(named) if named else ({}, {})
        found = self.default_run | inherited | own
        if inherited.get("bold") and own.get("bold"):
            found["bold"] = False  # a switch in both styles is off again
        found |= run_properties(properties, self.fonts)
        return TextLook(
            found.get("font", ""),
            found.get("size", _DEFAULT_SIZE),
            found.get("bold", False),
            found.get("color", ""),
            found.get("hidden", False),
        )


def read_style_sheet(package: Package, main: str) -> StyleSheet:
    """The styles, defaults and theme fonts of ``package``."""
    sheet = StyleSheet()
    for part in package.related(main, "theme"):
        sheet.fonts |= _theme_fonts(package.tree(part))
    for part in package.related(main, "styles"):
        root = package.tree(part)
        sheet.default_run |= run_properties(
            root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), sheet.fonts
        )
        sheet.default_paragraph |= paragraph_properties(
            root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        )
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            sheet.styles[name] = style
            is_default = style.get(W + "default") in ("1", "true", "on")
            if is_default and style.get(W + "type") == "paragraph":
                sheet.default_style = name
    return sheet


def paragraph_properties(properties: Element | None) -> Properties:
    """What ``w:pPr`` states."""
    found: Properties = {}
    if properties is None:
        return found
    for child in properties.iterchildren("*"):
        name = str(child.tag).removeprefix(W)
        if name == "jc":
            found["alignment"] = {"start": "left", "end": "right"}.get(_value(child), _value(child))
        elif name == "ind":
            found |= {
                key: whole(child.get(W + key, "")) for key in _NUMBERS if W + key in child.attrib
            }
            if W + "start" in child.attrib:
                found["left"] = whole(child.get(W + "start", ""))
            if "firstLine" in found and "hanging" not in found:
                found["hanging"] = 0
        elif name == "spacing" and W + "line" in child.attrib:
            found["line"] = whole(child.get(W + "line", ""))
            found["lineRule"] = child.get(W + "lineRule", "auto")
        elif name == "snapToGrid":
            found["snapToGrid"] = is_on(child)
        elif name == "pageBreakBefore":
            found["pageBreakBefore"] = is_on(child)
        elif name == "numPr":
            number = _value(child.find(W + "numId"))
            found["numbered"] = number not in ("", "0")
            if number:
                found["listId"] = "" if number == "0" else number
            level = child.find(W + "ilvl")
            if level is not None or number:
                found["listLevel"] = whole(_value(level)) if level is not None else None
        elif name == "outlineLvl" and _value(child).isascii() and _value(child).isdigit():
            found["outlineLevel"] = whole(_value(child))
    return found


def run_properties(properties: Element | None, fonts: dict[str, str]) -> Properties:
    """What ``w:rPr`` states; ``fonts`` are those of the theme."""
    found: Properties = {}
    if properties is None:
        return found
    for child in properties.iterchildren("*"):
        name = str(child.tag).removeprefix(W)
        if name == "rFonts":
            theme = child.get(W + "eastAsiaTheme", "")
            face = fonts.get(theme[:5], "") if theme else child.get(W + "eastAsia", "")
            if theme or face:
                found["font"] = face
        elif name == "sz":
            found["size"] = whole(_value(child)) / 2 or _DEFAULT_SIZE
        elif name == "b":
            found["bold"] = is_on(child)
        elif name == "color":
            found["color"] = "" if _value(child) == "auto" else _value(child).upper()
        elif name == "vanish":
            found["hidden"] = is_on(child)
    return found


def whole(text: str) -> int:
    """A whole number as Word writes it; 0 for anything else."""
    digits = text.strip().partition(".")[0]
    sign = digits.startswith("-")
    digits = digits.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
        return 0
    return -int(digits) if sign else int(digits)


def _value(element: Element | None) -> str:
    return element.get(W + "val", "") if element is not None else ""


def _theme_fonts(theme: Element) -> dict[str, str]:
    fonts = {}
    for kind in ("major", "minor"):
        element = next(theme.iter(qn(f"a:{kind}Font")), None)
        if element is None:
            continue
        east_asian = element.find(qn("a:ea"))
        face = east_asian.get("typeface", "") if east_asian is not None else ""
        for font in element.iter(qn("a:font")):
            if not face and font.get("script") == "Hans":
                face = font.get("typeface", "")
        fonts[kind] = face
    return fonts
