"""What a web page puts round an interview, known by its own words: captions, promos, notes, comments."""

from __future__ import annotations

import re

from kzreader.core.interview import ParagraphKind
from kzreader.core.structure import words

_I = re.IGNORECASE
_MONTH = "|".join(sorted(words.MONTHS, key=len, reverse=True))
_DAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|понедельник|вторник|среда|четверг|пятница|суббота|"
    r"воскресенье|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"
)
_DATE = rf"(?:(?:{_DAY})\.?,?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?:{_MONTH})\b\.?|(?:{_MONTH})\b\.?\s*\d{{0,2}}(?:st|nd|rd|th)?)?"
_NUMERIC_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_TIME = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\.?)?(?:\s*[A-Z]{2,4})?)"

_DATE_LINE = re.compile(
    rf"(?:[^\W\d_]+\s*[•|·]\s*|published:?\s*|updated:?\s*|posted(?: on)?:?\s*|last updated:?\s*|date:?\s*|on\s+|"
    rf"опубликовано:?\s*|обновлено:?\s*|дата:?\s*)?"
    rf"(?:{_TIME}[\s,|–-]*)?(?:{_DATE}(?<=\w)[\s,.]*(?:\d{{4}})?(?:\s*(?:г\.?|года|жыл\w*))?|{_NUMERIC_DATE}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)"
    rf"[\s,|–•·-]*(?:at\s+)?(?:{_TIME})?(?:\s*[•|·].{{0,60}})?",
    _I,
)
_NOTE = re.compile(
    r"(?:by|words(?: by)?|text(?: by)?|interview(?:ed)? by|story by|written by|reporting by|edited by|transcribed by|posted by|"
    r"translat(?:ed|ion) (?:by|from)|produced by|conducted by|compiled by|from staff|as told to)\b:?\s+[A-ZА-Я@].{0,90}$|"
    r"end\b[ \d:.apmest]*$|end of (?:interview|transcript|tape|recording)|notes?: |p\.?s\.? |"
    r"(?:editor['’]?s? note|note from the editor|correction|clarification|disclaimer|author['’]?s? note|update)\b|"
    r"(?:this|the|our|his|her|their)? ?(?:following )?(?:interview|conversation|transcript|q\s?&\s?a|article|text|discussion|"
    r"exchange)s? (?:below )?(?:was|were|has|have|is|are|contains?|did|may|originally|first|took)\b.{0,120}\b(?:edited|condensed|translated|"
    r"lightly|abridged|conducted|originally|published|recorded|embedded|reproduced|transcribed|rush|final form|accuracy|length|"
    r"available|shortened|not appear)\b|these transcripts\b|edited (?:for|and|excerpts?)\b.{0,80}$|"
    r"(?:the )?(?:following|below|here) (?:is|are|follows?)\b.{0,60}\b(?:transcript|text|excerpts?|interview|translation|q&a|answers)\b.{0,80}$|"
    r"(?:full|complete|official|unofficial|rush) (?:text|transcript)\b.{0,30}(?:below|follows)|©|\(c\) ?\d{4}|copyright\b|all rights reserved|"
    r"public domain$|from wikimedia|jump to\b|english subtitles|published (?:in|on|by|at)\b.{0,80}$|source:|via:|location:|tags?:|topics:|"
    r"filed under|preferred citation|housed at|interview gathered|for immediate release|office of the press secretary|"
    r"\d+ ?(?:min(?:ute)?s?|мин|минут\w*)\.?(?: read| чтения| оқу)?$|reading time|(?:estimated )?read(?:ing)? time|word count|"
    r"\d[\d\s,.]* ?(?:views?|просмотр\w*|рет|comments?|shares?|likes?|комментари\w*)$|(?:camera|sound|tape|side|reel) (?:rolls?|one|two|\d)|"
    r"interview(?:er|ee)? ?(?:date|no|number|id)?:|interviewer[s]?: \w+ \w+$|"
    r"(?:автор|текст|беседовал[аи]?|интервью взял[аи]?|подготовил[аи]?|записал[аи]?|перевод|источник|вопросы задавал\w*|"
    r"разговаривал[аи]?|расспрашивал[аи]?)\b[: ].{0,90}$|(?:публикуем|приводим|ниже) .{0,60}(?:текст|интервью|расшифровк)|"
    r"от редакции|примечание|справка|досье|материал подготовлен|"
    r"(?:әңгімелескен|сұхбаттасқан|сұхбатты алған|дайындаған|әзірлеген|жазып алған|авторы?|мәтін|дереккөз|ашық дереккөз\w*|ескерту)\b.{0,90}$|"
    r"көрсетілді$|оқу үшін$|.{0,60}\b(?:сұхбаттасқан|әңгімелескен|әңгімелескен)\b.{0,60}$|"
    r"(?:来源|來源|作者|编辑|責任編輯|责任编辑|编者按|撰文|翻译|以下是|以下为)",
    _I,
)
_CLOSING_NOTE = re.compile(
    r"(?:the |our |this )?(?:full|complete|whole|entire|original)? ?(?:interview|article|video|conversation|transcript|story|post|piece|text)\b"
    r".{0,40}\b(?:embedded|available|(?:can|may) be (?:seen|read|found|watched|viewed|heard)|originally|first (?:appeared|published)|was published|appeared|below)\b",
    _I,
)
_PLUG = re.compile(
    r"\bto order (?:a copy|it|the)\b|\bis (?:published by|out (?:now|on|in|from)|available (?:now|from|at|in|on)|on sale)\b|\btickets\b.{0,40}\bavailable\b|"
    r"\bfor more (?:information|on|about)\b|\b(?:visit|at) (?:www\.|https?:)|\b(?:his|her|their) (?:website|twitter|instagram)\b|\bis (?:an?|the) .{0,60}\b(?:writer|reporter|editor|"
    r"journalist|correspondent|contributor|columnist|freelancer?)\b.{0,80}$",
    _I,
)
_ANNOUNCES = re.compile(
    r"(?:the )?(?:following|below|here)\b.{0,40}\b(?:text|transcript|excerpts?|quotes|interview)\b|публикуем|приводим",
    _I,
)
_PROMO = re.compile(
    r"(?:get|receive)\b.{0,90}\b(?:inbox|stories|newsletter|directly to you|updates|straight to)|sign[ -]?up\b|subscribe\b|"
    r"join (?:our|us|the)\b.{0,50}(?:newsletter|channel|community|mailing|telegram|whatsapp|discord|patreon)|follow (?:us|@|me|our|him|her|the)\b|"
    r"(?:read|see|watch|listen|download|view|hear|explore|discover|share|print|click|tap|enjoy|like|support|donate|buy|order|learn|find|"
    r"check|visit|browse|skip|play|next|previous|save|email|tweet|pin|log ?in|register|menu|search|advertisement|sponsored|available on air|"
    r"available stations|start your|become a|more (?:from|on|about|stories|news|interviews)|most (?:read|popular|viewed)|"
    r"related|recommended|trending|you (?:may|might) (?:also )?like|don['’]?t miss|also read|also see|see also|up next|latest)"
    r"(?: (?:more|also|this|the|here|now|on|to|out|all|our|full|next|article|stories|posts?|news|topics|content|links?|live|up|mp[34]|"
    r"transcript|video|audio|podcast|radio|page|email|link|print|facebook|twitter|button|about|a|in|with|via|for|us|below|it|\w+['’]s)\b)*"
    r"(?P<rest>[:!.…»>| -].{0,90}|\b.{0,45})$|0:00|\d:\d\d \d:\d\d|"
    r"(?:читайте|смотрите|подписывайтесь|подпишитесь|поделиться|поделитесь|присоединяйтесь|следите|скачать|слушайте|"
    r"реклама|по теме|ещё по теме|еще по теме|похожие|самое читаемое|популярное|последние новости|больше новостей|"
    r"хотите (?:получать|знать)|наш telegram|нашли ошибку|комментировать|поддержите)\b.{0,140}$|"
    r"(?:жазылыңыз|бөлісу|тағы оқыңыз|оқи отырыңыз|сондай-ақ оқыңыз|тақырып бойынша|біздің telegram|telegram-арна|жарнама|ең көп оқылған|"
    r"ұқсас|соңғы жаңалықтар|пікір қалдыру)\b.{0,140}$|"
    r"(?:关注|扫码|订阅|分享|点击|相关阅读|推荐阅读|更多|下载|长按|广告|相关新闻|延伸阅读)",
    _I,
)
_CAPTION = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|pic|illustration|credit|фото|фотография|иллюстрация|снимок|сурет|суретте|фотоға|图|图片|摄影|图为)"
    r"(?: (?:credit|courtesy|by|of|via|from|source|caption|автора|із))*\s*(?:[:：/©]|\bby\b|\bcourtesy\b|\bcredit\b)|"
    r"(?:photo|image|picture|courtesy) courtesy\b|courtesy (?:of|photo)\b|©.{0,12}(?:reuters|ap|afp|getty|sputnik|epa|photo|фото|риа)|"
    r"\((?:photo|image|picture|фото|ap photo|reuters)\b.{0,80}\)$|(?:pictured|above|below|left|right|file photo|screenshot|video grab)\b\s*[:(—–-]",
    _I,
)
_CREDIT_AT_END = re.compile(
    r"(?:[.,;(–—|]\s*|\s)(?:photo(?:graph)?s?|image|picture|фото|сурет)(?: credits?| courtesy(?: of)?| by)?\s*(?:[:：©]|by\b|courtesy\b)[^.!?]{1,70}[.)]?$|"
    r"\b(?:photo|photograph|image|illustration)(?:ed)? (?:by|courtesy of) [^.!?]{2,60}[.)]?$|"
    r"[/(]\s*(?:reuters|ap|afp|getty images|sputnik|epa|xinhua|file|ap photo|риа новости|тасс)\b[^)]{0,40}\)?$",
    _I,
)
_SCENE = re.compile(
    r"\b(?:during|before|after|ahead of|prior to) (?:the|an?|his|her|their|our) (?:[\w-]+ ){0,2}(?:interview|conversation|meeting|talks|recording|filming|press conference)\.?$|"
    r"\bво время (?:интервью|беседы|встречи|записи)\.?$|\bсұхбат (?:кезінде|барысында)\.?$|\((?:left|right|centre|center|слева|справа|сол жақта|оң жақта)\)",
    _I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|took|gave|made|became|it|they|we)\b", _I
)
_BYLINE = re.compile(r"(?:by|words(?: by)?|text(?: by)?|interview(?:ed)? by|story by|written by)\b:? [A-ZА-Я]", _I)
_LONGEST = 420
_STAGE = re.compile(r"\s*(?:[\[(（♪*][^\[\]()（）]{0,120}[\])）♪*]\s*)+[.]?")
_NO_WORDS = re.compile(r"[\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_COMMENTS_HEAD = re.compile(
    r"(?:\d+ )?(?:(?:reader|readers['’]|user) )?(?:comments?|responses?|replies|thoughts on\b.{0,90}|leave a (?:reply|comment)|join the (?:conversation|discussion)|"
    r"комментари[ийяев]+|пікірлер|пікір|评论|留言|网友评论)(?: \(?\d+\)?| to [“\"].{0,90})?[:.]?",
    _I,
)
_COMMENT_SIGN = re.compile(
    r".{1,60}\b(?:says|wrote|writes|commented|on \w+ \d{1,2}, \d{4}.{0,20}(?:said|says))\s*:?|(?:reply|ответить|like|report abuse|log in to reply)$",
    _I,
)
_SIGNATURE = re.compile(
    r"(?:[-–—~]{1,3} ?)[A-ZА-ЯӘҒҚҢӨҰҮҺІ][\w.’'-]+(?: [A-ZА-ЯӘҒҚҢӨҰҮҺІ][\w.’'-]+){0,3}(?:, [\w .]{2,40})?"
)


