"""Invented names of varied origin: short ones, long ones, ones with accents, hyphens and apostrophes.

First and family names are put together by chance. Nobody real is meant.
"""

import random

WOMEN = (
    "Margaret", "Patricia", "Jean", "Sandra", "Christine", "Maureen", "Eileen", "Brenda", "Sheila", "Val",
    "Surinder", "Kamla", "Farzana", "Nasreen", "Meena", "Jaswant", "Olufunke", "Abena", "Precious", "Marcia",
    "Beverley", "Yvonne", "Halina", "Grażyna", "Zofia", "Siân", "Eluned", "Bronwen", "Niamh", "Aoife",
    "Mei", "Xiaoling", "Thuy", "Rosa", "Conceição", "Fatima", "Amina", "Leila", "Shirin", "Elif",
    "Ioana", "Oksana", "Jo", "Di", "Catherine-Anne", "Wilhelmina", "Philippa", "Ottoline", "Hyacinth", "Una",
)  # fmt: skip
MEN = (
    "David", "Keith", "Brian", "Terence", "Roy", "Derek", "Colin", "Ken", "Ron", "Clive",
    "Harjit", "Mohammed", "Abdul", "Ramesh", "Vijay", "Adebayo", "Kwame", "Desmond", "Leroy", "Errol",
    "Stanisław", "Jerzy", "Dafydd", "Gwilym", "Padraig", "Eoin", "Wei", "Minh", "José", "Yusuf",
    "Mehmet", "Ion", "Taras", "Al", "Bartholomew", "Montgomery",
)  # fmt: skip
FAMILIES = (
    "Appleyard", "Birtwhistle", "Crowther-Vane", "Dunmore", "Ellacott", "Fenwick", "Gosling", "Hathersage",
    "Ingleby", "Jessop", "Kettlewell", "Lovegrove", "Micklethwaite", "Nettleship", "Oakes", "Plumridge",
    "Quayle", "Ravenscroft", "Sillitoe", "Tredwell", "Umfreville", "Varley", "Wainfleet", "Yardley-Cope",
    "Achterberg", "Adeyemi-Cole", "Asante", "Bhattacharyya", "Boateng", "Campbell-Reid", "Chaudhry",
    "D'Souza", "de la Fontaine", "Dhaliwal", "Ó Súilleabháin", "Featherstonehaugh-Worthington", "Ferreira",
    "Ghebremedhin", "Grewal", "Ho", "Hussain-Bell", "Ivanenko", "Jayawardena", "Kapoor", "Krzyżanowska",
    "Le", "Llewellyn", "McAllister", "Mbatha", "Mahmood", "Nowak", "Nwachukwu", "O'Shaughnessy", "Okafor",
    "Öztürk", "Patel-Moon", "Popescu", "Qureshi", "Rees", "Santos", "Sivasubramaniam", "St John", "Tan",
    "Uddin", "Vasquez", "Wójcik", "Wu", "Xu", "Yeo", "Zeynali",
)  # fmt: skip


class Names:
    """Puts names together; each part is used once before it comes again."""

    def __init__(self, *, rng: random.Random) -> None:
        self._rng = rng
        self._left: dict[tuple[str, ...], list[str]] = {}

    def full_name(self, *, woman: bool) -> tuple[str, str]:
        """A first name and a family name."""
        return self._next(WOMEN if woman else MEN), self._next(FAMILIES)

    def _next(self, of: tuple[str, ...]) -> str:
        if not self._left.get(of):
            self._left[of] = self._rng.sample(of, len(of))
        return self._left[of].pop()
