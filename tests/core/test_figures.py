"""Quantities and dates as readers meet them in interviews, and what is none."""

from __future__ import annotations

import subprocess
import sys

import pytest
from figures_read import figures, found


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Trade reached $31.5 billion.", "$31.5 billion = 3.15e+10 USD"),
        ("It was 31 billion US dollars.", "31 billion US dollars = 3.1e+10 USD"),
        ("They get 1 million tenge each.", "1 million tenge = 1e+06 KZT"),
        ("They get it (US$2,400) at once.", "US$2,400 = 2400 USD"),
        ("A €10 billion pipeline.", "€10 billion = 1e+10 EUR"),
        ("It was worth Rs150 billion.", "Rs150 billion = 1.5e+11 INR"),
        ("Инвестиции составили 2,5 трлн тенге.", "2,5 трлн тенге = 2.5e+12 KZT"),
        ("Он стоит 350 млн рублей.", "350 млн рублей = 3.5e+08 RUB"),
        ("Облысқа 411,2 миллиард теңге тартылды.", "411,2 миллиард теңге = 4.112e+11 KZT"),
        ("总投资超过240亿美元。", "超过240亿美元 = >2.4e+10 USD"),
    ],
)
def test_money(text, figure):
    assert found(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Imports increased by 33.5%.", "33.5% = 33.5 %"),
        ("Twenty-five percent is ours.", "Twenty-five percent = 25 %"),
        ("It fell by 60 per cent.", "60 per cent = 60 %"),
        ("Exports grew by over a third, he said.", "over a third = >33.3333 %"),
        ("Two thirds of our companies are small.", "Two thirds = 66.6667 %"),
        ("Half of the students left.", "Half = 50 %"),
        ("Производство выросло на 14,6 процента.", "14,6 процента = 14.6 %"),
        ("Өсім 28,3 пайыз болды.", "28,3 пайыз = 28.3 %"),
    ],
)
def test_shares(text, figure):
    assert found(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("More than 20 heads of state came.", "More than 20 heads of state = >20 heads"),
        (
            "There are about 4,700 Kazakh-Chinese enterprises.",
            "about 4,700 Kazakh-Chinese enterprises = ~4700 enterprises",
        ),
        ("He met nearly 30 international organizations.", "nearly 30 international organizations = ~<30 organizations"),
        ("At least five member countries joined.", "At least five member countries = >=5 countries"),
        ("It has 33 million people.", "33 million people = 3.3e+07 people"),
        ("We hosted several rounds of talks.", "several rounds = ~ rounds"),
        ("Thousands of people came.", "Thousands of people = ~2000 people"),
        ("We expect 10 to 15 new plants.", "10 to 15 new plants = 10..15 plants"),
        ("The team grows by 40 - 50 people a month.", "40 - 50 people = 40..50 people"),
        ("It has a dozen employees.", "a dozen employees = 12 employees"),
        ("One hundred and fifty events were held.", "One hundred and fifty events = 150 events"),
        ("Trade grew 100 times.", "100 times = 100 times"),
        ("The number of members doubled.", "doubled = 2 times"),
        ("Рост составил более чем 2,5 раза.", "более чем 2,5 раза = >2.5 times"),
        ("Построено порядка 900 километров дорог.", "порядка 900 километров = ~900 km"),
        ("9 мыңға жуық адам жиналды.", "9 мыңға жуық адам = ~9000 адам"),
    ],
)
def test_counts_with_what_is_counted(text, figure):
    assert found(text)[0].replace("~2000 people", "~2000 people") == figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("He lived there for nearly eight years.", "nearly eight years = ~<8 year"),
        ("In an hour-long interview he said so.", "hour-long = 1 hour"),
        ("He noted that he turned 70 today.", "70 = 70 year"),
        ("It is the 75th anniversary of the victory.", "75th anniversary = 75 year"),
        ("It was his first foreign visit.", "first foreign visit = 1 ordinal"),
        ("China is second in terms of its economy.", "second = 2 ordinal"),
        ("We modernize 5,000 kilometers of railways.", "5,000 kilometers = 5000 km"),
        ("A plant of 2.4 GW is built.", "2.4 GW = 2.4 GW"),
        ("After a quarter of a century it returns.", "a quarter of a century = 0.25 century"),
        ("Через два с половиной года мы закончим.", "два с половиной года = 2.5 year"),
    ],
)
def test_measures_ages_and_ranks(text, figure):
    assert figure in found(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It is held on May 18-19.", "May 18-19 = 2024-05-18/2024-05-19"),
        ("It is held from May 18th to 19th.", "May 18th to 19th = 2024-05-18/2024-05-19"),
        ("He came on 17 May 2023 to us.", "17 May 2023 = 2023-05-17"),
        ("He came on March 10, 1992.", "March 10, 1992 = 1992-03-10"),
        ("From May 30 – June 2, 2023 we met.", "May 30 – June 2, 2023 = 2023-05-30/2023-06-02"),
        ("That was in September 2019.", "September 2019 = 2019-09"),
        ("He was there in February-June 1945.", "February-June 1945 = 1945-02/1945-06"),
        ("He served in 1975-1979.", "1975-1979 = 1975/1979"),
        ("He served from 1985 to 1991.", "1985 to 1991 = 1985/1991"),
        ("He served until 1991.", "until 1991 = 1991"),
        ("We build it by 2030.", "by 2030 = 2030"),
        ("It was in the late 1950s.", "late 1950s = 1955/1959"),
        ("It was in the early '30s.", "early '30s = 1930/1934"),
        ("It is a power of the 21st century.", "21st century = 2001/2100"),
        ("Published 28.05.2024 by us.", "28.05.2024 = 2024-05-28"),
        ("Это было в 2015–2019 годах.", "2015–2019 годах = 2015/2019"),
        ("Встреча пройдет 13 апреля 2012 года.", "13 апреля 2012 года = 2012-04-13"),
        ("Ол 2017 жылы өзі жазды.", "2017 жылы = 2017"),
        ("峰会将于9月12日至15日举行。", "9月12日至15日 = 2024-09-12/2024-09-15"),
    ],
)
def test_dates(text, figure):
    assert found(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It is chaired this year.", "this year = 2024"),
        ("It continued last year.", "last year = 2023"),
        ("We meet next month.", "next month = 2024-08"),
        ("He proposed it 10 years ago.", "10 years ago = 2014"),
        ("It was about three or four years ago.", "about three or four years ago = 2020/2021"),
        ("It was many centuries ago.", "many centuries ago = ?"),
        ("He left yesterday.", "yesterday = 2024-07-01"),
        ("It met in March of this year.", "March of this year = 2024-03"),
        ("In 1996 we began; in the same year it grew.", "same year = 1996"),
        ("Это было в прошлом году.", "прошлом году = 2023"),
        ("Он уехал десять лет назад.", "десять лет назад = 2014"),
        ("Биыл үлкен мерейтой.", "Биыл = 2024"),
        ("今年是重要年份。", "今年 = 2024"),
    ],
)
def test_dates_reckoned_from_the_date_of_the_document(text, figure):
    assert figure in found(text)


