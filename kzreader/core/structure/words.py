"""The words by which structure is known, by language: English, Russian, Kazakh, Chinese. Data, compared casefolded."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words.replace("\n", "|").split("|") if word.strip())


QUESTION_MARKS = _set(
    "question|q|вопрос|в|сұрақ|с|问|問|问题|提问|提問|frage|pregunta|pergunta|domanda|soru|sual|savol"
)
"""Labels that say "a question follows" and name nobody."""

ANSWER_MARKS = _set("answer|a|ответ|о|жауап|ж|答|回答|antwort|respuesta|resposta|risposta|cevap|cavab|javob")
"""Labels that say "an answer follows" and name nobody."""

ASKING_ROLES = _set("""
interviewer|host|co-host|moderator|reporter|correspondent|journalist|anchor|presenter|anchorwoman
anchorman|editor|press
the press|media|newscaster|facilitator|questioner|audience|audience member|participant|reader
интервьюер|корреспондент|корр|журналист|ведущий|ведущая|репортёр|репортер|модератор|редакция|зритель|читатель
тілші|журналист|жүргізуші|модератор|оқырман|редакция
记者|記者|主持人|提问者|采访者|採訪者|网友|观众|编辑
""")
"""Those who ask, by what they are."""

ANSWERING_ROLES = _set("""
interviewee|guest|respondent|narrator|witness
собеседник|собеседница|гость|гостья|респондент
кейіпкер|қонақ|респондент|сұхбаттасушы
受访者|受訪者|嘉宾|嘉賓|被访者
""")
"""Those who answer, by what they are."""

OFFICES = _set("""
president|vice|prime|secretary-general|minister|premier|chairman|chairwoman|chairperson|chair|secretary|ambassador|senator|congressman
congresswoman|representative|governor|mayor|king|queen|prince|princess|chancellor|director|ceo|founder
leader|spokesman
spokeswoman|spokesperson|speaker|judge|justice|general|colonel|captain|admiral|professor|doctor|author|writer|novelist
poet|artist|actor|actress|singer|musician|composer|filmmaker|producer|coach|player|scientist|historian
economist|analyst
expert|officer|commissioner|commander|head|chief|operator|voice|man|woman|crew|member|narrator|translator|interpreter
deputy|akim|rector|dean|chancellor|sultan|emir|pope|cardinal|bishop|archbishop|rabbi|imam|host|candidate
attorney|counsel
президент|премьер|министр|председатель|посол|глава|директор|депутат|аким|ректор|профессор|доктор|режиссёр|режиссер
писатель|поэт|актёр|актер|певец|учёный|ученый|эксперт|политолог|экономист|спикер|генерал|секретарь|руководитель
президенті|министр|министрі|төраға|төрағасы|елші|елшісі|әкім|әкімі|жазушы|ақын|ғалым|профессор|депутат|ректор
总统|主席|总理|部长|大使|教授|导演|作家|发言人
""")
"""Offices and callings: before a name in a label they are not part of the name."""

HONORIFICS = _set(
    "mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|rev|hon|sen|rep|gov|gen|col|capt|lt|sgt|amb|г-н|г-жа|мырза|ханым"
)

PARTICLES = _set(
    "of|the|de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|ibn|al|el|ul|ur|y|e|and|for|to|at|"
    "from|by|with|и|от|на|из|в"
)
"""Words in lower case that a name or an office may hold."""

OUTLETS = _set("""
news|agency|newswire|newspaper|gazette|herald|tribune|times|post|daily|weekly|tv|television|radio|channel|broadcasting
press|cctv|cgtn|bbc|cnn|ap|afp|upi|reuters|xinhua|tass|interfax|kazinform|sputnik|trend|anadolu
тасс|интерфакс|риа|новости|агентство|газета|телеканал|казинформ|агенттігі|газеті|телеарнасы|хабар
新华社|新華社|中新社|中新网|人民网|央视新闻|央视网|新华网
""")
"""Words in the name of who publishes: before a colon at the head of a page they credit, and do not speak."""

SECTIONS = _set("""
home|news|about|contact|contacts|video|videos|audio|podcasts|sport|sports|business|politics|culture|opinion|world
travel|education|careers|jobs|media|gallery|shop|store|blog|events|login|menu|search|press|archive|archives|help
главная|новости|политика|экономика|общество|культура|спорт|видео|фото|контакты|мир|происшествия
басты|жаңалықтар|саясат|қоғам|мәдениет|спорт|видео|байланыс|әлем
首页|新闻|视频|财经|体育|娱乐|文化|国际|社会|论坛
""")
"""Sections of a site, as its bar names them."""

NO_LABELS = _set("""
break|ad break|music|
note|notes|editor's note|editors' note|photo|photos|photo credit|image|images|picture|pictures|source
sources|video|videos|watch|read
read more|read also|also read|see also|related|update|updated|published|posted|date|time|location|place
duration|tags|tag
topics|category|categories|share|text|interview|interviews|interviewed by|translation|translated by|transcript|warning
disclaimer|copyright|listen|subscribe|credit|credits|caption|summary|abstract|keywords|contact|email|e-mail|phone|tel
website|url|http|https|part|chapter|step|figure|table|title|subject|re|cc|ps|p.s|example|tip|tips
spoiler|breaking|exclusive
opinion|analysis|live|more|next up|genre|language|publisher|pages|isbn|price|length|runtime|release
directed by|written by
produced by|edited by|interview date|camera rolls|sound rolls|editorial notes|preferred citation|editor
editors|author|authors
byline|by|words|photography|filed under|order|rating|born|education|occupation|residence|family|result|conclusion
introduction|background|pros|cons|rule|tip|day|week|context|key points|fact|facts|important|remember
correction|clarification|advertisement|sponsored|via
one|first|second|third|finally|also|moreover|however|today|yes|no|here|this|that|or|but|and|so|then|now
фото|источник|видео|автор|авторы|текст|читайте также|читайте|смотрите|смотрите также|дата|место|время
теги|тег|примечание
справка|подпись|рубрика|беседовал|беседовала|интервью|перевод|внимание|важно|итог|итак|например|во-первых|во-вторых
в-третьих|подробнее|обновлено|опубликовано|категория|поделиться|редактор|темы|ранее|кстати|досье|вывод
главное|да|нет|иначе
сурет|суретте|фото|дереккөз|автор|мәтін|ескерту|дайындаған|сұхбаттасқан|әңгімелескен|бөлісу|анықтама|күні|айдар|оқыңыз
тағы оқыңыз|жазып алған|мысалы|біріншіден|екіншіден|тақырып|сұхбат
分享到|分享|来源|來源|编辑|作者|图|图片|摄影|责任编辑|时间|地点|原标题|标签|注|文|按|按语|编者按|关键词|日期|撰文|翻译|例如|首先|其次|此外|视频|相关阅读
阅读
""")
"""What stands before a colon without anybody speaking."""

SENTENCE_OPENERS = _set("""
the|a|an|in|on|at|when|but|and|for|with|from|his|her|their|our|my|your|this|that|these|those|it|he|she
they|we|you|i|as|if|while
after|before|since|during|by|to|of|then|so|also|here|there|what|who|how|why|where|both|no|yes|not
according|although|though|like
once|recently|today|yesterday|meanwhile|however|moreover|thank|thanks|welcome|dear|hello|interview
transcript|full|exclusive
hi|hey|oh|ah|yeah|yep|well|okay|ok|good|great|right|sure|sorry|congratulations|and|via|about|watch|read|photo|see|says|did|does|do|is|are|was|were|have|has|had|will|would|can|could|should|may
might|let|please|just
в|на|и|но|а|по|из|от|для|как|когда|что|это|он|она|они|мы|вы|я|об|о|с|к|у|за|до|после|же|так|если|его|её|их|наш|ваш|мой
бұл|ол|біз|сіз|мен|сол|осы|және|бірақ|ал|үшін
""")
"""Capitalised at the start of a sentence without being a name."""

YOU = _set("""
you|your|yours|yourself|you're|you’re|you've|you’ve|you'd|you’d|you'll|you’ll
вы|вас|вам|вами|ваш|ваша|ваше|ваши|вашего|вашей|вашу|вашем|ваших|вашим|ты|тебя|тебе|твой|твоя
сіз|сізді|сіздің|сізге|сізден|сізбен|сіздер|сен|сенің
""")
"""Words for whoever is spoken to."""

ME = _set("""
i|i'm|i’m|i've|i’ve|i'd|i’d|i'll|i’ll|my|me|we|we're|we’re|we've|we’ve|our
я|мне|меня|мной|мой|моя|моё|мое|мои|моего|моей|мою|моих|мы|нас|нам|наш|наша|наше|наши
мен|менің|маған|мені|менде|біз|біздің|бізге|бізді
""")
"""Words for whoever speaks."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января январь қаңтар қаңтардың",
            "february feb февраля февраль ақпан",
            "march mar марта март наурыз",
            "april apr апреля апрель сәуір",
            "may мая май мамыр",
            "june jun июня июнь маусым",
            "july jul июля июль шілде",
            "august aug августа август тамыз",
            "september sep sept сентября сентябрь қыркүйек",
            "october oct октября октябрь қазан",
            "november nov ноября ноябрь қараша",
            "december dec декабря декабрь желтоқсан",
        ),
        start=1,
    )
    for name in names.split()
}
"""Names of months, casefolded, to their number."""

