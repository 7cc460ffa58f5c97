"""Words that are put to somebody: to "you", or asking for something without a question mark."""

from __future__ import annotations

import re

from kzreader.core.structure.patterns import Pattern

SECOND_PERSON = Pattern(
    r"\b(?:you|your|yours|yourself|вы|вас|вам|вами|ваш\w*|ты|тебя|тебе|твой|сіз\w*|сен\w{0,3}|"
    r"(?:може|думае|считае|хоти|види|знае|помни|делае|работае|посоветуе|планируе|чувствуе|замечае|понимае|пише|рисуе|"
    r"выбирае|оценивае|ожидае|мечтае|жив[её]|говори|люби|бои|готови)те(?:сь)?|(?:занимае|относи|собирае|горди|готови|"
    r"ощущае|бои|считае|чувствуе)тесь)\b|您|你",
    re.IGNORECASE,
)
"""Words for whoever is spoken to. Russian verbs say "you" by their ending; without it here the commonest."""
_REQUEST = Pattern(
    r"\b(?:tell (?:us|me)|talk (?:about|to us)|ask(?:ing)? you|let me (?:ask|start|begin)|give us|walk us|take us|"
    r"introduce|describe|explain|please|let['’]s|i wonder|"
    r"расскажите|скажите|поделитесь|"
    r"опишите|объясните|айтып бер\w*|айтыңыз\w*|бөлісіңіз\w*|тоқтал\w*|бастасақ|бастайықшы?|бастайық)\b|请|談談|谈谈",
    re.IGNORECASE,
)


def is_request(text: str) -> bool:
    """Whether the words ask for something without a question mark: "Tell us about ..."."""
    return bool(_REQUEST.search(text[:400]))
