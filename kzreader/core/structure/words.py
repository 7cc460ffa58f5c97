"""The words by which structure is known, by language: English, Russian, Kazakh, Chinese. Data, compared casefolded."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words.replace("\n", "|").split("|") if word.strip())


QUESTION_MARKS = _set("question|q|вопрос|в|сұрақ|с|问|問|提问|提問")
"""Labels that say "a question follows" and name nobody."""

ANSWER_MARKS = _set("answer|a|ответ|о|жауап|ж|答|回答")
"""Labels that say "an answer follows" and name nobody."""

ASKING_ROLES = _set("""
interviewer|host|co-host|moderator|reporter|correspondent|journalist|anchor|presenter|anchorwoman|anchorman|editor|press
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
president|vice|prime|minister|premier|chairman|chairwoman|chairperson|chair|secretary|ambassador|senator|congressman
congresswoman|representative|governor|mayor|king|queen|prince|princess|chancellor|director|ceo|founder|leader|spokesman
spokeswoman|spokesperson|speaker|judge|justice|general|colonel|captain|admiral|professor|doctor|author|writer|novelist
poet|artist|actor|actress|singer|musician|composer|filmmaker|producer|coach|player|scientist|historian|economist|analyst
expert|officer|commissioner|commander|head|chief|operator|voice|man|woman|crew|member|narrator|translator|interpreter
deputy|akim|rector|dean|chancellor|sultan|emir|pope|cardinal|bishop|archbishop|rabbi|imam|host|candidate|attorney|counsel
президент|премьер|министр|председатель|посол|глава|директор|депутат|аким|ректор|профессор|доктор|режиссёр|режиссер
писатель|поэт|актёр|актер|певец|учёный|ученый|эксперт|политолог|экономист|спикер|генерал|секретарь|руководитель
президенті|министр|министрі|төраға|төрағасы|елші|елшісі|әкім|әкімі|жазушы|ақын|ғалым|профессор|депутат|ректор
总统|主席|总理|部长|大使|教授|导演|作家|发言人
""")
"""Offices and callings: before a name in a label they are not part of the name."""

HONORIFICS = _set("mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|rev|hon|sen|rep|gov|gen|col|capt|lt|sgt|amb|г-н|г-жа|мырза|ханым")

PARTICLES = _set(
    "of|the|de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|ibn|al|el|ul|ur|y|e|and|for|to|at|from|by|with|и|от|на|из|в"
)
"""Words in lower case that a name or an office may hold."""

NO_LABELS = _set("""
note|notes|editor's note|editors' note|photo|photos|photo credit|image|images|picture|pictures|source|sources|video|videos|watch|read
read more|read also|also read|see also|related|update|updated|published|posted|date|time|location|place|duration|tags|tag
topics|category|categories|share|text|interview|interviews|interviewed by|translation|translated by|transcript|warning
disclaimer|copyright|listen|subscribe|credit|credits|caption|summary|abstract|keywords|contact|email|e-mail|phone|tel
website|url|http|https|part|chapter|step|figure|table|title|subject|re|cc|ps|p.s|example|tip|tips|spoiler|breaking|exclusive
opinion|analysis|live|more|next up|genre|language|publisher|pages|isbn|price|length|runtime|release|directed by|written by
produced by|edited by|interview date|camera rolls|sound rolls|editorial notes|preferred citation|editor|editors|author|authors
byline|by|words|photography|filed under|order|rating|born|education|occupation|residence|family|result|conclusion
introduction|background|context|key points|fact|facts|important|remember|correction|clarification|advertisement|sponsored|via
one|first|second|third|finally|also|moreover|however|today|yes|no|here|this|that|or|but|and|so|then|now
фото|источник|видео|автор|авторы|текст|читайте также|читайте|смотрите|смотрите также|дата|место|время|теги|тег|примечание
справка|подпись|рубрика|беседовал|беседовала|интервью|перевод|внимание|важно|итог|итак|например|во-первых|во-вторых
в-третьих|подробнее|обновлено|опубликовано|категория|поделиться|редактор|темы|ранее|кстати|досье|вывод|главное|да|нет|иначе
сурет|суретте|фото|дереккөз|автор|мәтін|ескерту|дайындаған|сұхбаттасқан|әңгімелескен|бөлісу|анықтама|күні|айдар|оқыңыз
тағы оқыңыз|жазып алған|мысалы|біріншіден|екіншіден|тақырып|сұхбат
来源|來源|编辑|作者|图|图片|摄影|责任编辑|时间|地点|原标题|标签|注|文|编者按|关键词|日期|撰文|翻译|例如|首先|其次|此外|视频|相关阅读|阅读
""")
"""What stands before a colon without anybody speaking."""

SENTENCE_OPENERS = _set("""
the|a|an|in|on|at|when|but|and|for|with|from|his|her|their|our|my|your|this|that|these|those|it|he|she|they|we|you|i|as|if|while
after|before|since|during|by|to|of|then|so|also|here|there|what|who|how|why|where|both|no|yes|not|according|although|though|like
once|recently|today|yesterday|meanwhile|however|moreover|thank|thanks|welcome|dear|hello|interview|transcript|full|exclusive
via|watch|read|photo|see|says|did|does|do|is|are|was|were|have|has|had|will|would|can|could|should|may|might|let|please|just
в|на|и|но|а|по|из|от|для|как|когда|что|это|он|она|они|мы|вы|я|об|о|с|к|у|за|до|после|же|так|если|его|её|их|наш|ваш|мой
бұл|ол|біз|сіз|мен|сол|осы|және|бірақ|ал|үшін
""")
"""Capitalised at the start of a sentence without being a name."""

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
    r"interview|q\s?&\s?a|q\s?and\s?a|conversation|transcript|briefing|talks? (?:to|with)|in dialogue|podcast|"
    r"интервью|беседа|разговор|стенограмма|сұхбат|әңгіме|专访|專訪|采访|採訪|对话|访谈|訪談"
)
"""Words by which a page says that it is an interview (a regular expression)."""

SPEECH_VERBS = (
    r"sa(?:id|ys?)|add(?:ed|s)|not(?:ed|es)|stress(?:ed|es)|underlin(?:ed|es)|emphasi[sz](?:ed|es)|explain(?:ed|s)|"
    r"describ(?:ed|es)|recall(?:ed|s)|insist(?:ed|s)|believ(?:ed|es)|argu(?:ed|es)|claim(?:ed|s)|conclud(?:ed|es)|"
    r"continu(?:ed|es)|told|tells|stat(?:ed|es)|declar(?:ed|es)|announc(?:ed|es)|repl(?:ied|ies)|answer(?:ed|s)|"
    r"respond(?:ed|s)|remark(?:ed|s)|observ(?:ed|es)|point(?:ed|s) out|point(?:ed|s) to|mention(?:ed|s)|admit(?:ted|s)|"
    r"acknowledg(?:ed|es)|reject(?:ed|s)|express(?:ed|es)|reiterat(?:ed|es)|warn(?:ed|s)|hop(?:ed|es)|wish(?:ed|es)|"
    r"thank(?:ed|s)|feels?|felt|thinks?|thought|s(?:ees?|aw)|contemplat(?:ed|es)|reflect(?:ed|s)|confirm(?:ed|s)|"
    r"den(?:ied|ies)|highlight(?:ed|s)|call(?:ed|s) (?:for|on|it)|urg(?:ed|es)|cit(?:ed|es)|prais(?:ed|es)|"
    r"critici[sz](?:ed|es)|predict(?:ed|s)|reveal(?:ed|s)|shar(?:ed|es)|suggest(?:ed|s)|propos(?:ed|es)|"
    r"ask(?:ed|s)|joked?s?|laugh(?:ed|s)|assur(?:ed|es)|voic(?:ed|es)|talk(?:ed|s) about|spoke (?:about|of)|"
    r"speaks (?:about|of)|compar(?:ed|es)|consider(?:ed|s)|clarif(?:ied|ies)|agree[ds]|rebuff(?:ed|s)|dismiss(?:ed|es)|"
    r"advocat(?:ed|es)|maintain(?:ed|s) that|comment(?:ed|s)|elaborat(?:ed|es)|quipp?(?:ed|s)|wrote|writes"
)
"""English verbs of saying and thinking, finite (a regular expression)."""

SPEECH_VERBS_OTHER = (
    r"сказал[аи]?|говорит|говорил[аи]?|отметил[аи]?|отмечает|подчеркнул[аи]?|подчёркивает|подчеркивает|заявил[аи]?|заявляет|"
    r"добавил[аи]?|добавляет|считает|полагает|ответил[аи]?|отвечает|пояснил[аи]?|поясняет|рассказал[аи]?|рассказывает|"
    r"сообщил[аи]?|напомнил[аи]?|уверен[аы]?|убежд[её]н[аы]?|признал(?:ся|ась|а)?|призвал[аи]?|вспоминает|вспомнил[аи]?|"
    r"выразил[аи]?|объяснил[аи]?|объясняет|уточнил[аи]?|резюмировал[аи]?|продолжил[аи]?|продолжает|поблагодарил[аи]?|"
    r"деді|дейді|деген|атап өтті|айтты|айтады|мәлімдеді|қосты|жауап берді|түсіндірді|есептейді|санайды|баса айтты"
)
"""Russian and Kazakh verbs of saying (a regular expression)."""

CHINESE_SPEECH = r"表示|指出|说|說|强调|強調|认为|認為|称|稱|介绍|回忆"
