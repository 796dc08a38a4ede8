"""The country that an adjective is made of: `Peruvian` is Peru, `Norwegian` is Norway.

Regular forms are made from the countries' names (ISO 3166); only irregular ones are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from facts.words.normalize import fold

_IRREGULAR = """
    afghan:Afghanistan argentine:Argentina argentinian:Argentina bangladeshi:Bangladesh
    basotho:Lesotho belgian:Belgium beninese:Benin bolivian:Bolivia brazilian:Brazil
    british:Britain burkinabe:Burkina_Faso burmese:Myanmar cameroonian:Cameroon
    canadian:Canada chadian:Chad congolese:Congo croat:Croatia cypriot:Cyprus czech:Czechia
    danish:Denmark dane:Denmark dutch:Netherlands dutchman:Netherlands ecuadorian:Ecuador
    egyptian:Egypt emirati:United_Arab_Emirates english:England filipino:Philippines
    philippine:Philippines finn:Finland finnish:Finland french:France gabonese:Gabon german:Germany
    ghanaian:Ghana greek:Greece guyanese:Guyana hungarian:Hungary icelandic:Iceland
    iranian:Iran irish:Ireland italian:Italy ivorian:Ivory_Coast jordanian:Jordan
    kazakh:Kazakhstan korean:Korea kyrgyz:Kyrgyzstan lao:Laos laotian:Laos lebanese:Lebanon
    luxembourgish:Luxembourg macedonian:Macedonia malagasy:Madagascar malawian:Malawi
    malaysian:Malaysia maldivian:Maldives malian:Mali maltese:Malta marshallese:Marshall_Islands
    mexican:Mexico monegasque:Monaco montenegrin:Montenegro moroccan:Morocco mosotho:Lesotho
    mozambican:Mozambique netherlandish:Netherlands nepalese:Nepal nepali:Nepal nigerien:Niger
    nigerian:Nigeria guinean:Guinea dominican:Dominican_Republic norwegian:Norway
    panamanian:Panama peruvian:Peru pole:Poland polish:Poland portuguese:Portugal
    russian:Russia salvadoran:El_Salvador saudi:Saudi_Arabia scottish:Scotland senegalese:Senegal
    serb:Serbia seychellois:Seychelles slovak:Slovakia slovene:Slovenia spaniard:Spain
    spanish:Spain swazi:Eswatini swede:Sweden swedish:Sweden swiss:Switzerland taiwanese:Taiwan
    tajik:Tajikistan thai:Thailand togolese:Togo tongan:Tonga turk:Turkey turkish:Turkey
    turkmen:Turkmenistan ukrainian:Ukraine uzbek:Uzbekistan vietnamese:Vietnam welsh:Wales
"""
_VOWELS = "aeiouy"


def country_of(adjective: str) -> str | None:
    """Return the country whose adjective or demonym this is, in upper or lower case, or None."""
    word = fold(adjective)
    by_adjective = _by_adjective()
    return by_adjective.get(word) or by_adjective.get(word.removesuffix("s"))


@lru_cache(maxsize=1)
def _by_adjective() -> dict[str, str]:
    import pycountry  # here, since it takes long to load

    found: dict[str, str] = {}
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name).partition(",")[0]
        if name.replace(" ", "").isalpha() and len(name.split()) == 1:
            for adjective in _regular(fold(name)):
                found.setdefault(adjective, name)
    for pair in _IRREGULAR.split():
        adjective, _, name = pair.partition(":")
        found[adjective] = name.replace("_", " ")
    return found


def _regular(name: str) -> Iterator[str]:
    """Zambia gives zambian, Sudan sudanese, Iraq iraqi, Uruguay uruguayan, Angola angolan."""
    if name.endswith(("a", "e")):
        yield name + ("n" if name.endswith("a") else "an")
        yield name[:-1] + "ian"
        yield name[:-1] + "ese"
    elif name[-1] in _VOWELS:
        yield name + "an"
        yield name[:-1] + "ese"
    else:
        yield name + "ian"
        yield name + "ese"
        yield name + "i"
