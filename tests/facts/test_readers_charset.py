"""Bytes to characters: encodings marked, declared and detected."""

from __future__ import annotations

import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import EmptyInput, FactsError, NotText
from facts.readers import read
from facts.readers.charset import decode
from facts.readers.detected import _sample

ENGLISH = (
    "The café’s owner said “no” – twice. Angela’s résumé cost €20, and the naïve\n"
    "visitor paid it. The delegates left at noon… Nobody objected.\n"
)
RUSSIAN = (
    "Генеральная Ассамблея приняла резолюцию в понедельник. Председатель поблагодарил "
    "делегатов за работу. Проект поддержали сорок стран, и голосование прошло без возражений. "
    "Следующая сессия состоится в июне. Секретариат подготовит доклад о расходах за год."
)
POLISH = (
    "Zgromadzenie przyjęło rezolucję w poniedziałek. Przewodniczący podziękował delegatom za "
    "ciężką pracę przez wszystkie lata. Następne posiedzenie odbędzie się w czerwcu."
)
FRENCH = (
    "L’assemblée générale a adopté à l’unanimité la résolution présentée par la délégation. "
    "Le président a remercié les délégués de leur travail."
)
JAPANESE = "国連総会は月曜日に決議を採択した。議長は各国代表に感謝した。次の会合は六月に開かれる。"


