"""Comments (批注) on the sample report: `remarks: [{at: words of a paragraph or cell, text: …}]` of an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lint_gov.model.document import Block, Paragraph, Remark, Table
from lint_gov.model.place import Place
from lint_gov.readers import directive


def attached(given: Iterable[Mapping[str, str]], blocks: Iterable[Block]) -> tuple[Remark, ...]:
    """Return the comments, each at the first paragraph or cell whose text begins with the words it is for."""
    texts = tuple(_texts(blocks))
    return tuple(
        Remark(
            text=remark["text"],
            places=tuple(place for text, place in texts if text.startswith(remark["at"]))[:1],
            directive=directive.start(remark["text"]) > 0,
        )
        for remark in given
    )


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[str, Place]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.place
        elif isinstance(block, Table):
            for cell in block.cells:
                yield cell.text, cell.place
