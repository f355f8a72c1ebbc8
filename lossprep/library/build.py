"""From the files of a pack to the model: ids become whole, tables become tuples."""

from __future__ import annotations

from typing import Any

from lossprep.grading.variants import variant
from lossprep.library.cards import cards
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format.bug import BugFile
from lossprep.library.format.exercise import (
    Choice,
    Chosen,
    Formula,
    Numeric,
    Range,
    Recall,
    Template,
)
from lossprep.library.format.item import Item
from lossprep.library.format.pack import Checkpoint, Task
from lossprep.library.format.problem import MockPrompt, MockSet
from lossprep.library.measured import written
from lossprep.library.reference import as_planned, cheatsheet, sheet, tree
from lossprep.model import content


def pack(documents: Documents) -> content.Pack:
    """Build the model of a pack whose files are all sound."""
    about = documents.value("pack.yaml")
    skills = documents.value("skills.yaml").skills
    checkpoints = documents.value("checkpoints.yaml")
    readings = list(documents.items("readings"))
    build = _Builder(about.id, {d.name: d.value.minutes for d in readings})
    days = checkpoints.checkpoints if checkpoints else ()
    return content.Pack(
        id=about.id,
        title=about.title,
        version=about.version,
        opening=build.whole(about.opening),
        pretest=build.wholes(about.pretest),
        skills=tuple(
            content.Skill(id=k, title=s.title, levels=s.levels, assessed=s.assessed)
            for k, s in skills.items()
        ),
        checkpoints=tuple(map(build.checkpoint, days)),
        readings=tuple(map(build.reading, as_planned(readings, days))),
        exercises=(
            *map(build.exercise, documents.items("exercises", "bugs")),
            *(c for d in documents.items("losses") for c in cards(d, build.whole(d.name))),
        ),
        problems=tuple(map(build.problem, documents.items("problems"))),
        mocks=tuple(map(build.mock, documents.items("mocks"))),
        tree=tree(documents.value("tree.yaml")),
        cheatsheet=cheatsheet(documents.value("cheatsheet.yaml")),
        sheets=tuple(map(sheet, documents.items("losses"))),
        answers=tuple(map(build.answer, documents.items("answers"))),
    )


class _Builder:
    """Builds the items of one pack, whose id leads all of theirs."""

    def __init__(self, pack_id: str, readings: dict[str, float]) -> None:
        self.pack_id = pack_id
        self.readings = readings  # their minutes

    def whole(self, name: str) -> str:
        return f"{self.pack_id}/{name}"

    def wholes(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.whole, names))

    def checkpoint(self, it: Checkpoint) -> content.Checkpoint:
        tasks = tuple(self._task(it.day, name, task) for name, task in it.tasks.items())
        return content.Checkpoint(day=it.day, title=it.title, tasks=tasks)

    def _task(self, day: int, name: str, it: Task) -> content.Task:
        return content.Task(
            id=self.whole(f"checkpoints/day-{day}/{name}"),
            kind=it.kind,
            title=it.title,
            minutes=it.minutes,
            items=self.wholes(it.items),
            parts=self._parts(it),
            fill=self.whole(f"exercises/{it.fill}") if it.fill else "",
            assess=it.assess or it.kind == "assess",
            limit=it.limit or None,
            unaided=it.unaided,
            value=it.value,
            short=self.whole(it.short) if it.short else "",
            can=it.can,
        )

    def _parts(self, it: Task) -> tuple[float, ...]:
        several = len(it.items) > 1 and all(name in self.readings for name in it.items)
        return tuple(self.readings[name] for name in it.items) if several else ()

    def _item(self, document: Document) -> dict[str, Any]:
        it: Item = document.value
        return {
            "id": self.whole(document.name),
            "title": it.title,
            "skills": it.skills,
            "minutes": it.minutes,
            "asked": it.asked,
            "roles": it.roles,
            "was": self.wholes(it.was),
        }

    def reading(self, document: Document) -> content.Reading:
        it = document.value
        return content.Reading(
            **self._item(document), text=it.text, questions=_questions(it.questions)
        )

    def exercise(self, document: Document) -> content.Exercise:
        it = document.value
        exercise = content.Exercise(
            **self._item(document),
            **_answer(it),
            **_judged(it),
            limit=it.limit or None,
            hints=it.hints,
            solution=it.solution,
            template=template(it) if isinstance(it, Template) else None,
        )
        return variant(exercise, 0)

    def problem(self, document: Document) -> content.Problem:
        it = document.value
        shared = self._item(document)
        return content.Problem(
            **shared,
            **_judged(it),
            scenario=it.scenario,
            parts=tuple(
                _part(shared, name, part, len(it.parts)) for name, part in it.parts.items()
            ),
            hints=it.hints,
            solution=it.solution,
            twin=self.whole(it.twin) if it.twin else "",
            limit=it.limit or None,
            reserve=it.reserve,
        )

    def mock(self, document: Document) -> content.Mock:
        it: MockPrompt | MockSet = document.value
        shared = self._item(document) | {"limit": it.limit, "reserve": it.reserve}
        shared["followups"] = _questions(it.followups)
        if isinstance(it, MockSet):
            return content.Mock(**shared, problems=self.wholes(it.problems))
        return content.Mock(
            **shared, **_judged(it), ask=it.ask, solution=it.solution, typed=it.typed
        )

    def answer(self, document: Document) -> content.ScoredAnswer:
        it = document.value
        name, of = self.whole(document.name), self.whole(it.of)
        return content.ScoredAnswer(
            id=name, title=it.title, of=of, text=it.text, ticks=it.ticks, why=it.why
        )


