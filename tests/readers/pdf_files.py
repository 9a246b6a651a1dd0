"""A small writer of PDF files: text in a Chinese font that every viewer knows, lines in all the ways producers draw them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
# STSong with its Unicode encoding need not be embedded; its Latin half has half the width.
_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> /DW 1000 /W [1 95 500] >>] >>"
)
# Glyphs without a word of what they are: a font of our own encoding, neither embedded nor mapped.
_MUTE = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype "
    b"/CIDFontType2 /BaseFont /Nameless /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /Nameless /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 "
    b"/Descent -120 /CapHeight 880 /StemV 93 >> /DW 1000 >>] >>"
)


@dataclass
class Sheet:
    """A page under construction; y counts from the top."""

    size: tuple[float, float] = A4
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    parts: list[str] = field(default_factory=list)
    forms: list[tuple[str, str]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10.5, mode: int = 0, turn: int = 0, font: str = "F") -> Sheet:
        """Write text at a baseline; `turn`: 90 runs upwards, -90 downwards."""
        a, b, c, d = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), -90: (0, -1, 1, 0), 45: (0.7, 0.7, -0.7, 0.7)}[turn]
        code = text.encode("utf-16-be").hex()
        at = f"{a} {b} {c} {d} {x:.2f} {self.size[1] - y:.2f}"
        self.parts.append(f"BT /{font} {size} Tf {mode} Tr {at} Tm <{code}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float, how: str = "stroke") -> Sheet:
        """Draw a line: stroked, as a thin filled shape, as a large shape of which a thin part is seen, in pieces."""
        height = self.size[1]
        left, low, wide, tall = min(x0, x1), height - max(y0, y1), abs(x1 - x0) or 0.5, abs(y1 - y0) or 0.5
        if how == "stroke":
            self.parts.append(f"0.5 w {x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l S")
        elif how == "fill":
            self.parts.append(f"{left:.2f} {low:.2f} {wide:.2f} {tall:.2f} re f")
        elif how == "clip":
            self.parts.append(f"q {left:.2f} {low:.2f} {wide:.2f} {tall:.2f} re W n 0 0 {self.size[0]} {height} re f Q")
        else:
            for n in range(4):
                a = (left + wide * n / 4, low + tall * n / 4) if wide > tall else (left, low + tall * n / 4)
                b = (wide / 4, tall) if wide > tall else (wide, tall / 4)
                self.parts.append(f"{a[0]:.2f} {low if wide > tall else a[1]:.2f} {b[0]:.2f} {b[1]:.2f} re f")
        return self

    def frame(self, x0: float, y0: float, x1: float, y1: float, how: str = "stroke") -> Sheet:
        """Draw the four sides of a box."""
        for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            self.line(*side, how=how)
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        """Put a grey picture; x, y: its top left corner."""
        at = f"{width:.2f} 0 0 {height:.2f} {x:.2f} {self.size[1] - y - height:.2f}"
        self.parts.append(f"q {at} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self

    def table(self, left: float, top: float, rows: Sequence[Sequence[str]], widths: Sequence[float], **how: object) -> float:
        """Draw a table without merged cells and return where it ends.

        Args:
            how: `how` of its lines, `height` of its rows, `lines`: "all", "none", "across", `open_bottom`, `align`.
        """
        height = float(how.get("height", 20))  # type: ignore[arg-type]
        style, lines = str(how.get("how", "stroke")), how.get("lines", "all")
        edges = [left + sum(widths[:n]) for n in range(len(widths) + 1)]
        bottom = top + height * len(rows)
        for n in range(len(rows) + 1 - bool(how.get("open_bottom"))):
            if lines in ("all", "across"):
                self.line(edges[0], top + n * height, edges[-1], top + n * height, style)
        for edge in edges if lines == "all" else ():
            self.line(edge, top, edge, bottom, style)
        for n, row in enumerate(rows):
            for edge, width, text in zip(edges[:-1], widths, row, strict=True):
                shift = 0.0 if how.get("align") != "center" else (width - 9 * _width(text)) / 2 - 3
                self.text(edge + 3 + shift, top + n * height + 14, text, 9)
        return bottom


def _width(text: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def pdf(*sheets: Sheet, title: str = "", packed: bool = True, locked: bool = False) -> bytes:
    """The file of some pages; `locked`: it asks for a password that nobody knows."""
    made = _Objects(packed)
    fonts = f"/Font << /F {made.add(_FONT)} 0 R /M {made.add(_MUTE)} 0 R >>"
    pages = made.reserve()
    kids = [_page(made, sheet, pages, fonts) for sheet in sheets]
    made.put(pages, f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode())
    root = made.add(f"<< /Type /Catalog /Pages {pages} 0 R >>".encode())
    info = made.add(f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>".encode())
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >> /ID [<{'00' * 16}> <{'00' * 16}>]"
    return made.file(root, info, lock if locked else "")


def _page(made: _Objects, sheet: Sheet, pages: int, fonts: str) -> int:
    forms = [_form(made, matrix, body, fonts) for matrix, body in sheet.forms]
    named = " ".join(f"/X{n} {number} 0 R" for n, number in enumerate(forms))
    content = made.add_stream("\n".join(sheet.parts).encode("latin-1"), "")
    crop = f"/CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
    box = f"/MediaBox [0 0 {sheet.size[0]} {sheet.size[1]}] {crop} /Rotate {sheet.rotate}"
    resources = f"/Resources << {fonts} /XObject << {named} >> >>"
    return made.add(f"<< /Type /Page /Parent {pages} 0 R {box} /Contents {content} 0 R {resources} >>".encode())


def _form(made: _Objects, matrix: str, body: str, fonts: str) -> int:
    entries = f"/Type /XObject /Subtype /Form /BBox [-9999 -9999 9999 9999] /Matrix [{matrix}] /Resources << {fonts} >>"
    return made.add_stream(body.encode("latin-1"), entries)


class _Objects:
    def __init__(self, packed: bool) -> None:
        self._bodies: list[bytes] = []
        self._packed = packed

    def reserve(self) -> int:
        self._bodies.append(b"")
        return len(self._bodies)

    def put(self, number: int, body: bytes) -> int:
        self._bodies[number - 1] = body
        return number

    def add(self, body: bytes) -> int:
        return self.put(self.reserve(), body)

    def add_stream(self, body: bytes, entries: str) -> int:
        data, how = (zlib.compress(body), "/Filter /FlateDecode") if self._packed else (body, "")
        head = f"<< /Length {len(data)} {how} {entries} >>\nstream\n".encode()
        return self.add(head + data + b"\nendstream")

    def file(self, root: int, info: int, more: str) -> bytes:
        out = bytearray(b"%PDF-1.5\n")
        places = []
        for number, body in enumerate(self._bodies, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        out += f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R /Info {info} 0 R {more} >>\n".encode()
        out += f"startxref\n{start}\n%%EOF\n".encode()
        return bytes(out)
