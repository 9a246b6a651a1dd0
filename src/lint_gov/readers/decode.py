"""Bytes of a text file → text. Decides by the bytes alone; a declared charset is never believed.

Portals declare gb2312 and hold GBK characters, or declare UTF-8 and hold GB18030. Order: byte-order mark, UTF-16 by its
zero bytes, strict UTF-8, strict GB18030; then whichever of the two is damaged least. Big5 is the one exception: its bytes
are valid GB18030 as a rule, so it is tried where the sender or the page names it, and taken where the words prove it.
"""

from __future__ import annotations

import re

from lint_gov.errors import InputError
from lint_gov.readers.limits import check_size

_UTF8_MARK = b"\xef\xbb\xbf"
_BOMS = (
    (_UTF8_MARK, "utf-8", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be", "utf-16-be"),
)
_MAGIC = (  # zip, OLE, PDF, gzip, PNG, JPEG, GIF, 7z, RAR, RTF
    b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff",
    b"GIF8", b"7z\xbc\xaf", b"Rar!", b"{\\rtf",
)  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Looked for, because to strip the blanks would copy the text.
_VISIBLE = re.compile("[^\0 \t\r\n\f\v\u3000\u00a0\ufeff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HAN_OR_ASCII = re.compile("[\t\n\r\x20-\x7e\u00a0\u2010-\u203f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_CHINESE = re.compile("[\u2e80-\uffef]")
_TWO_BYTES = re.compile("[\u0080-\u009f\u00a1-\u00b6\u00b8-\u07ff]")
_LOST = "\ufffd"
# One broken sequence in this many sound ones is damage; more is another encoding.
_SOUND_PER_BROKEN = 5
_LEAST_SOUND = 3
_NOISE = 100
_PLAIN = 0.9

_LEAD = r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*+"
_PAGE = re.compile(_LEAD + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAGS = (
    r"!doctype\s+html|html|head|body|meta|title|style|script|link|table|tbody|tr|div|p|center|font|span|section|article|h[1-6]|br"
)
_MARKUP = re.compile(_LEAD + rf"<(?:{_TAGS})\b[^<]*>", re.IGNORECASE | re.DOTALL)
_HEAD = 4096
_PIECE = 1 << 20
_BIG5 = re.compile(r"charset\s*=\s*[\"']?\s*big-?5", re.IGNORECASE)
# Characters that no Chinese text of some length lacks, alike in traditional and simplified writing.
_EVERYWHERE = re.compile("[的一年月日和不在政府公]")


def decode(data: bytes, hint: str = "") -> tuple[str, str]:
    """Return the text of `data` without byte-order mark, and the name of its encoding; `hint`: what the sender claims.

    Raises:
        InputError: "too-large", "empty" (nothing but blanks), "binary" (no text in a known encoding).
    """
    check_size(data)
    if data.startswith(_MAGIC):
        raise InputError("binary")
    text, encoding = _marked(data) or _big5(data, hint) or _unmarked(data.removeprefix(_UTF8_MARK))
    text = text.removeprefix("\ufeff")
    if _VISIBLE.search(text) is None:
        raise InputError("empty")
    if _count(_CONTROL, text) * _NOISE > len(text):
        raise InputError("binary")
    return text, encoding


def _count(pattern: re.Pattern[str], text: str) -> int:
    """How often a pattern of one character occurs; piece by piece, for a list of all would be larger than the text."""
    return sum(len(pattern.findall(text, start, start + _PIECE)) for start in range(0, len(text), _PIECE))


def _marked(data: bytes) -> tuple[str, str] | None:
    """By byte-order mark. A wrong sequence in such a file is damage, not another encoding."""
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            return (text, name) if _is_little_damage(text) else None
    return None


def _big5(data: bytes, hint: str) -> tuple[str, str] | None:
    """Traditional characters in Big5, where that is claimed and makes more sense than GB18030."""
    if "big5" not in hint.lower().replace("-", "") and not _BIG5.search(_head(data)):
        return None
    text, other = (data.decode(codec, "replace") for codec in ("big5hkscs", "gb18030"))
    likely = _count(_EVERYWHERE, text) > _count(_EVERYWHERE, other) and _is_little_damage(text)
    return (text, "big5hkscs") if likely and _strict_utf8(data) is None else None


def _strict_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _unmarked(data: bytes) -> tuple[str, str]:
    return _zeros(data) or _strict(data) or _damaged(data)


def _is_little_damage(text: str) -> bool:
    lost = text.count(_LOST)
    return lost * _SOUND_PER_BROKEN <= _wide(text) - lost or lost * _NOISE <= len(text)


def _wide(text: str) -> int:
    """How many characters are beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _zeros(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: zero bytes, and nearly all characters are Chinese or ASCII in one byte order only."""
    if b"\0" not in data:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = data.decode(codec, "replace")
        if _count(_HAN_OR_ASCII, text) >= _PLAIN * len(text):
            return text, codec
    return None


def _strict(data: bytes) -> tuple[str, str] | None:
    for codec in ("utf-8", "gb18030"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "utf-8" or (not _is_broken_utf8(data) and _is_plausible(text)):
            return text, codec
    return None


def _is_plausible(text: str) -> bool:
    """Other encodings and binary content decode as GB18030 with many characters for private use."""
    return _count(_PRIVATE, text) * _SOUND_PER_BROKEN <= _wide(text)


def _is_broken_utf8(data: bytes) -> bool:
    """Whether the bytes are Chinese in UTF-8 with a few broken ones.

    GB18030 text read as UTF-8 has next to no Chinese characters, and letters of other scripts besides broken sequences.
    A sequence cut off by the end of the file does not count as broken.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count(_LOST) - text.endswith(_LOST) + _count(_TWO_BYTES, text)
    return _count(_CHINESE, text) >= max(broken * _SOUND_PER_BROKEN, _LEAST_SOUND)


def _damaged(data: bytes) -> tuple[str, str]:
    """The encoding that loses least, when that is little."""
    if _is_broken_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    texts = [(data.decode(codec, "replace"), codec) for codec in ("gb18030", "utf-8")]
    text, codec = min(texts, key=lambda t: t[0].count(_LOST))
    if _is_little_damage(text) and _is_plausible(text):
        return text, codec
    raise InputError("binary")


def _head(data: bytes) -> str:
    """The beginning of a file with its ASCII characters readable, whatever the encoding."""
    return data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")


def is_html_page(data: bytes) -> bool:
    """Tell whether the bytes are a whole HTML page (doctype, html, head or body element first)."""
    return _PAGE.match(_head(data)) is not None


def looks_like_html(data: bytes) -> bool:
    """Tell whether the bytes are a page or a fragment of HTML."""
    return _MARKUP.match(_head(data)) is not None


def decodes(data: bytes) -> bool:
    """Tell whether the bytes are text in a known encoding."""
    try:
        decode(data)
    except InputError:
        return False
    return True


def looks_like_text(data: bytes) -> bool:
    """Tell whether the bytes are text in a known encoding, and no HTML."""
    return not looks_like_html(data) and decodes(data)
