"""How captions, promos and notes begin and end: pieces of regular expressions, without regard to case. Data."""

from __future__ import annotations

BYLINES = (
    r"(?:words|text|story|questions)? ?by:? (?=[^\W\d_])",
    r"interview(?:s|ed)?(?: was)?(?: conducted)? by:? |transcript(?:ion|s)?(?: prepared)? by:? ",
    r"(?:written|reporting|edited|transcribed|posted|translated|translation|produced|conducted|compiled) by:? ",
    r"as told to ",
    r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]+){1,3} \| .{3,100}\bby\b",
    r"(?:автор|текст|беседовал[аи]?|интервью взял[аи]?|подготовил[аи]?|записал[аи]?|разговаривал[аи]?)\b:? ",
    r"(?:әңгімелескен|сұхбаттасқан|сұхбатты алған|дайындаған|әзірлеген|жазып алған|авторы?|мәтін)\b:? ",
    r".{3,50}\bсұхбаттасқан\b|.{3,50}\bәңгімелескен\b(?! едік)",
    r"(?:作者|编辑|責任編輯|责任编辑|撰文|翻译|文)[:：/]",
)
"""Lines that name who wrote, asked or translated; short ones only."""

_TEXT = r"(?:interview|conversation|transcript|q\s?&\s?a|article|text|discussion|exchange)s?"
_DONE = (
    r"(?:edited|condensed|translated|lightly|abridged|conducted|originally|published|recorded|embedded|reproduced|"
    r"transcribed|rush|final form|accuracy|length|available|shortened|not appear)"
)
NOTES = (
    r"editor['’]?s?['’]? note|note from the editor|author['’]?s? note|(?:correction|clarification|"
    r"disclaimer)\b|notes?: |p\.?s\.? ",
    rf"(?:this|these|the|our|his|her|their)? ?(?:following )?{_TEXT} (?:below )?"
    rf"(?:was|were|has|have|is|are|contains?|did|may|originally|first|took)\b.{{0,120}}\b{_DONE}\b",
    r"these transcripts\b|edited (?:for|and|excerpts?)\b",
    rf"(?:the )?(?:following|below|here) (?:is|are|follows?)\b.{{0,60}}\b(?:{_TEXT}|excerpts?|"
    rf"quotes|translation|answers|(?:briefing|statement|remarks|speech)(?=\W*$))\b",
    r"(?:теги?|тэги|метки|рубрик[аи]|标签|標籤|关键词|關鍵詞)\s?[:：]",
    r"(?:主持人?|嘉[宾賓]|时间|時間|地点|地點|整理|校对|校對|(?:采访|受访|採訪|受訪)(?:人|者|对象|時間|时间|地点)|访谈对象)"
    r"[:：][^。！？?!，,]{1,30}$",
    r"(?:full|complete|official|unofficial|rush) (?:text|transcript)\b.{0,30}(?:below|follows)",
    r"this (?:is|was) (?:an? |the )?(?:[\w-]+ ){0,3}(?:transcript(?:ion)?|recording|excerpt)\b",
    r"(?:the|this) (?:[\w-]+ ){1,3}(?:interview|transcript)\b.{0,40}\b(?:may (?:not )?be|is (?:in|made|open))\b",
    r"(?:numbers|words|text|material|passages|remarks) (?:appearing )?(?:in|within) (?:square )?"
    r"(?:brackets|parentheses|italics|bold)\b",
    r"(?:aired|broadcast|recorded)\b.{2,40}\b(?:19|20)\d{2}\b.{0,30}$",
    r"also (?:participating|present|in attendance)\b",
    r"copyright disclaimer|under title \d+ u\.?s\.?c|credits? ?:",
    r"©|\(c\) ?\d{4}|copyright\b|all rights reserved|public domain$|published (?:in|on|by|at)\b",
    r"from wikimedia|jump to\b|english subtitles|source:|via:|location:|tags?:|topics:|filed under|webvtt",
    r"preferred citation|housed at|interview gathered|for immediate release|office of the press secretary",
    r"\d+ ?(?:min(?:ute)?s?|мин|минут\w*)\.?(?: read| чтения| оқу)?$|(?:estimated )?read(?:ing)? time|word count",
    r"\d[\d\s,.]* ?(?:views?|просмотр\w*|рет|comments?|shares?|likes?|комментари\w*)$|көрсетілді$|оқу үшін$",
    r"(?:camera|sound|tape|side|reel) (?:rolls?|one|two|\d)|interview(?:er|ee):|interview (?:date|no|number|id):",
    r"ends?\b[ \d:.apmest]*$|-30-$|(?:the )?(?:begin(?:ning)?|start|end)(?: of)?(?: the)? "
    r"(?:interview|transcript|tape|recording|side|cd|disc|track|audio|file|part|session)\b.{0,30}$",
    r"(?:ad |commercial |short |music(?:al)? )?(?:break|interlude)[\W\d_]*$",
    r"(?:also |members |senators |committee )?(?:present|participating):|in attendance\b|"
    r"(?:witnesses|participants|panell?ists|speakers|attendees):",
    r".{5,200}\bgave evidence\.?$",
    r"ordered (?:by|to be)\b.{0,90}\b(?:printed|published)\b|evidence session\b|questions? \d+ ?[-–] ?\d+$",
    r"(?:https?://|www\.)\S+\s.{0,60}$",
    r"источник|перевод:|публикуем .{0,60}(?:текст|интервью)|приводим .{0,60}(?:текст|интервью|расшифровк)",
    r"запись (?:круглого стола|беседы|разговора|интервью|встречи|лекции)\b|"
    r"(?:на сайте использу\w+|мы используем|we use|(?:this|our) (?:web)?site uses)\b.{0,30}\b(?:cookies?|куки)\b|"
    r"от редакции|примечание|справка\b|досье\b|материал подготовлен|дереккөз|ашық дереккөз|ескерту\b|анықтама\b",
    r"来源|來源|原文(?:来自|來自|刊于|链接|鏈接)|from the section\b|编者按|按语?[:：]|以下是|以下为|本文|版权",
    r"check against delivery\b|embargoed\b|not for (?:release|publication)\b|e\.? ?(?:& ?)?o\.? ?e\b|page \d+$",
    r"归档在|[^。？！]{0,40}(?:浏览|阅读|点击|评论)(?:次数|量)?[:：(（ ]?\s?\d",
    r"(?:archives?|category archives?|tag archives?|posts tagged)\b.{0,10}(?:\||:)|.{0,60}\brss\b.{0,40}$",
)
"""Beginnings of remarks on the text itself and of what a page says about it."""

