"""The named calculations an instrument's file may ask for with `method`."""

from collections.abc import Mapping
from types import MappingProxyType

from rehabit.outcomes.eq5d import eq5d_index
from rehabit.outcomes.given import Method
from rehabit.outcomes.ipaq import ipaq_category, ipaq_moderate, ipaq_total, ipaq_vigorous, ipaq_walk
from rehabit.outcomes.start_back import start_back_risk
from rehabit.outcomes.wpai import wpai_absenteeism, wpai_overall, wpai_presenteeism

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "eq5d": eq5d_index,
        "ipaq_vigorous": ipaq_vigorous,
        "ipaq_moderate": ipaq_moderate,
        "ipaq_walk": ipaq_walk,
        "ipaq_total": ipaq_total,
        "ipaq_category": ipaq_category,
        "start_back_risk": start_back_risk,
        "wpai_absenteeism": wpai_absenteeism,
        "wpai_presenteeism": wpai_presenteeism,
        "wpai_overall": wpai_overall,
    }
)
