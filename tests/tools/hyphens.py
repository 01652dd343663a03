"""Whether a word may be broken where it was, by the rules of its language.

In: the two halves and a language. Out: yes, no, or `None` where nothing here knows the language. The patterns are
Hunspell's (pyphen) and not those that Typst has; Turkish is done by its rule: a syllable begins with the one
consonant before its vowel (Yazım Kılavuzu, "Hece Yapısı").
"""

import functools

import pyphen

# Languages for which Typst has no patterns: no word may be broken at all.
NONE = {"az", "fa", "ar", "he", "kk", "uz", "ja", "zh", "ko"}
VOWELS = set("aâeıiîoöuûüAÂEIİÎOÖUÛÜ")


@functools.cache
def dictionaries(lang):
    found = [name for name in sorted(pyphen.LANGUAGES) if name.split("_")[0] == lang]
    return [pyphen.Pyphen(lang=name, left=1, right=1) for name in found]


def allowed(before, after, lang):
    lang = lang.split("-")[0].lower()
    if lang in NONE:
        return False
    if lang == "tr":
        return turkish(before, after)
    if not dictionaries(lang):
        return None
    # Capitals break as small letters do; British and American both pass as English.
    word, at = (before + after).lower(), len(before)
    return any(at in tongue.positions(word) for tongue in dictionaries(lang))


def turkish(before, after):
    if after[0] in VOWELS:
        return before[-1] in VOWELS
    return len(after) > 1 and after[1] in VOWELS and any(c in VOWELS for c in before)
