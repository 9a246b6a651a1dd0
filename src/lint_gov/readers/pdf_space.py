"""Where things lie on a page as it is shown: points from its top left corner, turned the way its text is read."""

from __future__ import annotations

import math

from lint_gov.tuples import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
QUARTER = 90
_TILT = 0.2


class Space(NamedTuple):
    """The way from the coordinates of the file to those of the page as it is read.

    Attributes:
        matrix: from user space to the page as it is shown, y downwards.
        width, height: of the page in the orientation in which it is read.
        turn: quarters (in degrees, clockwise) by which the page as shown is turned to be read.
    """

    matrix: Matrix
    width: float
    height: float
    turn: int = 0

    def turned(self, degrees: int) -> Space:
        """The space turned clockwise, for a page whose text runs up or down."""
        space = self
        for _ in range(degrees // QUARTER % 4):
            quarter = (0.0, 1.0, -1.0, 0.0, space.height, 0.0)
            space = Space(times(space.matrix, quarter), space.height, space.width, (space.turn + QUARTER) % 360)
        return space

    def shown(self, box: Box) -> Box:
        """A box of the page as it is read, on the page as it is shown."""
        width, height = self.width, self.height
        for _ in range(self.turn // QUARTER):
            left, top, right, bottom = box
            box = (top, width - right, bottom, width - left)
            width, height = height, width
        return box


def page_space(bounds: Box, rotation: int) -> Space:
    """The space of a page by its visible box (left, bottom, right, top in user space) and its quarters of rotation."""
    left, bottom, right, top = bounds
    upright = Space((1, 0, 0, -1, -left, top), right - left, top - bottom)
    return upright.turned(rotation * QUARTER)._replace(turn=0)


def times(first: Matrix, second: Matrix) -> Matrix:
    """`first`, then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point in the space that `matrix` leads to."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_of(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The upright box round a box after `matrix`."""
    x0, y0 = moved(matrix, left, bottom)
    x1, y1 = moved(matrix, right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def direction(matrix: Matrix) -> int | None:
    """Which way text of that matrix runs: 0 to the right, 90 downwards, …; None when it is tilted (a watermark)."""
    angle = math.degrees(math.atan2(matrix[1], matrix[0]))
    nearest = round(angle / QUARTER) * QUARTER
    return None if abs(angle - nearest) > QUARTER * _TILT / 2 else nearest % 360


def around(boxes: list[Box]) -> Box:
    """The smallest box round boxes."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
