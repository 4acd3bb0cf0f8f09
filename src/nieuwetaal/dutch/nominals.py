"""Acts that are worded as nouns: *het betrekken van ouders*, *toeleiding van jongeren*, *ouderbetrokkenheid*.

The phrase with *van* undergoes, unless the verb has no object or the noun belongs to the one who acts (*inspraak van
ouders*); the phrase with *door* acts. Source: e-ANS 14.1.2 (nominalised infinitive), 12.3 (derived nouns).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nieuwetaal.dutch.frames import Frame
from nieuwetaal.dutch.predicates import is_nominalised, negated
from nieuwetaal.dutch.relations import has_case
from nieuwetaal.dutch.roles import by_phrase
from nieuwetaal.findings import Role

if TYPE_CHECKING:
    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.phrases import Phrases
    from nieuwetaal.dutch.tree import Token, Tree
    from nieuwetaal.dutch.verbs import Verbs
    from nieuwetaal.findings import Side

LINKS = ("en", "s", "n", "e", "")
"""What may stand between the parts of a compound: *jongerenparticipatie*, *ouderbetrokkenheid*."""
SHORTEST_PART = 4
STATE = ("heid", "heden")


def nominal_frames(tree: Tree, facts: Facts, verbs: Verbs, phrases: Phrases, actors: Actors) -> list[Frame]:
    """Return the frames of nominalised infinitives, derived nouns and compounds, in text order."""
    found = []
    for token in tree.tokens:
        if is_nominalised(token, facts) and (token.pos != "NOUN" or token.lower in verbs):
            found.append(infinitive_frame(token, facts, verbs, phrases))
        elif token.pos in {"NOUN", "PROPN"}:
            frame = derived_frame(token, facts, phrases) or compound_frame(token, facts, phrases, actors)
            if frame is not None:
                found.append(frame)
    return found


def infinitive_frame(token: Token, facts: Facts, verbs: Verbs, phrases: Phrases) -> Frame:
    """Return the frame of *het betrekken van ouders door de school*."""
    particle = next((child for child in token.all("compound:prt") if child.lower in facts.particles), None)
    return nominal(token, verbs.full_lemma(token, particle), facts, phrases, acts=False)


def derived_frame(token: Token, facts: Facts, phrases: Phrases) -> Frame | None:
    """Return the frame of a derived noun that has a party with it, or None."""
    noun = token.lemma if token.lemma in facts.derived_nouns else token.lower
    verb = facts.derived_nouns.get(noun)
    if verb is None:
        return None
    if verb in facts.reflexive and token.get("nmod:poss") is not None and noun not in facts.possessor_acts:
        return nominal(token, f"zich {verb}", facts, phrases, acts=True)
    frame = nominal(token, verb, facts, phrases, acts=noun in facts.possessor_acts)
    return frame if frame.agent or frame.patient else None


def nominal(token: Token, verb: str, facts: Facts, phrases: Phrases, *, acts: bool) -> Frame:
    """Return a nominal frame with the parties that hang on `token`; `acts`: its possessor acts."""
    beside = [token, *(word for word in token.all("conj") if word.get("det", "nmod:poss") is None)]
    owners = (child for word in beside for child in word.all("nmod", "obl") if has_case(child, "van"))
    owner = next(owners, None) or token.get("nmod:poss")
    direct = token.get("obj")
    doer = by_phrase(token, facts) or (doer_behind(owner, facts) if owner is not None else None)
    receiver = receiver_of(token, owner) if verb in facts.ditransitive else None
    if acts or verb in facts.intransitive:
        agent, patient = owner or doer, direct
    else:
        agent, patient = doer, owner or direct
    return Frame(
        predicate=verb,
        start=token.start,
        end=token.end,
        voice="nominal",
        words=((token.start, token.end),),
        clause=tuple((word.start, word.end) for word in token.subtree()),
        negated=negated(token, facts),
        agent=phrases.role(agent) if agent else None,
        patient=unsure(token, phrases.role(patient)) if patient else None,
        recipient=phrases.role(receiver) if receiver else None,
        company=phrases.company(token),
    )


def unsure(noun: Token, party: Role) -> Role:
    """Return the party of a noun in *-heid* as likely: the state may be its own doing (*betrokkenheid van ouders*)."""
    return replace(party, certainty="likely") if noun.lower.endswith(STATE) else party


def receiver_of(token: Token, owner: Token | None) -> Token | None:
    """Return who stands with *aan* behind the act or behind what is given: *het geven van inspraak aan huurders*."""
    around = [*token.all("nmod", "obl"), *(owner.all("nmod") if owner is not None else [])]
    return next((child for child in around if has_case(child, "aan")), None)


def doer_behind(owner: Token, facts: Facts) -> Token | None:
    """Return who stands with *door* under the phrase with *van*, or right behind it in an active clause."""
    found = by_phrase(owner, facts)
    verb = next((head for head in owner.ancestors() if head.pos == "VERB"), None)
    if found is not None or verb is None or verb.get("aux:pass") is not None:
        return found
    last = max(word.i for word in owner.subtree())
    behind = by_phrase(verb, facts)
    case = behind.get("case") if behind is not None else None
    return behind if case is not None and case.i == last + 1 else None


def compound_frame(token: Token, facts: Facts, phrases: Phrases, actors: Actors) -> Frame | None:
    """Return the frame inside a compound of a person and a derived noun: *ouder|betrokkenheid*."""
    for cut in range(SHORTEST_PART, len(token.lower) - SHORTEST_PART):
        verb = facts.derived_nouns.get(token.lower[cut:].lstrip("-"))
        if verb is None:
            continue
        side = first_side(token.lower[:cut], actors)
        if side is None:
            return None
        party = Role(token.start, token.start + cut, token.text[:cut], side, heads=((token.start, token.start + cut),))
        party = unsure(token, party)
        acts = token.lower[cut:] in facts.possessor_acts
        return Frame(
            predicate=verb,
            start=token.start,
            end=token.end,
            voice="nominal",
            words=((token.start, token.end),),
            clause=tuple((word.start, word.end) for word in token.subtree()),
            agent=party if acts else None,
            patient=None if acts else party,
            company=phrases.company(token),
        )
    return None


def first_side(first_part: str, actors: Actors) -> Side | None:
    """Return the side of the people in the first part of a compound, or None when it names none."""
    sides = (actors.side([stem], "unknown") for stem in stems(first_part))
    return next((side for side in sides if side not in {"unknown", "thing"}), None)


def stems(first_part: str) -> list[str]:
    """Return what the first part of a compound may be without its linking sound."""
    bare = first_part.rstrip("-")
    return [bare, *(bare.removesuffix(link) for link in LINKS if link and bare.endswith(link))]
