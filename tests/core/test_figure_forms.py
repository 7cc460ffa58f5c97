"""The many forms in which people write figures, language by language, beyond the plain ones of test_figures."""

from __future__ import annotations

import time

import pytest
from figures_read import figures, found

KAZAKH = "Бұл мәтін қазақ тілінде жазылған. "


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Confidence is 8½ per cent higher.", "8½ per cent = 8.5 %"),
        ("They walked 3 1/2 miles.", "3 1/2 miles = 3.5 mi"),
        ("He signed a $10-million contract.", "$10-million = 1e+07 USD"),
        ("It cost a million and a half.", "a million and a half = 1.5e+06"),
        ("It cost 1.234,50 euros.", "1.234,50 euros = 1234.5 EUR"),
        ("It cost Rs. 2,500.", "Rs. 2,500 = 2500 INR"),
        ("It sold for RM5 million.", "RM5 million = 5e+06 MYR"),
        ("One in five will leave.", "One in five = 20 %"),
        ("Of them 3 out of 10 will leave.", "3 out of 10 = 30 %"),
        ("It has 1,200-plus employees.", "1,200-plus employees = >=1200 employees"),
        ("It has 300+ stores.", "300+ stores = >=300 stores"),
        ("Tens of thousands of refugees came.", "Tens of thousands of refugees = ~40000 refugees"),
        ("It is a 155-millimetre gun.", "155-millimetre = 155 mm"),
        ("It is now 3x faster.", "3x = 3 times"),
        ("He wants a sub-four-hour marathon.", "sub-four-hour = <4 hour"),
        ("When he was sixteen, he left.", "sixteen = 16"),
        ("But I’m 47 already.", "47 = 47"),
        ("In Astana 25 ministers met.", "25 ministers = 25 ministers"),
        ("It will take 12 months.", "12 months = 12 month"),
        ("He is in the 10th-14th range.", "10th-14th range = 10..14 ordinal"),
        ("It costs half-a-million euros.", "half-a-million euros = 500000 EUR"),
        ("They held a half-hour show.", "a half-hour = 0.5 hour"),
        ("They wait three quarters of an hour.", "three quarters of an hour = 0.75 hour"),
        ("Of these ships three are under construction.", "three = 3"),
        ("They built six Type 45 destroyers.", "six Type = 6 type"),
        ("Its range is 725,000-to-755,000 tonnes.", "725,000-to-755,000 tonnes = 725000..755000 t"),
        ("Shares fell to 501p.", "501p = 501 penny"),
    ],
)
def test_english_quantities(text, figure):
    assert found(text) == [figure]


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("Output fell 8.4% to 177,700 tonnes.", ["8.4% = 8.4 %", "177,700 tonnes = 177700 t"]),
        ("Profit rose 5 per cent to $30 million.", ["5 per cent = 5 %", "$30 million = 3e+07 USD"]),
        ("Sales rose 20 to $35.", ["20 = 20", "$35 = 35 USD"]),
        ("It dropped by 0.8 per cent to 4.9 per cent.", ["0.8 per cent = 0.8 %", "4.9 per cent = 4.9 %"]),
        ("Ставка выросла на 2% до 8%.", ["2% = 2 %", "8% = 8 %"]),
    ],
)
def test_a_change_and_what_it_led_to_are_no_range(text, two):
    assert found(text) == two


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Exports fell from January to March 2023.", "January to March 2023 = 2023-01/2023-03"),
        ("They fell between May and June.", "May and June = 2024-05/2024-06"),
        ("In the last month alone (October), it grew.", "October = 2024-10"),
        ("Published 2022/09/05 by us.", "2022/09/05 = 2022-09-05"),
        ("Published 05.09.22 by us.", "05.09.22 = 2022-09-05"),
        ("It was in the war of 1914-18.", "1914-18 = 1914/1918"),
        ("It was in the 1960s and 70s.", "70s = 1970/1979"),
        ("A 20th-century writer.", "20th-century = 1901/2000"),
        ("He leaves tomorrow.", "tomorrow = 2024-07-03"),
        ("Published 2024.07.25 by us.", "2024.07.25 = 2024-07-25"),
    ],
)
def test_english_dates(text, figure):
    assert figure in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Erik Ten Hag spoke; ten Hag said so.",
        "Her novel is The Three Beths.",
        "A Heinkel Bomber 111 P flew.",
        "GDP rose in the first half and fell in the second half.",
        "The first months were hard.",
        "We met, and the two are friends.",
        "A new Boeing 737 Max airplane and Omicron BA.2 came.",
        "The Take 5 was played.",
        "An FTSE 100-listed miner told its half-year results.",
    ],
)
def test_names_and_beginnings_are_no_figures(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Доход вырос до 1,618 млрд долларов.", "1,618 млрд долларов = 1.618e+09 USD"),
        ("Завод продал 1,234 штуки.", "1,234 штуки = 1234 штуки"),
        ("Урожай составил 106 млн т за сезон.", "106 млн т = 1.06e+08 t"),
        ("Построено 1,2 млн кв. м жилья.", "1,2 млн кв. м = 1.2e+06 m2"),
        ("Выработано 24 млрд кВт·ч.", "24 млрд кВт·ч = 2.4e+10 kWh"),
        ("Ставка снижена на 0,7 процентного пункта.", "0,7 процентного пункта = 0.7 pp"),
        ("Более двухсот человек ушли.", "Более двухсот человек = >200 человек"),
        ("Живет свыше тысячи семей.", "свыше тысячи семей = >1000 семей"),
        ("Пришли тысячи людей.", "тысячи людей = ~2000 людей"),
        ("Выделено 160 с небольшим миллионов рублей.", "160 с небольшим миллионов рублей = 1.6e+08 RUB"),
        ("Там работает два десятка компаний.", "два десятка компаний = 20 компаний"),
        ("У них двое детей.", "двое детей = 2 детей"),
        ("Он ждал полгода.", "полгода = 0.5 year"),
        ("Ушел каждый третий.", "каждый третий = 33.3333 %"),
        ("Мы тренировались месяца три-четыре.", "три-четыре = ~3..4 month"),
        ("Он ждал более четверти века.", "более четверти века = >0.25 century"),
        ("Это было в ХХ веке.", "ХХ веке = 1901/2000"),
        ("Это было в 19 веке.", "19 веке = 1801/1900"),
        ("Прошло 3 века.", "3 века = 3 century"),
        ("Было хуже по сравнению с прошлым годом.", "прошлым годом = 2023"),
        ("Было хуже в позапрошлом году.", "позапрошлом году = 2022"),
        ("Это было в мае-июне.", "мае-июне = 2024-05/2024-06"),
        ("Это второй по величине банк.", "второй = 2 ordinal"),
        ("Он стал двенадцатым президентом.", "двенадцатым президентом = 12 ordinal"),
    ],
)
def test_russian(text, figure):
    assert found(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Облыс 1-орында тұр.", "1-орында = 1 ordinal"),
        ("Қаңтар-қазан айларында өсті.", "Қаңтар-қазан = 2024-01/2024-10"),
        ("1 қазанға дейін аяқталды.", "1 қазанға = 2024-10-01"),
        ("Жүзден астам адам келді.", "Жүзден астам адам = >100 адам"),
        ("Халықтың үштен бірі келді.", "үштен бірі = 33.3333 %"),
        ("Облыс 2016 жылды жақсы аяқтады.", "2016 жылды = 2016"),
        ("Ағымдағы жылдың қорытындысы белгілі.", "Ағымдағы жылдың = 2024"),
        ("Оған он екі ай керек.", "он екі ай = 12 month"),
        ("Бұл ХV ғасырдың ескерткіші.", "ХV ғасырдың = 1401/1500"),
        ("Үйдің ауданы 300 шаршы метр.", "300 шаршы метр = 300 m2"),
        ("Оған 500 млн АҚШ доллары бөлінді.", "500 млн АҚШ доллары = 5e+08 USD"),
        ("Көлемі 8,3 мың гектарға дейін өседі.", "8,3 мың гектарға дейін = <=8300 ha"),
    ],
)
def test_kazakh(text, figure):
    assert found(KAZAKH + text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("贸易额从20多亿美元增加。", "20多亿美元 = >2e+09 USD"),
        ("用于采购,250亿美元用于研发。", "250亿美元 = 2.5e+10 USD"),
        ("約3000家門店。", "約3000家 = ~3000 家"),
        ("生產了71萬輛電動車。", "71萬輛 = 710000 辆"),
        ("人口14亿。", "14亿 = 1.4e+09"),
        ("三百五十人参加。", "三百五十人 = 350 人"),
        ("投资3到5年。", "3到5年 = 3..5 year"),
        ("出货140-150万吨。", "140-150万吨 = 1.4e+06..1.5e+06 t"),
        ("增长5%至10%。", "5%至10% = 5..10 %"),
        ("增长1.5个百分点。", "1.5个百分点 = 1.5 pp"),
        ("高达百分之三十五。", "高达百分之三十五 = <=35 %"),
        ("占三分之一。", "三分之一 = 33.3333 %"),
        ("超过一半的人。", "超过一半 = >50 %"),
        ("产值翻了两番。", "翻了两番 = 4 times"),
        ("举行第26届会议。", "第26届 = 26 ordinal"),
        ("是第一大贸易伙伴。", "第一大 = 1 ordinal"),
        ("有10万人以上参加。", "10万人以上 = >=100000 人"),
    ],
)
def test_chinese_quantities(text, figure):
    assert found(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2013年至2017年建成。", "2013年至2017年 = 2013/2017"),
        ("2024年1月至6月建成。", "2024年1月至6月 = 2024-01/2024-06"),
        ("今年1-2月下滑。", "今年1-2月 = 2024-01/2024-02"),
        ("2024 年 1 月 15 日建成。", "2024 年 1 月 15 日 = 2024-01-15"),
        ("2024年9月28日至10月3日举行。", "2024年9月28日至10月3日 = 2024-09-28/2024-10-03"),
        ("3月份下滑。", "3月份 = 2024-03"),
        ("上世纪90年代建成。", "上世纪90年代 = 1990/1999"),
        ("20 世纪70 年代初期建成。", "20 世纪70 年代初期 = 1970/1974"),
        ("80年代末建成。", "80年代末 = 1985/1989"),
        ("二十一世纪是新的。", "二十一世纪 = 2001/2100"),
        ("二〇二三年建成。", "二〇二三年 = 2023"),
        ("上个月建成。", "上个月 = 2024-06"),
    ],
)
def test_chinese_dates(text, figure):
    assert found(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "第三方在场。",
        "零部件很多。",
        "通过第2211 号决议。",
        "比例是6:1,而往后不同。",
        "一个国家,一位朋友。",
        "他读三年级。",
        "第二次世界大战很长。",
        "十一国庆快到了。",
        "十几个国家参加。",
    ],
)
def test_chinese_turns_of_speech_are_no_figures(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["一" * 60_000, "5至" * 30_000, "百分之" * 20_000, "2024年1月至" * 10_000, "1/" * 30_000]
)
def test_hostile_rows_of_signs_are_read_in_linear_time(text):
    start = time.process_time()
    figures(text)

    assert time.process_time() - start < 5
