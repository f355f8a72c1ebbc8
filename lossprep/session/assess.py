"""The self-assessment: one skill at a time, with what each level looks like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lossprep.model.content import Pack, Skill
from lossprep.model.dialogue import Ask, Flow, Note, Say, SkillPosed
from lossprep.model.event import SelfRating
from lossprep.session.context import SKIP, Context, ask, record

LEVELS = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


def assessed(pack: Pack) -> tuple[Skill, ...]:
    """List the skills that learners rate themselves."""
    return tuple(skill for skill in pack.skills if skill.assessed)


def unrated(ctx: Context, since: date | None) -> tuple[Skill, ...]:
    """List the skills not rated since a day (None: rate them all again)."""
    ratings = ctx.progress.ratings
    return tuple(
        skill
        for skill in assessed(ctx.pack)
        if since is None or skill.id not in ratings or ratings[skill.id].moment.day < since
    )


def assess(ctx: Context, skills: Sequence[Skill], *, task: str | None = None) -> Flow[bool]:
    """Rate skills from 1 to 5; ``task`` is finished with the last one. False: put off."""
    total = len(assessed(ctx.pack))
    before = total - len(skills)
    for number, skill in enumerate(skills, start=1):
        last = number == len(skills)
        previous = ctx.progress.ratings.get(skill.id)
        place = f"{before + number} of {total}"
        yield Say(
            SkillPosed(
                title=skill.title,
                levels=skill.levels,
                place=place,
                previous=previous.level if previous else None,
            )
        )
        level = yield from level_asked(ctx)
        if level is None:
            return False
        rating = SelfRating(
            id=ctx.new_id(),
            moment=ctx.now,
            skill=skill.id,
            level=level,
            task=task if last else None,
        )
        yield from record(ctx, rating)
    return True


def level_asked(ctx: Context) -> Flow[int | None]:
    """Ask for a level. None: the learner puts the rest off."""
    while True:
        reply = yield from ask(ctx, Ask(prompt="Your level, 1 to 5", keys=(("s", "skip"),)))
        word = reply.text.strip().lower()
        if word in LEVELS:
            return LEVELS[word]
        if word in SKIP:
            return None
        yield Say(Note(text="A number from 1 to 5, please.", tone="quiet"))