INTERVIEW_WORDS = (
    r"interview|q\s?&\s?a|q\s?and\s?a|conversation|transcript|briefing|press conference|"
    r"(?<!hold )(?<!held )(?<!for )(?<!in )(?<!detailed )(?<!further )talks? (?:to|with)|in dialogue|podcast|"
    r"интервью|беседа|пресс-конференция|баспасөз мәслихаты|разговор|стенограмма|сұхбат|әңгіме|专访|專訪|"
    r"受访|受訪|采访|採訪|对话|访谈|訪談"
)
"""Words by which a page says that it is an interview (a regular expression)."""

SPEECH_VERBS = frozenset(
    [
        "say",
        "says",
        "said",
        "add",
        "adds",
        "added",
        "note",
        "notes",
        "noted",
        "stress",
        "stresses",
        "stressed",
        "underlines",
        "underlined",
        "emphasizes",
        "emphasized",
        "emphasises",
        "emphasised",
        "explains",
        "explained",
        "describes",
        "described",
        "recalls",
        "recalled",
        "insists",
        "insisted",
        "believes",
        "believed",
        "argues",
        "argued",
        "claims",
        "claimed",
        "concludes",
        "concluded",
        "continues",
        "continued",
        "tells",
        "told",
        "states",
        "stated",
        "declares",
        "declared",
        "announces",
        "announced",
        "replies",
        "replied",
        "answers",
        "answered",
        "responds",
        "responded",
        "remarks",
        "remarked",
        "observes",
        "observed",
        "points",
        "pointed",
        "mentions",
        "mentioned",
        "admits",
        "admitted",
        "acknowledges",
        "acknowledged",
        "rejects",
        "rejected",
        "expresses",
        "expressed",
        "reiterates",
        "reiterated",
        "warns",
        "warned",
        "hopes",
        "hoped",
        "wishes",
        "wished",
        "thanks",
        "thanked",
        "feels",
        "felt",
        "thinks",
        "thought",
        "sees",
        "saw",
        "contemplates",
        "contemplated",
        "reflects",
        "reflected",
        "confirms",
        "confirmed",
        "denies",
        "denied",
        "highlights",
        "highlighted",
        "urges",
        "urged",
        "cites",
        "cited",
        "praises",
        "praised",
        "criticizes",
        "criticized",
        "criticises",
        "criticised",
        "predicts",
        "predicted",
        "reveals",
        "revealed",
        "shares",
        "shared",
        "suggests",
        "suggested",
        "proposes",
        "proposed",
        "asks",
        "asked",
        "jokes",
        "joked",
        "laughs",
        "laughed",
        "assures",
        "assured",
        "voices",
        "voiced",
        "compares",
        "compared",
        "considers",
        "considered",
        "clarifies",
        "clarified",
        "agrees",
        "agreed",
        "dismisses",
        "dismissed",
        "advocates",
        "advocated",
        "comments",
        "commented",
        "elaborates",
        "elaborated",
        "quips",
        "quipped",
        "writes",
        "wrote",
        "сказал",
        "сказала",
        "говорит",
        "говорил",
        "говорила",
        "отметил",
        "отметила",
        "отмечает",
        "подчеркнул",
        "подчеркнула",
        "подчёркивает",
        "подчеркивает",
        "заявил",
        "заявила",
        "заявляет",
        "добавил",
        "добавила",
        "добавляет",
        "считает",
        "полагает",
        "ответил",
        "ответила",
        "отвечает",
        "пояснил",
        "пояснила",
        "поясняет",
        "рассказал",
        "рассказала",
        "рассказывает",
        "сообщил",
        "сообщила",
        "напомнил",
        "напомнила",
        "уверен",
        "уверена",
        "убеждён",
        "убежден",
        "убеждена",
        "признал",
        "признала",
        "признался",
        "призналась",
        "призвал",
        "призвала",
        "вспоминает",
        "вспомнил",
        "вспомнила",
        "выразил",
        "выразила",
        "объяснил",
        "объяснила",
        "объясняет",
        "уточнил",
        "уточнила",
        "резюмировал",
        "резюмировала",
        "продолжил",
        "продолжила",
        "продолжает",
        "поблагодарил",
        "поблагодарила",
        "заметил",
        "заметила",
        "улыбнулся",
        "улыбнулась",
        "деді",
        "дейді",
        "деген",
        "айтты",
        "айтады",
        "мәлімдеді",
        "қосты",
        "түсіндірді",
        "есептейді",
        "санайды",
        "өтті",
        "берді",
    ]
)
"""Finite verbs of saying and thinking, casefolded: English, Russian, Kazakh."""