def test_plain_english_is_read_in_utf_16_without_a_mark() -> None:
    """Its bytes are valid UTF-8 as well."""
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode("The council met.".encode(encoding)) == "The council met."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_english_is_read_in_the_encodings_in_which_it_is_sent(encoding: str) -> None:
    """The mark, if any, is not part of the text."""
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_tells_the_encoding(mark: bytes, encoding: str) -> None:
    """The mark decides even where detection would fail."""
    assert decode(mark + RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "iso8859-5"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (FRENCH, "cp1252"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_other_languages_are_detected(text: str, encoding: str) -> None:
    """No accent is lost."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("The mayor, Wiesława Gąsior, resigned in Białystok on Friday.", "cp1250 iso8859-2"),
        ("Judge Růžena Kratochvílová closed the case in Třebíč.", "cp1250 iso8859-2"),
        ("The coach of Győr, Előd Fűzfa, praised both sides.", "cp1250 iso8859-2"),
        ("The pilot, Şebnem Kılıç of İzmir, landed safely.", "cp1254 iso8859-9"),
        ("Ms Žydrūnė Mažeikaitė chairs the bank in Panevėžys.", "cp1257 iso8859-13"),
        ("The painter Zoë Brontë moved to Besançon with Søren.", "cp1252 iso8859-15 mac-roman"),
        ("Their flag said “Свобода”, and the crowd sang.", "cp1251"),
        ("The boat was called Ελπίδα, the owner said.", "cp1253 iso8859-7"),
        ("It’s the firm’s third loss – “a shock”, she said…", "cp1252 mac-roman"),
        ("The fare rose from €2 to €3.", "cp1252 iso8859-15 mac-roman"),
    ],
)
def test_a_few_names_and_signs_tell_the_encoding_of_english(text: str, encodings: str) -> None:
    """Most of an English article looks the same in all of them."""
    for encoding in encodings.split():
        assert decode(text.encode(encoding)) == text, encoding


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("Komisja odrzuciła wniosek, bo zabrakło głosów.", "cp1250 iso8859-2"),
        ("Köy yolu kış boyunca kapalı kaldı, şoförler şikâyetçi.", "cp1254 iso8859-9"),
        ("Комиссия отклонила заявку.", "cp1251 koi8-r iso8859-5 cp866"),
        ("Комісія відхилила заявку, її автори здивовані.", "cp1251 koi8-u"),
        ("Η επιτροπή απέρριψε την αίτηση.", "cp1253 iso8859-7"),
        ("Komisija atmetė prašymą, nes trūko balsų.", "cp1257 iso8859-13"),
        ("Der Ausschuß wies den Antrag zurück, für größere Häuser.", "cp1252 mac-roman"),
        ("הוועדה דחתה את הבקשה.", "cp1255 iso8859-8"),
        ("رفضت اللجنة الطلب أمس.", "cp1256 iso8859-6"),
        ("위원회는 신청을 거부했다.", "cp949"),
        ("委员会昨天拒绝了申请。", "gb18030"),
        ("委員會昨天拒絕了申請。", "big5"),
        ("คณะกรรมการปฏิเสธคำขอเมื่อวานนี้", "cp874"),
    ],
)
def test_one_sentence_in_another_language_is_enough(text: str, encodings: str) -> None:
    """Its letters follow each other as they do in that language."""
    for encoding in encodings.split():
        assert decode(text.encode(encoding)) == text, encoding


def test_only_the_first_bytes_beyond_ascii_are_looked_at() -> None:
    """A file may be long; what comes later is read in the same encoding."""
    text = "Городской совет одобрил проект. " * 2_000
    assert len(_sample(text.encode("koi8-r"))[0]) < 5_000
    assert decode(text.encode("koi8-r")) == text
    late = "The council met. " * 20_000 + "Łódź and Świdnica agreed."
    assert decode(late.encode("iso8859-2")) == late


def test_what_reads_like_no_writing_is_not_text() -> None:
    """It is refused without a single control character."""
    shuffled = random.Random(7).choices([*range(0x20, 0x7F), *range(0xA0, 0x100)], k=400)
    with pytest.raises(NotText):
        decode(bytes(shuffled))


def test_odd_signs_in_english_are_no_reason_to_refuse_it() -> None:
    """They may be ornaments."""
    text = "The tea¤house ¦opened. Prices are¬low. " * 3
    assert "The tea" in decode(text.encode("cp1252"))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("koi8-r", "koi8-r"),
        ("windows-1251", "cp1251"),
        ("iso-8859-1", "cp1252"),
        ("ISO-8859-2", "iso8859-2"),
        ("GB2312", "gb18030"),
        ("euc-kr", "euc_kr"),
    ],
)
def test_a_declared_encoding_is_used_for_what_is_too_short_to_detect(
    declared: str, encoding: str
) -> None:
    """A header or the page itself declares it; labels are read as browsers read them."""
    text = {"koi8-r": "Да.", "windows-1251": "Да.", "ISO-8859-2": "Łódź.", "GB2312": "北京。"}.get(
        declared, "서울." if declared == "euc-kr" else "“no” – €5."
    )
    data = text.encode(encoding)
    assert decode(data, f"text/plain; charset={declared}") == text
    assert decode(data, f'text/html; Charset="{declared}"') == text
    page = f'<html><head><meta charset="{declared}"></head><body><p>'.encode() + data
    assert text in read(page).text


@pytest.mark.parametrize(
    "declared", ["utf-16", "koi8-r", "hex", "rot13", "utf-7", "no-such", "", "zip", "idna"]
)
def test_a_wrong_declaration_does_no_harm_to_utf_8(declared: str) -> None:
    """Valid UTF-8 is read as UTF-8."""
    data = ENGLISH.encode()
    assert decode(data, f"text/html; charset={declared}") == ENGLISH
    assert decode(data, declared=declared) == ENGLISH


def test_a_declaration_that_does_not_fit_is_passed_over() -> None:
    """A page that says UTF-8 and is Windows-1252 is read all the same."""
    assert decode(ENGLISH.encode("cp1252"), "text/html; charset=utf-8") == ENGLISH


@pytest.mark.parametrize("data", [b"", b" \n", b"\t\r\n"])
def test_nothing_is_an_empty_input(data: bytes) -> None:
    """Empty data is an error, not an empty article."""
    with pytest.raises(EmptyInput):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02" * 40, b"abc\x00def\xff" * 9, b"\x01\x02\x03 text " * 20]
)
def test_binary_is_not_text(data: bytes) -> None:
    """Data with many control characters is refused too."""
    with pytest.raises(NotText):
        decode(data)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1).filter(
        lambda text: text.strip("\ufeff \t\n\r\x0b\x0c") != ""
    )
)
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    """Any text comes back, except text that is refused as binary. A zero byte tells UTF-16."""
    try:
        assert decode(text.encode()) == text.removeprefix("\ufeff")
    except NotText:
        assert any(ord(character) < 32 or character == "\x7f" for character in text)


@given(st.binary(max_size=200), st.text(max_size=20), st.text(max_size=20))
def test_only_the_library_s_errors_come_out(data: bytes, media_type: str, declared: str) -> None:
    """This holds for any bytes and any declaration."""
    with suppress(FactsError):
        assert isinstance(decode(data, media_type, declared=declared), str)
