"""Scans from their bytes to a document; the one test that runs recognition reads one small page."""

from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO

import pytest

from lint_gov.errors import InputError
from lint_gov.model.document import Document, Paragraph, Source, Table
from lint_gov.readers.scan import read_image, read_pdf, sniff_image
from readers.scan_pages import HEIGHT, LEFT, TOP, WIDTH, Image, page, saved


def _kind(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_image(Source("scan.png", data))
    return caught.value.kind


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP"])
def test_pictures_are_known_by_their_bytes(kind: str) -> None:
    assert sniff_image(saved(Image.new("RGB", (20, 20)), kind))


@pytest.mark.parametrize("data", [b"", b"BMW 2023\n", b"%PDF-1.7", b"PK\x03\x04", "二、".encode()])
def test_other_files_are_no_pictures(data: bytes) -> None:
    assert not sniff_image(data)


def test_damaged_pictures_are_told() -> None:
    whole = saved(Image.effect_noise((300, 300), 80).convert("RGB"))
    assert _kind(whole[: len(whole) // 2]) == "scan-damaged"
    assert _kind(b"\x89PNG\r\n\x1a\nrubbish") == "scan-damaged"


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    assert _kind(b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 9) + b"IDAT" + bytes(13)) == "picture-too-large"


def test_too_many_pages_are_refused() -> None:
    sheet = Image.new("1", (8, 8), 1)
    assert _kind(saved(sheet, "TIFF", save_all=True, append_images=[sheet] * 60)) == "too-many-pages"


def test_an_empty_page_is_told() -> None:
    pytest.importorskip("rapidocr", reason="rapidocr is not installed (extra `scan`)")
    assert _kind(saved(Image.new("L", (600, 400), 255))) == "scan-empty"


def test_without_the_extra_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("lint_gov.readers.scan_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(InputError) as caught:
        read_pdf(Source("scan.pdf", b"%PDF-1.7"))
    assert caught.value.kind == "no-ocr"


def test_pages_of_a_tiff_and_what_is_seen_through() -> None:
    from lint_gov.readers.scan_sheets import image_sheets

    black, clear = Image.new("L", (40, 30), 0), Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    assert [s.picture.mean() for s in image_sheets(saved(black, "TIFF", save_all=True, append_images=[black]))] == [0, 0]
    assert next(image_sheets(saved(clear))).picture.mean() == 255


def test_seals_go_and_red_figures_stay() -> None:
    from PIL import ImageDraw

    from lint_gov.readers.scan_picture import without_seals

    picture = page([["1", "2"]])
    draw = ImageDraw.Draw(picture)
    draw.ellipse((500, 400, 760, 660), outline=(200, 30, 40), width=9)
    draw.rectangle((600, 520, 640, 530), fill="black")
    draw.rectangle((LEFT + 40, TOP + 20, LEFT + 48, TOP + 44), fill=(200, 30, 40))
    import numpy as np

    grey = without_seals(np.asarray(picture))
    assert grey[530, 504] > 190
    assert grey[525, 620] < 60
    assert grey[TOP + 30, LEFT + 44] < 120


def _struck(picture: Image.Image) -> Image.Image:
    """A figure of the page crossed out by hand."""
    from PIL import ImageDraw

    left, top = LEFT + 3 * WIDTH, TOP + 2 * HEIGHT
    stroke = [(35, 50), (70, 14), (95, 52), (120, 16)]
    ImageDraw.Draw(picture).line([(left + x, top + y) for x, y in stroke], "black", 6)
    return picture


def _read(picture: Image.Image) -> Document:
    buffer = BytesIO()
    picture.rotate(-1.2, fillcolor="white", resample=Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=75)
    return read_image(Source("scan.jpg", buffer.getvalue()))


def test_a_page_is_read_and_what_is_not_sure_is_doubtful() -> None:
    pytest.importorskip("rapidocr", reason="rapidocr is not installed (extra `scan`)")
    rows = [["2023", None, "7", "96"], ["5", "10", "0", "1284"], ["", "", "3", ""], ["31", "0.45", "111", "28"]]
    document = _read(_struck(page(rows)))
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    shown = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        shown[cell.row][cell.column] = "?" if cell.doubtful else cell.text
    rows[0][1], rows[2][3] = "", "?"
    assert shown == rows
    assert document.format == "scan"
    assert table.cells[0].place.page == 1
    assert not any(isinstance(block, Paragraph) for block in document.blocks)
