"""Words for participants read at or below US grade 5 (Flesch-Kincaid)."""

import re

import pytest

from rehabit import catalogue

CONTENT = catalogue.load()
HIGHEST_GRADE = 5.0
SILENT_END = re.compile(r"(?<![aeiouy])(?:es|ed|e)$")
SOUNDED_END = re.compile(r"(?:le|ted|ded|ses|ces|ges|xes|zes|ches|shes)$")


def syllables(word: str) -> int:
    plain = word.lower().strip("'")
    stem = plain if SOUNDED_END.search(plain) else SILENT_END.sub("", plain)
    return max(1, len(re.findall(r"[aeiouy]+", stem)))


def grade(text: str) -> float:
    """0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid and others, 1975)."""
    sentences = [part for part in re.split(r"[.!?:]+\s*", text) if part.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_measure_tells_easy_from_hard() -> None:
    assert grade("The cat sat on the mat. It was warm.") < 2
    assert grade("Progressive rehabilitation necessitates individualised physiological adaptation.") > 12


@pytest.mark.parametrize("exercise", [exercise.id for exercise in CONTENT.exercises()])
def test_an_exercise(exercise: str) -> None:
    record = CONTENT.exercise(exercise)
    texts = [level.how for level in record.levels] + list(record.cues) + [c.text for c in record.cautions]
    assert grade(" ".join([*texts, record.count])) <= HIGHEST_GRADE


@pytest.mark.parametrize("theme", [theme.id for theme in CONTENT.themes()])
def test_the_messages_of_a_theme(theme: str) -> None:
    record = CONTENT.theme(theme)
    texts = [*record.key_messages, record.opening_question, *record.prompts, record.home_task]
    assert grade(" ".join(texts)) <= HIGHEST_GRADE


def test_the_sentences_with_which_a_plan_explains_itself() -> None:
    plain = [words.plain for words in CONTENT.reason_words().values()]
    for sentence in plain:
        filled = re.sub(r"\{\w+\}", "two", sentence)
        assert grade(filled) <= HIGHEST_GRADE, filled


def test_advice_and_stop_signs() -> None:
    for text in [*(a.text for a in CONTENT.advice_levels()), *(s.do for s in CONTENT.stop_signs())]:
        assert grade(text) <= HIGHEST_GRADE, text
