"""Small numbers are not shown: a suppressed count says 'fewer than 8' and cannot be calculated with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from rehabit.kernel import Proportion


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallNumbers:
    """Counts from 1 up to but not including `fewer_than` are not shown; 0 is shown unless `hide_zero`.

    The default of 8 is the rule of NHS England for published hospital counts (1 to 7 suppressed); a site
    may set another.
    """

    fewer_than: int = 8
    hide_zero: bool = False

    def hides(self, count: int) -> bool:
        """Whether a count may not be shown."""
        return count < self.fewer_than and (count > 0 or self.hide_zero)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """Stands where a small count was. It prints as 'fewer than 8' and refuses arithmetic, order and truth."""

    fewer_than: int

    def __str__(self) -> str:
        return f"fewer than {self.fewer_than}"

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError(
            f"A suppressed count ('{self}') cannot be calculated or compared with; show it as it is."
        )

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __abs__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = __index__ = __bool__ = __round__ = _refuse


def protect(*, count: int, rule: SmallNumbers) -> int | Suppressed:
    """The count, or Suppressed when it is small."""
    return Suppressed(fewer_than=rule.fewer_than) if rule.hides(count) else count


def protect_proportion(*, proportion: Proportion, rule: SmallNumbers) -> Proportion | Suppressed:
    """The proportion, or Suppressed when the count, the rest or the denominator is small.

    The rest counts too: '10 of 11' tells as much about the eleventh person as '1 of 11' does.
    """
    rest = proportion.total - proportion.count
    hidden = rule.hides(proportion.count) or rule.hides(rest) or rule.hides(proportion.total)
    return Suppressed(fewer_than=rule.fewer_than) if hidden else proportion


def protect_parts(*, parts: Mapping[str, int], rule: SmallNumbers) -> dict[str, int | Suppressed]:
    """Counts that add up to a total shown elsewhere, with secondary suppression.

    One hidden part could be found by subtraction, so the smallest part that is left is hidden too; a part
    of 0 is hidden only when nothing else is left.
    """
    hidden = {name for name, count in parts.items() if rule.hides(count)}
    left = [name for name in parts if name not in hidden]
    if len(hidden) == 1 and left:
        hidden.add(min(left, key=lambda name: (parts[name] == 0, parts[name])))
    return {
        name: Suppressed(fewer_than=rule.fewer_than) if name in hidden else count
        for name, count in parts.items()
    }
