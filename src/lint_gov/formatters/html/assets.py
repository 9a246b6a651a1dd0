"""Style, script and head of a page that refers to nothing outside itself; also for pages of other parts (汇总)."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from lint_gov import __version__
from lint_gov.formatters.html.element import Markup, raw, tag


def head(title: str, style: Markup, script: Markup) -> Markup:
    """Return the head of a page; its policy lets this style and this script in, and nothing else."""
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"lint-gov {__version__}"),
        tag("title", title),
        tag("style", style),
    )


def asset(package: str, name: str) -> Markup:
    """Return a style or script of a package."""
    content = (files(package) / name).read_text(encoding="utf-8")
    return raw(content.replace("\r\n", "\n"))


def _hash(content: Markup) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