def is_plug(text: str) -> bool:
    """Whether the block says where to get what the interview was about, as it stands at the end."""
    return len(text) < 320 and bool(_PLUG.search(text))


def is_stage_direction(text: str) -> bool:
    """Whether the block is only a remark in brackets or music: "(laughter)", "[camera roll 3]"."""
    return bool(_STAGE.fullmatch(text)) and len(text) < 200


def is_date(text: str) -> bool:
    """Whether the block is only a date, perhaps with a section or a time."""
    return len(text) <= 80 and any(c.isdigit() for c in text) and bool(_DATE_LINE.fullmatch(text))


def is_comments_heading(text: str) -> bool:
    """Whether readers' comments begin below."""
    return len(text) < 120 and bool(_COMMENTS_HEAD.fullmatch(text.strip("# *")))


def is_comment_sign(text: str) -> bool:
    """Whether the block says who wrote a comment, or how to answer it."""
    return len(text) < 120 and bool(_COMMENT_SIGN.fullmatch(text))


def is_signature(text: str) -> bool:
    """Whether the block is the name of who wrote what stands above: "--Jane Doe"."""
    return len(text) < 60 and bool(_SIGNATURE.fullmatch(text))


def is_closing_note(text: str) -> bool:
    """Whether the block says where the whole interview is to be found, as it stands at the end of articles."""
    return len(text) < 200 and bool(_CLOSING_NOTE.match(text))