_MORE = (
    r"(?: (?:more|also|this|the|here|now|on|to|out|all|our|full|next|article|stories|posts?|news|"
    r"topics|content|links?|"
    r"live|transcript|video|audio|podcast|radio|page|interview|episode|email|facebook|twitter|about|"
    r"in|with|via|us|below|it)\b)*"
)
PROMO_VERBS = (
    r"(?:read|see|watch|listen|download|view|hear|explore|discover|share|print|click|tap|support|"
    r"donate|buy|pre-?order|learn|"
    r"check(?! against)|visit(?! (?:to|of|by)\b)|browse|skip|play|save|email|tweet|pin|log ?in|register|menu|search|"
    r"advertisement|sponsored|available)" + _MORE + r"(?P<rest>[:!.…»>| -].{0,90}|\b.{0,45})$"
)
"""A short line that bids the reader do something: a promo unless it is a whole sentence."""

PROMOS = (
    r"(?:get|receive)\b.{0,90}\b(?:inbox|stories|newsletter|directly to you|updates|straight to)|"
    r"sign[ -]?up\b|subscribe\b",
    r"join (?:our|us|the)\b.{0,50}(?:newsletter|channel|community|mailing|telegram|whatsapp|discord|patreon)",
    r"follow (?:us|@|me|our|him|her) ?(?:on|at|via|@|$)|find (?:us|him|her|me) (?:on|at)\b|"
    r"like us on|don['’]?t miss\b",
    r"(?:next|up next|previous|next up|latest|trending|recommended|advertisement|"
    r"newsletter)(?: (?:article|post|story|stories|news|posts))?:?$",
    r"(?:more|most) (?:from|on|about|stories|news|interviews|read|popular|viewed)\b.{0,60}$|skip to\b|back to top",
    r"related(?: (?:articles?|stories|posts?|topics|content|news|links?|reading))?(?:$|:)|also read|"
    r"read also|also see|see also",
    r"(?:read|see|watch|hear|learn|discover) more\s?[:：]",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested)|learn more about\b|"
    r"for more (?:interviews|stories|information)\b",
    r"available on air stations|become a (?:member|patron|subscriber|supporter)|"
    r"start your .{0,30}trial|please (?:consider|support|donate)",
    r"(?:подписывайтесь|подпишитесь|поделиться|присоединяйтесь|скачать|(?:читайте|смотрите|слушайте) "
    r"(?:также|ещё|еще|по теме|нас|в|на|полн\w+|подробн\w+|онлайн|видео))\b",
    r"(?:реклама|по теме|ещё по теме|еще по теме|похожие|самое читаемое|популярное|"
    r"последние новости|больше новостей)\b.{0,90}$",
    r"хотите (?:получать|знать)|наш telegram|нашли ошибку|комментировать|поддержите\b",
    r"(?:жазылыңыз|бөлісу|тағы оқыңыз|оқи отырыңыз|сондай-ақ оқыңыз|тақырып бойынша|біздің telegram|telegram-арна)",
    r"(?:жарнама|ең көп оқылған|ұқсас|соңғы жаңалықтар|пікір қалдыру)\b.{0,90}$",
    r"扫码|长按|点击.{0,12}(?:关注|阅读|查看|下载|订阅)|相关(?:阅读|新闻|链接)|推荐阅读|延伸阅读|"
    r"(?:关注|订阅)(?:我们|公众号|本)|分享(?:到|至|按钮)|(?:更多|下载|广告|分享|关注|订阅)[^。！？]{0,30}$",
    r"follow\b.{1,60}\bon (?:facebook|instagram|twitter|x|youtube|tiktok|linkedin|telegram|soundcloud|spotify)\b",
    r"(?:(?:facebook|instagram|twitter|x|youtube|whatsapp|telegram|linkedin|reddit|pinterest|tumblr|email|"
    r"print|vk|вконтакте|одноклассники)\b[\s,|/·•]*)+$",
    r"(?:contact|about|join|work (?:with|for)) us$|work here\W*$|"
    r"(?:[a-z]+_[a-z]+ )?(?:browse|view|see|show) all\b.{0,30}$",
    r"newsletters$|menu ?sections?$|disclaimer$|(?:privacy|cookie) (?:policy|notice|settings)$|"
    r"terms of (?:use|service)$",
    r"(?:проголосовать|голосуйте)\b|контакты$|обратная связь$|о (?:нас|проекте|сайте)$|"
    r"(?:联系|聯絡|关于|關於)我[們们]$",
    r"return to\b.{0,40}\b(?:page|home|index|top)$|powered by\b.{0,40}$|"
    r"(?:[\w’'-]+ ){1,4}logo$|(?:[•·]\s*)?<(?:iframe|img|a|script|video|audio) |"
    r"(?:report this )?advertise?ments?$|hungry for more|"
    r"(?:a confirmation email|luckily for you)\b|thank you for (?:subscribing|signing up|registering)\b",
    r"(?:recent|latest|popular|featured|trending|other) (?:\w+ ){0,2}"
    r"(?:articles|posts|stories|news|interviews|episodes)$",
    r"(?:все|другие|свежие|новые|последние|главные) (?:новости|материалы|статьи|публикации|интервью)\b.{0,4}$|"
    r"новости (?:по теме|и материалы|партн[её]ров|дня)$|сообщить о\b.{0,30}$|в (?:следующем|\d+) номере читайте\b",
    r"no comments?:?$|post a comment\b|(?:older|newer) posts?$|\[(?:[^\[\]|]+ \| )+[^\[\]|]+\]$|\[top of the page",
    r"earlier, [^.]{3,80}\b(?:reported|wrote) that\b|ранее [^.]{3,80}\b(?:сообщал\w*|писал\w*)\b",
    r"(?:[xf]|facebook|twitter|email)? ?share (?:via|permalink)\b.{0,20}$|"
    r"(?:link to this|alert me\b|add your voice|share this|hansard source)\b.{0,60}$",
    r"[•·]\s*\d{1,2}:\d{2} ?[ap]\.?m\b",
    r"[^.!?]{2,50} (?:is|are) sponsored by\b.{0,30}$|(?:font|text) size\b.{0,20}$",
    r"(?:字号|字號|字体|字體)[^。！？]{0,12}$|(?:超大|特大|大|中|标准|標準|小)$",
)
"""Beginnings of what a page wants the reader to do next."""

