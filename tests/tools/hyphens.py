"""Whether a word may be broken where it was, by the rules of its language.

In: the two halves and a language. Out: yes, no, or `None` where nothing here knows the language. The patterns are
Hunspell's (pyphen) and not those that Typst has; Turkish is done by its rule: a syllable begins with the one
consonant before its vowel (Yazım Kılavuzu, "Hece Yapısı"). English passes by either dictionary, and between the two
parts of a word with a prefix (`micro-economic`), which the dictionaries break elsewhere only.
"""

import functools

import pyphen

# Languages for which Typst has no patterns: no word may be broken at all.
NONE = {"az", "fa", "ar", "he", "kk", "uz", "ja", "zh", "ko"}
PREFIXES = {"anti", "auto", "bio", "counter", "electro", "extra", "geo", "hyper", "inter", "macro", "meta", "micro", "mono",
    "multi", "neuro", "over", "photo", "poly", "post", "pre", "psycho", "semi", "socio", "sub", "super", "supra", "trans",
    "ultra", "under"}
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
    if lang == "pt" and hiatus(before, after):
        return True
    if not dictionaries(lang):
        return None
    # Capitals break as small letters do; British and American both pass as English.
    word, at = (before + after).lower(), len(before)
    if lang == "en" and before.lower() in PREFIXES and len(after) > 3:
        return True
    return any(at in tongue.positions(word) for tongue in dictionaries(lang))


def turkish(before, after):
    if after[0] in VOWELS:
        return before[-1] in VOWELS
    return len(after) > 1 and after[1] in VOWELS and any(c in VOWELS for c in before)


def hiatus(before, after):
    """Whether two vowels part that are no falling diphthong, the first no `u` after `g` or `q`: these may be broken
    (Acordo Ortográfico, Base XX, 4: `áre-as`, `do-er`, `flu-idez`). The dictionary knows none."""
    first, second = before[-1].lower(), after[0].lower()
    if first not in PORTUGUESE or second not in PORTUGUESE or before[-2:].lower() in ("gu", "qu"):
        return False
    return first + second not in FALLING


PORTUGUESE = set("aeiouáéíóúâêôãõàü")
FALLING = {a + b for a in "aeoáéóâêô" for b in "iu"} | {"iu", "ão", "ãe", "õe"}
