"""What it costs, what it saves, and whether to buy it. No Django, no clock; dice and seeds are handed in.

costing        cost per person of sessions as delivered; curve by fill; prices brought to a year
resource_use   what participants used elsewhere, and its cost
effects        responders, points of a scale, QALYs by area under the curve, discounting
choice         incremental analysis, net benefit, acceptability, intervals, bootstrap, regression
uncertainty    distributions, probabilistic analysis, tornado, value of information
models         cohort and individual-level models; the programme model
budget         five years of a commissioner's budget; waiting lists and staff time
claims         runs the formula of each published claim and says whether it holds

Import the part you need: `choice`, `uncertainty` and `models` load NumPy, the others do not, so that a page
which shows no curve does not pay for it.
"""