CAPTIONS = (
    r"(?:photo(?:graph)?s?|image|picture|pic|illustration|credit|фото|фотография|иллюстрация|снимок|"
    r"сурет|суретте|图|图片|摄影|图为)"
    r"(?: (?:credit|courtesy|by|of|via|from|source|caption|автора|із))*\s*(?:[:：/©]|\bby\b|"
    r"\bcourtesy\b|\bcredit\b|\bавтора\b)",
    r"(?:media|image|video) caption\b|(?:photos?|фото)$|(?:image|photo|slide|фото) \d+ (?:of|из)\b.{0,10}$",
    r"(?:из )?личн\w+ архив\w*\b.{0,50}$|(?:from )?the personal archives? of\b.{0,50}$",
    r"фото [^\W\d_]{3,}(?: [^\W\d_]{3,}){1,2}$",
    r"[\w ()-]{1,60}\.(?:jpe?g|png|gif|webp)$",
    r"суретті түсірген|суретке түсірген|фото автора|снимок автора",
    r"courtesy (?:of|photo)\b|©.{0,12}(?:reuters|ap|afp|getty|sputnik|epa|photo|фото|риа)|!\[",
    r"\((?:photo|image|picture|фото|ap photo|reuters)\b.{0,80}\)$",
    r"(?:pictured|above|below|left|right|file photo|screenshot|video grab)\b\s*[:(—–-]",
)
"""Beginnings of captions and credits."""