def announces_text(text: str) -> bool:
    """Whether the block only says that the text, or quotations from it, follow."""
    return len(text) < 200 and bool(_ANNOUNCES.match(text))


def furniture_of(text: str) -> ParagraphKind | None:
    """Caption, promo or note where the words of the block say so by themselves."""
    if len(text) > _LONGEST:
        return None
    plain = text.strip("*_#> \t")
    if not plain or _NO_WORDS.fullmatch(plain) or _ADDRESS.fullmatch(plain) or is_date(plain):
        return ParagraphKind.NOTE
    if _BYLINE.match(plain) and len(plain) < 120:
        return ParagraphKind.NOTE
    if _is_caption(plain):
        return ParagraphKind.CAPTION
    if is_stage_direction(plain):
        return ParagraphKind.NOTE
    if len(plain) <= 260 and _PROMO.match(plain):
        return ParagraphKind.PROMO
    if len(plain) <= 420 and (_NOTE.match(plain.lstrip("([")) or is_closing_note(plain)):
        return ParagraphKind.NOTE
    return None


def _is_caption(text: str) -> bool:
    if len(text) > 420:
        return False
    if _CAPTION.match(text) or _CREDIT_AT_END.search(text):
        return True
    return len(text) <= 170 and bool(_SCENE.search(text)) and not _FINITE.search(text)