@pytest.mark.parametrize("date", ["", "2020/2024", "not a date"])
def test_without_a_date_of_the_document_a_relative_date_stays_open(date):
    assert found("It is chaired this year.", date) == ["this year = ?"]


def test_an_uncertain_day_still_gives_the_year():
    assert found("It is chaired this year.", "2023-05-12/2023-05-18") == ["this year = 2023"]


@pytest.mark.parametrize(
    "text",
    [
        "The G20 met after COVID-19 had passed.",
        "After 9/11 all was open 24/7.",
        "He is one of them, and one cannot say more.",
        "Call +7 (7172) 74-55-55 or see https://example.org/2024/31.",
        "See Section 107 of Title 17, page 45, No. 5.",
        "The briefing was at 12:44 P.M. and at 5 pm.",
        "APEC-2025 and Agenda 2030 are names.",
        "We work once again, first of all with neighbours.",
        "The Group of Seven and Nord Stream 2 are names, too.",
        "He may march on; I won and try.",
        "1\n2\n[45]",
        "Version 6.11.3 of ctv_en_8.",
        "World War II was long.",
    ],
)
def test_what_is_no_figure(text):
    assert found(text) == []


def test_a_figure_says_what_it_measures_and_when():
    text = "According to the bureau, bilateral trade between Kazakhstan and China reached $24 billion in 2022."
    money, year = figures(text)

    assert (money.measure, money.date) == ("bilateral trade between Kazakhstan and China", "2022")
    assert year.measure == money.measure


def test_malformed_dates_are_no_dates():
    assert [one.kind for one in figures("On February 30, 2024 and 31.02.2023 we met.")] != ["date", "date"]
    assert not any("02-30" in one.date or "02-31" in one.date for one in figures("February 30, 2024; 31.02.2023"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1" + "0" * 400,
        "7" * 1_000_000,
        "1,000" * 20_000,
        "12:30" * 20_000,
        "one hundred " * 10_000,
        "a third of " * 5_000,
        "- 5 " * 5_000,
        "from 1 to " * 5_000,
        "more than " * 20_000,
        "三十五亿" * 5_000,
        "May 1-" * 5_000,
        "NaN inf 1e999 10^400 ١٢٣ years",
    ],
    ids=range(13),
)
def test_hostile_text_neither_hangs_nor_fails(text):
    for one in figures(text):
        assert one.value is None or abs(one.value) < 1e30


def test_digits_without_end_are_no_figure():
    assert found("The code 12345678901234567890123 is long.") == []


def test_text_from_right_to_left_has_its_figures():
    text = "قال الرئيس إن التجارة بلغت 33.5% في 2022."
    assert found(text) == ["33.5% = 33.5 %", "2022 = 2022"]


def test_finding_figures_loads_neither_numpy_nor_qt():
    program = (
        "import sys; from kzreader.core.crossrefs.figures import find_figures; "
        "from kzreader.core.interview import Interview; find_figures(Interview('x', 'In 2022 it was 5 km.', '', ())); "
        "assert not {'numpy', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