_AGENCIES = r"(?:reuters|ap|afp|getty images|sputnik|epa|xinhua|file|ap photo|риа новости|тасс)"
CREDITS_AT_END = (
    r"(?:[.,;(–—|]\s*|\s)(?:photo(?:graph)?s?|image|picture|фото|сурет)(?: credits?| courtesy(?: of)?| by)?\s*"
    r"(?:[:：©]|by\b|courtesy\b)[^.!?]{1,70}[.)]?$",
    r"(?:^|[.,(–—|]\s*)(?:фото|снимок|фотографи[яи]) (?:из|автора|пресс\w*|предоставлен\w*|с сайта)\b"
    r"[^.!?]{0,60}[.)]?$",
    r"\b(?:photo|photograph|image|illustration)(?:ed)? (?:by|courtesy of) [^.!?]{2,60}[.)]?$",
    r"\b(?:mandatory credit|editorial use only|handout|no sales)\b[^.!?]{0,60}$",
    r"(?:^|[。！？，,）)\s])[^。！？，,]{1,12}(?:圖片|图片|資料圖|资料图|攝|摄)$|"
    r"[。！？](?:美聯社|美联社|法新社|路透社?|新華社|新华社|中新社|歐新社)$",
    r"(?:^|[。！？，,）)\s])(?:视觉中国|視覺中國|东方ic|人民视觉|新华社|新華社)\s?(?:资料|資料|图|圖)?$|[^\W\d_]供[图圖]$",
    rf"[/(]\s*{_AGENCIES}\b[^)]{{0,40}}\)?$",
)
"""Ends of captions."""

SCENES = (
    r"\b(?:during|before|after|ahead of|prior to) (?:the|an?|his|her|their|our) (?:[\w-]+ ){0,2}"
    r"(?:interview|conversation|meeting|talks|recording|filming|press conference)\.?$",
    r"[^,]{3,60}, (?:shown|seen|pictured) (?:[\w-]+ing|here|in|at|during|with|on)\b",
    r"\bво время (?:интервью|беседы|встречи|записи)\.?$|\bсұхбат (?:кезінде|барысында)\.?$",
    r"\((?:l(?:eft)?(?:-| to )r(?:ight)?|left|right|centre|center|слева|справа|сол жақта|оң жақта)\)",
)
"""What is seen in a picture, where it is told without a verb."""

PLUGS = (
    r"\bto order (?:a copy|it|the)\b|\btickets\b.{0,40}\bavailable\b|\bfor more (?:information|on|about)\b",
    r"\bis (?:published by|out (?:now|on|in|from)|available (?:now|from|at|in|on)|on sale)\b",
    r"\b(?:visit|at) (?:www\.|https?:)|\b(?:his|her|their) (?:website|twitter|instagram)\b",
    r"\bis (?:an?|the) .{0,60}\b(?:writer|reporter|editor|journalist|correspondent|contributor|"
    r"columnist|freelancer?)\b.{0,80}$",
)
"""Where to get what the interview was about, and who wrote it, as it stands at the end."""
