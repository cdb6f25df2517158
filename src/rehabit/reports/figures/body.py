"""The body: clothes and limbs on the skeleton, each part in a group that turns with its bone.

A group's y axis runs along its bone, so a limb is drawn once and turned by what its angles say. Rims lie
under the colours of the next part, which makes one outline around a whole limb.
"""

from collections.abc import Mapping, Sequence

from rehabit.reports.figures.clock import Clock
from rehabit.reports.figures.head import HEADS
from rehabit.reports.figures.marks import S, edge, element, limb, n, shape, widened
from rehabit.reports.figures.person import Person, further
from rehabit.reports.figures.skeleton import Bone, skeleton

Worn = Mapping[str, str]
"""What is worn on a bone, by the joint at its end: a weight, a band, as SVG."""

_UPPER_SIDE = "M16-4C18 12 19 26 13 36Q7 46-5 43C-15 40-18 24-17-4Q0-12 16-4Z"
_LOWER_SIDE = "M-15-4C-18 8-18 20-17 30Q0 38 16 30C16 22 19 12 17.5 0Q15-14 0-13Q-13-13-15-4Z"
_HIPS_SIDE = "M-15-4C-17 2-17 5-17 8Q0 13 18 8C18.5 4 18 2 17.5 0Q15-14 0-13Q-13-13-15-4Z"
_UPPER_FRONT = "M-17-4C-18 10-23 26-24 36Q-20 44-7 45L7 45Q20 44 24 36C23 26 18 10 17-4Q0-9-17-4Z"
_LOWER_FRONT = "M-17 31C-18 18-22 8-22-3Q-20-13-8-13L8-13Q20-13 22-3C22 8 18 18 17 31Q0 36-17 31Z"
_HIPS_FRONT = "M-21 6Q-22 2-22-3Q-20-13-8-13L8-13Q20-13 22-3Q22 2 21 6Q0 11-21 6Z"
_SHOE_SIDE = "M-6.5-5C-11 1-11 9-8 9L21 9Q26.5 9 24.5 4.5C18 2 12 0 6.5-5Z"
_SHOE_FRONT = "M-6-6C-7 1-9 9-5 10L5 10C9 9 7 1 6-6Z"
_BARE_HAND = 5.2


