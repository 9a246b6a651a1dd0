"""Tokens are looked for where one can begin; that must find what the pattern itself finds at any place."""

from __future__ import annotations

from random import Random

from lint_gov.prose.lexer import _next, _pattern
from lint_gov.prose.words import words
from lint_gov.text.numerals import CHINESE


def test_no_token_is_passed_over() -> None:
    q, lists = words("quantities"), words("lists")
    pieces = [*q["idioms"], *q["vague"], *q["units"], *lists["opens"], *lists["opens_after_comma"], *CHINESE]
    pieces += [
        "2023年",
        " 2021〕30号",
        "〔2021〕",
        "第",
        "3",
        "12.5",
        "%",
        "百分之",
        "《",
        "》",
        "（",
        "）",
        "，",
        "。",
        "！",
        "：",
        ";",
        " ",
    ]
    pieces += ["V2.0", "个百分点", "12345-", "本年", "申请", "约", "余", "\x7f", "×", "٣", "月"]
    rng, pattern = Random(5), _pattern()
    for _ in range(3000):
        coded = pattern.coded("".join(rng.choices(pieces, k=rng.randint(1, 12))))
        for at in range(len(coded)):
            found, wanted = _next(coded, at), pattern.pattern.search(coded, at)
            assert (found and (found.span(), found.lastgroup)) == (wanted and (wanted.span(), wanted.lastgroup)), coded
