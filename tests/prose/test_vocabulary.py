from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lint_gov.prose.vocabulary import Vocabulary

WORDS = Vocabulary({"verb": ["收到", "收"], "noun": ["申请", "申请件"], "tail": ["申请", "件"]})


def test_the_longest_word_counts() -> None:
    told = WORDS.encode("共收到申请件")
    assert told.starts == [0, 1, 3, 6]
    assert told.words(1, 3) == "收到申请件"


def test_a_word_of_two_classes_is_of_both() -> None:
    (code,) = WORDS.encode("申请").codes
    assert re.fullmatch(WORDS.any_of("noun"), code)
    assert re.fullmatch(WORDS.any_of("tail"), code)
    assert not re.fullmatch(WORDS.any_of("verb"), code)


@given(st.text(alphabet="共收到申请件，"))
def test_offsets_cover_the_text(text: str) -> None:
    told = WORDS.encode(text)
    assert told.starts[-1] == len(text)
    assert "".join(told.words(n, n + 1) for n in range(len(told.codes))) == text