def _part(shared: dict[str, Any], name: str, it: Any, parts: int) -> content.Exercise:
    """Build a part; it takes what is not its own from the problem, and its share of minutes."""
    own = {
        "id": f"{shared['id']}/{name}",
        "title": it.title or name,
        "minutes": shared["minutes"] / parts,
        "was": tuple(f"{old}/{name}" for old in shared["was"]),
    }
    return content.Exercise(**(shared | own), **_answer(it))


def _answer(it: Any) -> dict[str, Any]:
    """Give what a question of any kind has."""
    answer: dict[str, Any] = {"kind": it.kind, "ask": it.ask}
    match it:
        case Numeric() | Formula() | Template():
            answer |= {"value": it.value, "convention": it.convention, "slips": _slips(it)}
            if isinstance(it, Numeric):
                answer |= {"given": it.given, "expected": it.expected}
            elif isinstance(it, Formula):
                value, loss = written(it)
                answer |= {"domains": it.domains, "value": value, "loss": loss}
        case Choice():
            answer["options"] = tuple(
                content.Option(text=o.text, right=o.right, say=o.say) for o in it.options
            )
            answer["ordered"] = it.ordered
        case Recall() | BugFile():
            answer |= {"answer": it.answer, "steps": _questions(getattr(it, "steps", ()))}
    return answer


def template(it: Template) -> content.Template:
    """Give what variants are made of."""
    return content.Template(
        draw={name: _drawn(how) for name, how in it.draw.items()},
        digits=it.digits,
        ask=it.ask,
        convention=it.convention,
        slips=_slips(it),
        hints=getattr(it, "hints", ()),
        solution=getattr(it, "solution", ""),
        given=it.given,
        where=it.where,
        alike=it.alike,
    )


def _drawn(how: Range | Chosen) -> content.Drawn:
    if isinstance(how, Chosen):
        return content.Drawn(choose=how.choose)
    return content.Drawn(
        low=how.from_,
        high=how.to,
        step=how.step,
        length=how.vector,
        rows=how.rows,
        distinct=how.distinct,
    )


def _slips(it: Numeric | Formula | Template) -> tuple[content.Slip, ...]:
    named = it.slips.items()
    return tuple(content.Slip(id=k, expression=s.value, message=s.say) for k, s in named)


def _judged(it: Any) -> dict[str, Any]:
    """Give the rubric and the exemplars of whatever has them."""
    if not hasattr(it, "rubric"):
        return {}
    criteria = tuple(
        content.Criterion(id=c.id, kind=c.kind, text=c.text, must=c.must) for c in it.rubric
    )
    exemplars = tuple(
        content.Exemplar(band=content.Band(name), ticks=e.ticks, text=e.text)
        for name, e in it.exemplars.items()
    )
    return {"rubric": criteria, "exemplars": exemplars}


def _questions(asked: Any) -> tuple[content.Question, ...]:
    return tuple(content.Question(ask=q.ask, answer=q.answer) for q in asked)
