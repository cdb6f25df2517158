"""Makes up the world and tells it, deed by deed, through the same actions as the pages use."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from rehabit import catalogue
from rehabit.access import Viewer
from rehabit.actions import demo_loading
from rehabit.actions.founding import MACHINE
from rehabit.cli.demo.site_story import SiteStory
from rehabit.cli.demo.telling import AtSite
from rehabit.cli.demo.timeline import Timeline
from rehabit.simulation import VirtualSite, VirtualStaff, World, small_world

OPENED = timedelta(days=400)
"""The sites were founded so long before."""


def load(*, seed: int, at: datetime, password: str) -> str:
    """Load the demo for that moment, whole or not at all; returns what there is, in words.

    Raises Refused when the installation is live, or anything is loaded already.
    """
    rng = random.Random(seed)
    world = small_world(rng=rng, at=at, catalogue=catalogue.load())
    with transaction.atomic():
        viewers = _found(world, password)
        timeline = Timeline(until=at)
        for site in world.sites:
            team = {each.role: viewers[each.email] for each in reversed(site.team)}
            told = AtSite(team=team, timeline=timeline, rng=rng, at=at)
            SiteStory(site=site, told=told).set_down(example=_example() if site is world.main else None)
        timeline.run()
    return _in_words(world)


def _found(world: World, password: str) -> dict[str, Viewer]:
    return dict(
        demo_loading.found(
            network=world.network,
            team=[_member(each) for each in world.team],
            sites=[_site(each) for each in world.sites],
            password=password,
            by=MACHINE,
            at=world.at - OPENED,
        )
    )


def _site(site: VirtualSite) -> demo_loading.MadeUpSite:
    return demo_loading.MadeUpSite(
        name=site.name,
        slug=site.slug,
        phone=site.phone,
        email=site.email,
        team=tuple(_member(each) for each in site.team),
    )


def _member(staff: VirtualStaff) -> demo_loading.Member:
    return demo_loading.Member(name=staff.name, email=staff.email, role=staff.role, clinician=staff.clinician)


def _example() -> bytes | None:
    """The example referral file of the repository; an installation without it has no file to read."""
    path = Path(settings.ROOT) / "examples" / "referrals.csv"
    return path.read_bytes() if path.is_file() else None


def _in_words(world: World) -> str:
    groups = [group for site in world.sites for group in site.groups]
    people = sum(len(group.members) for group in groups) + sum(len(site.waiting) for site in world.sites)
    return f"{len(world.sites)} sites, {len(groups)} groups, {people} people and an example referral file"
