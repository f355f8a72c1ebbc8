"""A small pack, and a driver that answers a flow as a learner would."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from lossprep.model.content import (
    Band,
    Checkpoint,
    Criterion,
    Exemplar,
    Exercise,
    Mock,
    Option,
    Pack,
    Problem,
    Question,
    Reading,
    Skill,
    Slip,
    Task,
)
from lossprep.model.dialogue import Ask, Block, Flow, Keep, Record, Reply, Say
from lossprep.model.event import Event, Moment
from lossprep.model.own import OWN_PACK, Came
from lossprep.session.context import Context
from lossprep.session.progress import Progress

DAY = date(2026, 12, 1)
RUBRIC = (
    Criterion(id="cause", kind="core", must=True, text="Names the cause."),
    Criterion(id="figure", kind="core", text="Gives a figure."),
    Criterion(id="fix", kind="core", text="Gives a fix."),
    Criterion(id="trade", kind="plus", text="Weighs the fix."),
    Criterion(id="check", kind="plus", text="Says how to check it."),
    Criterion(id="flag", kind="red_flag", text="“Just remove them.”"),
)


def numeric(name: str, **more: object) -> Exercise:
    fields: dict[str, object] = {
        "id": f"small/{name}",
        "title": name,
        "skills": ("mse",),
        "minutes": 2,
        "kind": "numeric",
        "ask": "The MSE?",
        "given": {"prediction": (1.0, 0.9, 1.1), "target": (2.0, 1.0, 0.0)},
        "value": "mse(prediction, target)",
        "expected": "0.740",
        "convention": "mean",
        "slips": (
            Slip(id="sum", expression="3*mse(prediction, target)", message="that is the sum"),
        ),
    }
    return Exercise(**{**fields, **more})  # type: ignore[arg-type]


def open_exercise(name: str, **more: object) -> Exercise:
    fields: dict[str, object] = {
        "id": f"small/{name}",
        "title": name,
        "skills": ("mse",),
        "minutes": 5,
        "kind": "open",
        "ask": "Why?",
        "solution": "Because.",
        "hints": ("Think.", "Think again."),
        "rubric": RUBRIC,
        "exemplars": (
            Exemplar(
                band=Band.STRONG_HIRE,
                ticks=("cause", "figure", "fix", "trade", "check"),
                text="The strong one.",
            ),
        ),
    }
    return Exercise(**{**fields, **more})  # type: ignore[arg-type]


def small_pack() -> Pack:
    problem = Problem(
        id="small/problems/order",
        title="Order",
        skills=("mse",),
        minutes=8,
        scenario="A ranking.",
        parts=(numeric("problems/order/mse"), open_exercise("problems/order/why", rubric=())),
        hints=("Look.", "Look closer."),
        solution="The order.",
        rubric=RUBRIC,
    )
    choice = Exercise(
        id="small/exercises/pick",
        title="pick",
        skills=("mse",),
        minutes=1,
        kind="choice",
        ask="Which?",
        options=(Option(text="the mean", right=True), Option(text="the median", say="no, L1")),
    )
    recall = Exercise(
        id="small/exercises/recall",
        title="recall",
        skills=("mse",),
        minutes=1,
        kind="recall",
        ask="Define MSE.",
        answer="The mean squared error.",
    )
    reading = Reading(
        id="small/readings/mse",
        title="MSE",
        skills=("mse",),
        minutes=4,
        text="Before.\n\n## MSE\nSquares.",
        questions=(Question(ask="Why squares?", answer="Gauss."),),
    )
    mock = Mock(
        id="small/mocks/set", title="Set", skills=("mse",), minutes=30, limit=1800,
        problems=(problem.id,),
    )  # fmt: skip
    task = Task(
        id="small/checkpoints/day-0/read",
        kind="read",
        title="Read and rate",
        minutes=6,
        items=(reading.id,),
        assess=True,
        can="say why squares",
    )
    solve = Task(
        id="small/checkpoints/day-0/solve",
        kind="problem",
        title="Solve",
        minutes=8,
        items=(problem.id,),
    )
    later = Task(
        id="small/checkpoints/day-3/why",
        kind="open",
        title="Why",
        minutes=5,
        items=("small/exercises/why",),
    )
    return Pack(
        id="small",
        title="Small",
        version="1.0",
        opening="small/exercises/opening",
        pretest=("small/exercises/mse", choice.id),
        skills=(Skill(id="mse", title="MSE", levels=("a", "b", "c", "d", "e")),),
        checkpoints=(
            Checkpoint(day=0, title="Begin", tasks=(task, solve)),
            Checkpoint(day=3, title="Recall", tasks=(later,)),
        ),
        readings=(reading,),
        exercises=(
            open_exercise("exercises/opening"),
            numeric("exercises/mse"),
            choice,
            recall,
            open_exercise("exercises/why"),
        ),
        problems=(problem,),
        mocks=(mock,),
    )


@dataclass
class Played:
    """What a flow said, asked and recorded."""

    blocks: list[Block] = field(default_factory=list)
    asked: list[Ask] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    kept: list[Came] = field(default_factory=list)
    ended: bool = False
    result: object = None

    def of(self, kind: type) -> list:
        return [one for one in (*self.blocks, *self.events) if isinstance(one, kind)]


@dataclass
class Learner:
    """Answers flows; its events live on from flow to flow, as in a store."""

    pack: Pack = field(default_factory=small_pack)
    events: list[Event] = field(default_factory=list)
    at: datetime = datetime(2026, 12, 1, 9, tzinfo=UTC)

    def context(self, day: date = DAY) -> Context:
        self.at = self.at.replace(year=day.year, month=day.month, day=day.day)
        return Context(
            pack=self.pack,
            progress=Progress.of(self.events),
            rng=random.Random(len(self.events)),
            now=Moment(self.at, day),
        )

    def play(self, flow: Flow[object], answers: Iterable[str], day: date = DAY) -> Played:
        """Run a flow until it ends or the answers do (then it is left, as by a kill)."""
        played, left = Played(), iter(answers)
        try:
            effect = next(flow)
            while True:
                if isinstance(effect, Ask):
                    played.asked.append(effect)
                    text = next(left, None)
                    if text is None:
                        return played
                    self.at += timedelta(seconds=30)
                    effect = flow.send(
                        Reply(text=text, moment=Moment(self.at, day), milliseconds=30_000)
                    )
                    continue
                if isinstance(effect, Keep):
                    played.kept.append(effect.came)
                    name = effect.came.id or f"{OWN_PACK}/exercises/q{len(played.kept)}"
                    effect = flow.send(Reply(text=name, moment=Moment(self.at, day)))
                    continue
                if isinstance(effect, Say):
                    played.blocks.append(effect.block)
                elif isinstance(effect, Record):
                    played.events += effect.events
                    self.events += effect.events
                effect = flow.send(None)
        except StopIteration as end:
            played.ended, played.result = True, end.value
        assert next(left, None) is None, "the flow ended before the answers did"
        return played
