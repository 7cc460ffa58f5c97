"""Texts of 100 KB to measure anchoring on: the bundled interviews, and made ones in four languages.

What is made has the words of the interviews, or of the short lists here, as often as words are in real texts (Zipf).
It says nothing, but repeats itself more than real texts do, which makes it the harder measure.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
LANGUAGES = ("English", "Russian", "Kazakh", "Chinese")
SIZE = 100_000
"""Bytes of UTF-8."""

_RUSSIAN = """и в не на что с он как это по но из у за от мы вы же для так его о к бы год время человек дело
страна жизнь день рука раз работа слово место вопрос город земля дом друг глава стана мира закон право голос
школа книга вода дорога народ язык связь граница сосед встреча договор торговля рынок завод поезд река степь
гора море ветер утро вечер письмо ответ память война победа мир новость газета беседа журналист президент
министр соглашение развитие будущее прошлое говорить думать знать видеть идти стоять жить строить помнить верить
спросить ответить начать открыть искать найти новый старый большой малый долгий трудный общий первый последний
важный честный далёкий близкий северный восточный ещё уже очень здесь тогда теперь всегда никогда снова вместе
после между через против около зелёный йод край"""
_RUSSIAN_ENDINGS = ("", "", "", "а", "ы", "ом", "ами", "ов", "ый", "ого", "ной", "ского")
_KAZAKH = """және да де бұл ол мен біз сіз бір үшін туралы деп бар жоқ емес еді болып өте ең көп аз жаңа ескі
үлкен кіші ұзақ қиын ортақ бірінші соңғы маңызды адал алыс жақын ел жер су тау дала көл өзен қала ауыл үй жол
күн жыл ай уақыт адам халық тіл сөз іс жұмыс өмір бала ана әке дос көрші шекара кездесу келісім сауда нарық
зауыт пойыз жел таң кеш хат жауап ес соғыс жеңіс бейбітшілік жаңалық газет әңгіме тілші президент министр даму
болашақ өткен айту ойлау білу көру бару тұру салу сену сұрау бастау ашу іздеу табу мұнда сонда енді әрқашан
қайта бірге кейін арасында арқылы қарсы жанында жасыл ғылым мектеп кітап заң құқық дауыс байланыс ғасыр мұра
дәстүр тарих шығыс батыс солтүстік оңтүстік әлем үкімет экономика"""
_KAZAKH_ENDINGS = ("", "", "", "ның", "ға", "ды", "да", "дан", "мен", "лар", "лары", "сы", "ымыз")
_CHINESE = """的 一 是 了 在 我 们 有 他 这 不 和 人 中 大 为 上 个 国 来 到 时 也 就 说 对 要 会 年 能 学 生 地
出 可 以 发 展 合 作 总 统 问 题 世 界 和 平 友 好 关 系 经 济 贸 易 道 路 城 市 历 史 文 化 语 言 朋 友 邻 居
边 境 会 谈 协 议 市 场 工 厂 火 车 河 流 草 原 山 脉 海 洋 早 晨 晚 上 信 件 回 答 记 忆 战 争 胜 利 新 闻 报
纸 记 者 部 长 将 来 过 去 思 考 知 道 看 见 行 走 站 立 生 活 建 设 相 信 询 问 开 始 打 开 寻 找 发 现 新 旧
小 长 难 共 同 第 后 重 诚 实 远 近 北 东 西 南 还 已 经 很 里 那 现 常 从 再 一 起 之 间 通 反 旁 绿 科 校 书
法 律 权 声 联 世 纪 遗 产 传 统 政 府 能 源 石 油 粮 食 医 院 孩 子"""


def bundled_text() -> str:
    """The bundled interviews one after another, 48 KB."""
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in sorted(SEEDS.glob("*.txt")))


def text_in(language: str, *, seed: int = 1) -> str:
    """About 100 KB in `language`; in English it begins with the bundled interviews."""
    rng = random.Random(f"{language} {seed}")
    if language == "Chinese":
        words = _CHINESE.split()
        return _made(list(dict.fromkeys(words)), rng, between="", stops=("，", "。"), quotes=("“", "”"))
    if language == "English":
        start = bundled_text()
        words = re.findall(r"[^\W\d_]+", start)
        rng.shuffle(words)
        common = sorted(set(words), key=lambda word: (-words.count(word), word))
        rest = _made(common, rng, size=SIZE - len(start.encode()))
        return f"{start}\n\n{rest}"
    stems, endings = (_RUSSIAN, _RUSSIAN_ENDINGS) if language == "Russian" else (_KAZAKH, _KAZAKH_ENDINGS)
    forms = [stem + rng.choice(endings) if len(stem) > 3 else stem for _ in range(8) for stem in stems.split()]
    return _made(list(dict.fromkeys(forms)), rng)


def _made(
    words: list[str],
    rng: random.Random,
    *,
    size: int = SIZE,
    between: str = " ",
    stops: tuple[str, str] = (", ", ". "),
    quotes: tuple[str, str] = ("«", "»"),
) -> str:
    weights = [1 / (rank + 3) for rank in range(len(words))]
    paragraphs: list[str] = []
    length = 0
    while length < size:
        sentences = []
        for _ in range(rng.randint(1, 6)):
            clauses = [
                between.join(rng.choices(words, weights, k=rng.randint(3, 12))) for _ in range(rng.randint(1, 3))
            ]
            sentence = stops[0].join(clauses).capitalize()
            sentences.append(f"{quotes[0]}{sentence}{quotes[1]}" if rng.random() < 0.1 else sentence)
        paragraphs.append(stops[1].join(sentences) + stops[1].strip())
        length += len(paragraphs[-1].encode()) + 2
    return "\n\n".join(paragraphs)
