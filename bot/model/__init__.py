"""The nouns of the house, frozen. They import nothing of ours and know no platform, file or address."""

from bot.model.change import Change, ChangeKind, Decision, PartStanding, Ruling, ShowStanding, Verdict, told_together
from bot.model.chat import (
    Alerts,
    Delivery,
    DeliveryState,
    Place,
    Receipt,
    Subscription,
    Target,
    TargetKind,
    TargetState,
)
from bot.model.news import Article, Certainty, Claim, Evidence, Status, Trust, When, Witness
from bot.model.show import FILM, SERIES, Part, PartKind, Show, ShowId, title_key

__all__ = [
    "FILM",
    "SERIES",
    "Alerts",
    "Article",
    "Certainty",
    "Change",
    "ChangeKind",
    "Claim",
    "Decision",
    "Delivery",
    "DeliveryState",
    "Evidence",
    "Part",
    "PartKind",
    "PartStanding",
    "Place",
    "Receipt",
    "Ruling",
    "Show",
    "ShowId",
    "ShowStanding",
    "Status",
    "Subscription",
    "Target",
    "TargetKind",
    "TargetState",
    "Trust",
    "Verdict",
    "When",
    "Witness",
    "title_key",
    "told_together",
]
