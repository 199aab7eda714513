"""Names, numbers and trades of firms that do not exist; every name says that it is a sample."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stdnum.sg import uen

FIRST = (
    "Angsana Batok Bedok Beluga Bidara Bukit Cassia Cempaka Chengal Coral Cosmos Delima Durian Eastwind Everbright "
    "Fortune Gelam Golden Gurjun Happy Harbour Hibiscus Hillview Ixora Jasmine Jelutong Kallang Kapur Kasai Keranji "
    "Kinta Lantana Lavender Lemon Lotus Lucky Madang Mahogany Mandarin Mangrove Meranti Merawan Merbau Mimosa "
    "Monsoon Nassim Nibong Northstar Orchid Padi Pandan Pearl Penaga Pinang Pulai Quayside Raintree Rambutan Redhill "
    "Ruby Saga Sampan Seletar Sembawang Senja Seraya Silver Simpang Southpoint Starfruit Straits Sunrise Tamarind "
    "Tanjong Tapang Tembusu Tempinis Tiong Topaz Trengganu Ubin Unity Valley Vanda Waterloo Westlake Yellowfin Zenith"
)
SECOND = (
    "Alliance Bright Bridge Brothers Century City Classic Coast Combined Crest Crown Dragon Family First Garden Gate "
    "Global Grand Green Heritage Island Junction Lane Lion Modern New Oak Ocean Peak Pioneer Plus Point Prime Quality "
    "River Rock Royal Seven Sisters Sky South Square Star Stream Summit Swift Three Tower Trade Twin United Urban "
    "Village Vision Wave Wing World"
)
TRADES: Mapping[str, Sequence[tuple[str, str]]] = {
    "construction": (
        ("Builders", "Renovates flats and shops"),
        ("Interiors", "Fits out offices and homes"),
        ("Electrical", "Installs and mends wiring"),
        ("Roofing", "Mends roofs and gutters"),
    ),
    "education": (
        ("Learning", "Tuition for primary and secondary pupils"),
        ("Music School", "Piano and violin lessons"),
        ("Childcare", "Cares for children under seven"),
        ("Training", "Short courses for adults"),
    ),
    "finance": (
        ("Insurance Agency", "Sells insurance to families"),
        ("Remittance", "Sends money abroad"),
        ("Advisers", "Advises on savings and insurance"),
        ("Money Changer", "Changes money"),
    ),
    "food_services": (
        ("Kitchen", "A restaurant with forty seats"),
        ("Catering", "Cooks for offices and weddings"),
        ("Bakery", "Bakes bread and cakes"),
        ("Kopitiam", "A coffee shop with four stalls"),
    ),
    "health_social": (
        ("Clinic", "A family clinic"),
        ("Dental", "A dental practice"),
        ("Physiotherapy", "Treats backs and knees"),
        ("Home Care", "Nurses people at home"),
    ),
    "information_communications": (
        ("Studio", "Builds web shops"),
        ("Software", "Writes software for small firms"),
        ("Media", "Films and edits short videos"),
        ("Networks", "Looks after offices’ computers"),
    ),
    "manufacturing": (
        ("Precision", "Turns and mills metal parts"),
        ("Packaging", "Prints and folds boxes"),
        ("Foods", "Makes sauces and noodles"),
        ("Plastics", "Moulds plastic parts"),
    ),
    "professional_services": (
        ("Accounting", "Keeps the books of small firms"),
        ("Design", "Designs shops and labels"),
        ("Surveyors", "Surveys buildings"),
        ("Law", "A practice of three lawyers"),
    ),
    "retail": (
        ("Hardware", "A hardware shop"),
        ("Fashion", "Sells clothes in two shops and online"),
        ("Minimart", "A shop for daily needs"),
        ("Optics", "Tests eyes and sells glasses"),
    ),
    "tourism": (
        ("Hostel", "A hostel with thirty beds"),
        ("Tours", "Walking tours of old quarters"),
        ("Travel", "Plans journeys for small groups"),
        ("Boutique Hotel", "A hotel with twenty rooms"),
    ),
    "transport_logistics": (
        ("Logistics", "Stores and delivers for shops"),
        ("Movers", "Moves homes and offices"),
        ("Freight", "Forwards sea freight"),
        ("Couriers", "Delivers parcels the same day"),
    ),
    "wholesale": (
        ("Trading", "Imports dried goods"),
        ("Supplies", "Supplies kitchens and hotels"),
        ("Marine Products", "Imports frozen seafood"),
        ("Timber", "Imports timber"),
    ),
}
OTHER = (("Services", "Cleans offices"), ("Enterprise", "Several small trades"), ("Works", "Mends machines"))
ENDINGS = ("Pte Ltd", "Pte Ltd", "Pte Ltd", "Enterprise", "& Sons", "")
WITH_UEN = 0.6
"""Share of firms that give their number. Own judgement."""


@dataclass(frozen=True)
class Details:
    name: str
    uen: str
    activity: str


def details(sectors: Sequence[str], *, seed: int | str) -> Iterator[Details]:
    """Yield the details of a firm for each sector; the same seed gives the same."""
    rng = random.Random(f"{seed}:details")  # noqa: S311  # for plausible data, not for secrets
    first, second = FIRST.split(), SECOND.split()
    for sector in sectors:
        trade, activity = _pick(rng, TRADES.get(sector, OTHER))
        words = (_pick(rng, first), _pick(rng, second), trade, _pick(rng, ENDINGS), "(sample)")
        number = _uen(rng) if rng.random() < WITH_UEN else ""
        yield Details(" ".join(word for word in words if word), number, activity)


def _uen(rng: random.Random) -> str:
    """A number that passes the check, from ranges so high that no register has come to them."""
    if rng.random() < 0.3:
        digits = f"99{rng.randrange(10**6):06}"
        return digits + uen.calc_business_check_digit(digits)
    digits = f"{rng.randint(1985, 2025)}{rng.randint(90_000, 99_999)}"
    return digits + uen.calc_local_company_check_digit(digits)


def _pick(rng: random.Random, some: Sequence[Any]) -> Any:
    return some[int(rng.random() * len(some))]  # much quicker than choice, and as even as this needs
