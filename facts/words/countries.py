"""Which names are countries: ISO 3166 through pycountry, with everyday short forms."""

from __future__ import annotations

from functools import lru_cache

from facts.words.normalize import fold

# Everyday English names that ISO 3166 spells otherwise.
_EVERYDAY = (
    "Britain|Great Britain|UK|U.K.|USA|US|U.S.|United States of America|America|England|Scotland|"
    "Wales|Northern Ireland|Russia|Turkey|Ivory Coast|Cape Verde|Swaziland|East Timor|Burma|"
    "Czech Republic|Macedonia|Vatican|Holy See|Palestine|Micronesia|Congo|"
    "Democratic Republic of the Congo|Republic of the Congo|South Korea|North Korea|"
    "Republic of Korea|Democratic People's Republic of Korea|Syria|Laos|Brunei|Holland|"
    "The Netherlands|Kosovo|UAE|Soviet Union|Yugoslavia|Czechoslovakia|Saint Vincent|Türkiye"
)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    import pycountry  # here, since it takes long to load

    names = {fold(name) for name in _EVERYDAY.split("|")}
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            name = getattr(country, attribute, None)
            if name:
                names.add(fold(name))
                names.add(fold(name.partition(",")[0].partition(" (")[0]))
    return frozenset(names)


def is_country(name: str) -> bool:
    """Return whether `name`, without a leading `the`, is a country's name in English."""
    return fold(name).removeprefix("the ") in _names()
