"""Figures as people read them."""


def pounds(amount: float, places: int = 0) -> str:
    """£1,234, −£56: a true minus sign before the pound."""
    shown = f"{abs(amount):,.{places}f}"
    return f"{'−' if amount < 0 and float(shown.replace(',', '')) else ''}£{shown}"


def share(value: float) -> str:
    """82 %; 'more than 99 %' and 'less than 1 %' where rounding would claim certainty."""
    if 0.995 <= value < 1:
        return "more than 99 %"
    if 0 < value < 0.005:
        return "less than 1 %"
    return f"{value * 100:.0f} %"
