"""How Rehabit looks and speaks: one folder per component, the layouts, and the template environment.

Contents
    environment   the Jinja environment that Django's settings name
    page          the little that every layout needs to know
    wording       dates, times, numbers and plurals as people in Britain write them
    icons         the drawings in `icon/icons.svg`
    palette       the colours in `tokens.scss` and their contrast
    bound_field   a Django form field as the macros in `field/` want it
    style_page    every component on one page, for looking at
"""