class Body:
    """Draws one person through the frames of a clock."""

    def __init__(
        self,
        *,
        view: str,
        person: Person,
        clock: Clock,
        working: Sequence[str] = (),
        worn: Worn | None = None,
    ) -> None:
        self.bones = skeleton(view=view)
        self.view, self.person, self.clock = view, person, clock
        self.working, self.worn = frozenset(working), worn or {}

    def drawn(self) -> str:
        """The whole body, back to front, where the frames say."""
        parts = self._side() if self.view == "side" else self._front()
        points = [
            (frame.joints["pelvis"][0] * S, -frame.joints["pelvis"][1] * S) for frame in self.clock.frames
        ]
        return self.clock.moved(points, parts)

    def _side(self) -> str:
        trunk = self._trunk(self._arm("l", "shoulder"))
        return self._leg("l") + trunk + self._leg("r") + self._hung(self._arm("r", "shoulder"))

    def _front(self) -> str:
        legs = "".join(self._on(f"hip_{s}", "", self._leg(s, f"hip_{s}")) for s in "lr")
        arms = "".join(self._on(f"sh_{s}", "shoulder", self._arm(s, f"sh_{s}")) for s in "lr")
        if self.view == "back":
            return self._hung(arms) + legs + self._trunk()
        return self._trunk() + legs + self._hung(arms)

    def _hung(self, inside: str) -> str:
        """Something that hangs on the shoulders, without the trunk around it."""
        return self._on("waist", "", self._on("shoulder", "waist", inside))

    def _trunk(self, behind: str = "") -> str:
        """Hips, trunk and head, with what hangs behind them on the shoulders."""
        side, person = self.view == "side", self.person
        outlines = (
            (_UPPER_SIDE, _LOWER_SIDE, _HIPS_SIDE) if side else (_UPPER_FRONT, _LOWER_FRONT, _HIPS_FRONT)
        )
        upper, lower, hips = (widened(outline, person.build) for outline in outlines)
        head = HEADS[self.view](person, self.clock)
        neck = f'<path d="M0-4V12" class="n"/><path d="M0-4V12" stroke="{person.skin}" stroke-width="11"/>'
        on_top = self._on("neck", "shoulder", f'{neck}<g transform="translate(0 25.3)">{head}</g>')
        above = edge(upper) + behind + on_top + shape(upper, person.top)
        above = self._on("shoulder", "waist", above)
        return self._on(
            "waist", "", edge(lower) + above + shape(lower, person.top) + shape(hips, person.trousers)
        )

    def _leg(self, s: str, parent: str = "") -> str:
        person, far = self.person, self.view == "side" and s == "l"
        cloth = further(person.trousers) if far else person.trousers
        strong = f"leg_{s}" in self.working
        thigh = self._limb(f"knee_{s}", 12.5, 9.3)
        shank = self._limb(f"ankle_{s}", 9.3, 6.5, short=5)
        foot = "sole" if self.view == "side" else "toe"
        sole = _SHOE_SIDE if foot == "sole" else _SHOE_FRONT
        shoe = edge(sole, strong=strong) + shape(sole, further(person.shoes) if far else person.shoes)
        below = self._on(f"{foot}_{s}", f"ankle_{s}", shoe)
        lower = self._part(shank, cloth, strong, below, f"ankle_{s}")
        knee = self._on(f"ankle_{s}", f"knee_{s}", lower)
        return self._on(f"knee_{s}", parent, self._part(thigh, cloth, strong, knee, f"knee_{s}"))

    def _arm(self, s: str, parent: str) -> str:
        person, far = self.person, self.view == "side" and s == "l"
        top, skin = (further(c) if far else c for c in (person.top, person.skin))
        strong = f"arm_{s}" in self.working
        upper, fore = self._limb(f"elbow_{s}", 7.6, 6.2), self._limb(f"hand_{s}", 6.0, 4.3, short=4)
        hand = self._hand(f"hand_{s}", skin, strong)
        sleeve = top if person.long_sleeves else skin
        lower = self._on(f"hand_{s}", f"elbow_{s}", self._part(fore, sleeve, strong, hand, f"hand_{s}"))
        short = "" if person.long_sleeves else self._sleeve(top)
        return self._on(f"elbow_{s}", parent, self._part(upper, sleeve, strong, lower, f"elbow_{s}") + short)

    def _part(self, outlines: list[str], colour: str, strong: bool, child: str, joint: str) -> str:
        """One limb segment: rim, what hangs on it, colour, and the stripe of a limb that works."""
        moves, start = self.clock.change("d", outlines), f'd="{outlines[0]}"'
        rim = element("path", f'{start} class="{"w" if strong else "o"}"', moves)
        fill = element("path", f'{start} fill="{colour}"', moves)
        stripe = '<path d="M0 3V46" class="m"/>' if strong else ""
        return rim + child + fill + stripe + self.worn.get(joint, "")

    def _hand(self, joint: str, colour: str, strong: bool) -> str:
        ends = [length - 3 for length in self._lengths(joint)]
        moves = self.clock.change("cy", [n(end) for end in ends])
        circle = f'cy="{n(ends[0])}" r="{n(_BARE_HAND)}"'
        rim = element("circle", f'{circle} class="{"w" if strong else "o"}"', moves)
        return rim + element("circle", f'{circle} fill="{colour}"', moves)

    def _sleeve(self, colour: str) -> str:
        r = n(8.4 * self._girth)
        outline = f"M-{r} 0A{r} {r} 0 0 1 {r} 0L{r} 22L-{r} 22Z"
        return f'<path d="{outline}" fill="{colour}"/><path d="M-{r} 22H{r}" class="i"/>'

    def _limb(self, joint: str, near: float, far: float, *, short: float = 0.0) -> list[str]:
        girth = self._girth
        return [limb(max(length - short, 0), near * girth, far * girth) for length in self._lengths(joint)]

    @property
    def _girth(self) -> float:
        return 1 + (self.person.build - 1) * 0.6

    def _on(self, joint: str, parent: str, inside: str) -> str:
        """A group in the frame of a bone, hung on the end of its parent's, at the pelvis if there is none."""
        bone = self.bones[joint]
        above = self.bones.get(parent)
        return self.clock.turned(self._starts(bone, above), self._turns(bone, above), inside)

    def _starts(self, bone: Bone, above: Bone | None) -> list[float]:
        return self._lengths(above.name) if above else [0.0 for _ in self.clock.frames]

    def _turns(self, bone: Bone, above: Bone | None) -> list[float]:
        """Screen y runs down and turns run clockwise, so both signs change."""
        angles = [frame.angles for frame in self.clock.frames]
        return [-(self._way(bone, each) - (self._way(above, each) if above else 0.0)) for each in angles]

    @staticmethod
    def _way(bone: Bone, angles: Mapping[str, float]) -> float:
        """A foot's frame lies along its sole, not along the line to the toe."""
        ways = bone.direction(angles)
        return ways - bone.base if bone.name.startswith("toe") else ways

    def _lengths(self, joint: str) -> list[float]:
        return [self.bones[joint].reach(frame.angles) * S for frame in self.clock.frames]
