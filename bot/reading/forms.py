"""Step 5a: the forms of verbs."""

from __future__ import annotations

from functools import cache

from bot.reading.words import table


@cache
def forms(verb: str) -> dict[str, str]:
    """All forms of a verb, each with its tags: b (base), s, d (past), n (participle), g (-ing)."""
    result: dict[str, str] = {verb: "b"}

    def add(form: str, tag: str) -> None:
        for one in form.split("|"):
            result[one] = result.get(one, "") + tag

    irregular = table("verbs")["irregular"]
    if verb in irregular:
        listed = str(irregular[verb]).split()
        for form, tag in zip(listed, "sdng", strict=True):
            add(form, tag)
        if verb == "be":
            for form, tag in (("are", "s"), ("were", "d"), ("am", "s"), ("'re", "s"), ("'m", "s")):
                add(form, tag)
        return result
    if verb.endswith("e"):
        add(verb + "s", "s")
        add(verb + "d", "dn")
        add(verb[:-1] + "ing", "g")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        add(verb[:-1] + "ies", "s")
        add(verb[:-1] + "ied", "dn")
        add(verb + "ing", "g")
    else:
        add(verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z")) else "s"), "s")
        add(verb + "ed", "dn")
        add(verb + "ing", "g")
    return result
