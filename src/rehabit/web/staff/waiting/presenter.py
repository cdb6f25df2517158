"""The waiting list in a sentence."""

from rehabit.queries.waiting import WaitingList
from rehabit.web.design.wording import plural


def in_a_sentence(found: WaitingList) -> str:
    """How many wait, how many of them too long, and how many soon."""
    waits = plural(len(found.people), "person waits", "people wait")
    over = plural(found.over, "has", "have") if found.over else "Nobody has"
    near = f" {plural(found.close, 'is', 'are')} close to it." if found.close else ""
    return (
        f"{waits}, in the order in which places are offered. {over} waited {found.limit} weeks or more.{near}"
    )
