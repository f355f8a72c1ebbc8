"""Flows: what they ask, what they keep, and that each comes back where it was left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from small_pack import DAY, Learner

from lossprep.errors import LossprepError
from lossprep.model.content import Band, Checkpoint, Question, Task
from lossprep.model.dialogue import (
    Agenda,
    BandShown,
    Closing,
    Graded,
    Heading,
    Hint,
    Note,
    OwnAnswer,
    Posed,
    Titled,
)
from lossprep.model.event import AnswerLocked, Attempt, CriterionTicked, HintShown, ReadingDone
from lossprep.model.plan import Interview, Plan
from lossprep.schedule.memory import interval
from lossprep.session.assess import assess, unrated
from lossprep.session.begin import begin, read_interview
from lossprep.session.exercise import exercise
from lossprep.session.mock import mock
from lossprep.session.practice import schedulables
from lossprep.session.problem import problem
from lossprep.session.reading import reading
from lossprep.session.study import coming, study
from lossprep.session.task import remaining, run_task
from lossprep.session.undo import last_answer, named

STRONG = ["n", "y", "y", "y", "y", "y"]  # the red flag first, then core, then plus
KEPT = [*STRONG, ""]  # and after the exemplars no tick is lowered


@pytest.fixture
def learner() -> Learner:
    return Learner()


def item(learner: Learner, tail: str):
    return learner.context().item(f"small/{tail}")


def run(learner: Learner, flow, tail: str, answers: list[str], **more):
    return learner.play(flow(learner.context(), item(learner, tail), **more), answers)


def test_a_right_number_is_kept_as_good(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/mse", ["0.74"])
    (attempt,) = played.of(Attempt)
    assert (attempt.verdict, attempt.rating, attempt.answer) == ("right", 3, "0.74")
    assert attempt.milliseconds == 30_000


@pytest.mark.parametrize(("before", "rating"), [(7, 3), (8, 2)])
def test_what_takes_over_twice_its_minutes_is_hard(learner, before: int, rating: int) -> None:
    answers = [*["0,74"] * before, "0.74"]  # half a minute each, of two
    (attempt,) = run(learner, exercise, "exercises/mse", answers).of(Attempt)
    assert (attempt.verdict, attempt.rating) == ("right", rating)


def test_a_slip_is_kept_by_its_id(learner: Learner) -> None:
    (attempt,) = run(learner, exercise, "exercises/mse", ["2.22"]).of(Attempt)
    assert (attempt.verdict, attempt.slip, attempt.rating) == ("slip", "sum", 1)


def test_sure_and_wrong_comes_back_sooner_and_a_lucky_guess_is_hard(learner: Learner) -> None:
    later, due = DAY + timedelta(days=40), []
    for answer in ("2.22", "2.22 !", "2.22 ?"):
        one = Learner()
        run(one, exercise, "exercises/mse", ["0.74"])
        for day in (DAY + timedelta(days=8), later):
            context = one.context(day)
            text = ["0.74", answer][day == later]
            one.play(exercise(context, context.item("small/exercises/mse")), [text], day)
        due.append(interval(one.context().progress.memories["small/exercises/mse"].stability))
    plain, sure, guess = due
    assert plain == guess > sure
    (attempt,) = run(learner, exercise, "exercises/mse", ["0.74 ?"]).of(Attempt)
    assert (attempt.verdict, attempt.rating) == ("right", 2)


def test_what_cannot_be_read_costs_no_attempt(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/mse", ["nan", "0.7", "0.74"])
    kinds = [graded.verdict.kind for graded in played.of(Graded)]
    assert kinds == ["unreadable", "imprecise", "right"]
    assert len(played.of(Attempt)) == 1


def test_a_skip_keeps_nothing(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/mse", ["s"])
    assert played.result is False
    assert not played.events


def test_a_choice_takes_its_letter_in_the_order_that_is_shown(learner: Learner) -> None:
    orders = set()
    for _ in range(12):
        played = run(learner, exercise, "exercises/pick", ["b"])
        (attempt,) = played.of(Attempt)
        options = played.of(Posed)[0].options
        orders.add(options)
        assert attempt.answer == options[1]
        assert (attempt.verdict == "right") == (options[1] == "the mean")
    assert len(orders) == 2


def test_a_choice_keeps_its_order_until_it_is_answered(learner: Learner) -> None:
    shown = [run(learner, exercise, "exercises/pick", ["s"]).of(Posed)[0].options for _ in range(6)]
    assert len(set(shown)) == 1


def test_recall_is_rated_by_the_learner(learner: Learner) -> None:
    (attempt,) = run(learner, exercise, "exercises/recall", ["squares", "9", "4"]).of(Attempt)
    assert attempt.rating == 4


def test_an_open_answer_is_locked_before_its_solution(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/why", ["my answer", *KEPT])
    kinds = [type(one).__name__ for one in played.events]
    assert kinds == ["AnswerLocked", *["CriterionTicked"] * 6, "Attempt"]
    (attempt,) = played.of(Attempt)
    assert (attempt.band, attempt.answer) == (Band.STRONG_HIRE, "my answer")
    assert played.of(OwnAnswer)[0].text == "my answer"
    titles = ["Solution", "An answer that is a Strong Hire"]
    assert [one.title for one in played.of(Titled)] == titles


def test_a_red_flag_is_asked_first_and_costs_the_band(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/why", ["x", "y", "y", "y", "y", "y", "y", ""])
    assert played.of(CriterionTicked)[0].criterion == "flag"
    assert played.of(BandShown)[0].band == Band.NO_HIRE


def test_hints_come_one_at_a_time_and_are_counted(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/why", ["h", "h", "h", "x", *KEPT])
    assert [hint.number for hint in played.of(Hint)] == [1, 2]
    assert played.of(BandShown)[0].hints == 2
    assert played.of(Attempt)[0].milliseconds == 120_000


def test_after_the_full_solution_it_is_practice(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/why", ["h", "h", "solution"])
    (attempt,) = played.of(Attempt)
    assert attempt.solution_seen
    assert attempt.band is None
    assert played.of(BandShown)[0].band is None


def test_the_solution_is_not_shown_before_the_hints(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/why", ["solution", *KEPT])
    assert played.of(AnswerLocked)[0].answer == "solution"


def test_unaided_means_no_hints(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/why", ["h", "x", *KEPT], unaided=True)
    assert not played.of(Hint)


@pytest.mark.parametrize("left_after", range(1, 10))
def test_an_open_answer_comes_back_where_it_was_left(learner: Learner, left_after: int) -> None:
    answers = ["h", "x", *KEPT]
    run(learner, exercise, "exercises/why", answers[:left_after])
    again = run(learner, exercise, "exercises/why", answers[left_after:])
    if left_after < len(answers):
        assert again.ended
    (attempt,) = [one for one in learner.events if isinstance(one, Attempt)][:1]
    assert (attempt.band, attempt.hints, attempt.answer) == (Band.STRONG_HIRE, 1, "x")
    assert len({one.attempt for one in learner.events if isinstance(one, CriterionTicked)}) == 1


@pytest.mark.parametrize("left_after", range(4))
def test_steps_are_asked_in_turn_and_come_back_where_they_were_left(
    learner: Learner, left_after: int
) -> None:
    steps = (Question(ask="First?", answer="one"), Question(ask="Then?", answer="two"))
    derivation = replace(item(learner, "exercises/recall"), steps=steps)
    answers = ["", "my two", "3"]
    learner.play(exercise(learner.context(), derivation), answers[:left_after])
    played = learner.play(exercise(learner.context(), derivation), answers[left_after:])
    if left_after == 3:  # it is done, and begins anew
        assert [one.text for one in played.of(Posed)][1:] == ["First?"]
        return
    shown = [one.text for one in played.of(Titled)]
    assert shown == ["one", "two", derivation.answer]
    assert len(played.asked) == 3 - left_after
    (attempt,) = played.of(Attempt)
    assert (attempt.answer, attempt.rating, attempt.milliseconds) == ("my two", 3, 60_000)


def test_a_skip_among_steps_keeps_those_before(learner: Learner) -> None:
    steps = (Question(ask="First?", answer="one"), Question(ask="Then?", answer="two"))
    derivation = replace(item(learner, "exercises/recall"), steps=steps)
    played = learner.play(exercise(learner.context(), derivation), ["mine", "s"])
    assert played.result is False
    assert [one.exercise for one in played.events] == ["small/exercises/recall/step-1"]


@pytest.mark.parametrize("left_after", range(1, 9))
def test_a_problem_comes_back_where_it_was_left(learner: Learner, left_after: int) -> None:
    answers = ["0.74", "the order", *STRONG]
    run(learner, problem, "problems/order", answers[:left_after])
    if left_after < len(answers):
        run(learner, problem, "problems/order", answers[left_after:])
    attempts = [one for one in learner.events if isinstance(one, Attempt)]
    assert [one.exercise for one in attempts] == [
        "small/problems/order/mse",
        "small/problems/order",
    ]
    assert attempts[-1].milliseconds == 60_000


def test_a_problem_done_again_asks_all_parts_again(learner: Learner) -> None:
    answers = ["0.74", "the order", *STRONG]
    run(learner, problem, "problems/order", answers)
    assert run(learner, problem, "problems/order", answers).ended


def test_a_mock_set_goes_on_after_the_problems_done(learner: Learner) -> None:
    run(learner, mock, "mocks/set", ["0.74", "the order"], task="t")
    played = run(learner, mock, "mocks/set", STRONG, task="t")
    assert [one.exercise for one in played.of(Attempt)] == [
        "small/problems/order",
        "small/mocks/set",
    ]
    assert played.of(Attempt)[-1].task == "t"


def test_a_recalled_answer_is_kept_before_it_is_rated(learner: Learner) -> None:
    run(learner, exercise, "exercises/recall", ["squares"])
    played = run(learner, exercise, "exercises/recall", ["4"])
    assert [one.answer for one in played.of(Attempt)] == ["squares"]


def test_a_reading_goes_section_by_section(learner: Learner) -> None:
    played = run(learner, reading, "readings/mse", ["", "", ""])
    assert len(played.of(ReadingDone)) == 1
    assert run(learner, reading, "readings/mse", ["", "s"]).result is False


def test_the_assessment_goes_on_where_it_was_left(learner: Learner) -> None:
    context = learner.context()
    played = learner.play(assess(context, unrated(context, DAY)), ["7", "3"])
    assert played.ended
    assert not unrated(learner.context(), DAY)
    assert unrated(learner.context(), DAY + timedelta(days=1))


FIRST = ["opening answer", *KEPT, "0.74", "the mean", "3"]
TASKS = ["", "", "", "0.74", "the order", *STRONG]
NEW = ["squares", "3"]
REVIEWS = [
    "0.74",
    "opening answer",
    *KEPT,
    "the mean",
    "squares",
    "3",
    "0.74",
    "the order",
    *STRONG,
]


def test_a_first_day_from_its_opening_to_its_close(learner: Learner) -> None:
    plan = Plan(start=DAY, minutes=60)
    played = learner.play(study(learner.context(), plan), [*FIRST, *TASKS, *NEW])
    assert played.ended
    titles = [one.title for one in played.of(Heading)]
    assert titles[0] == "The opening question"
    (close,) = played.of(Closing)
    assert close.done == ("Read and rate", "Solve")
    assert close.gained == "say why squares"
    assert close.practised == 1
    assert close.next_date == DAY + timedelta(days=2)  # a review, before the next checkpoint
    assert close.next_question == "The MSE?"
    done = {one.task for one in learner.events if getattr(one, "task", None)}
    assert done == {"small/checkpoints/day-0/read", "small/checkpoints/day-0/solve"}


@pytest.mark.parametrize("left_after", range(1, len(FIRST) + len(TASKS) + len(NEW)))
def test_a_day_left_anywhere_comes_back_exactly_there(learner: Learner, left_after: int) -> None:
    plan = Plan(start=DAY, minutes=60)
    whole = Learner().play(study(Learner().context(), plan), [*FIRST, *TASKS, *NEW])
    learner.play(study(learner.context(), plan), [*FIRST, *TASKS, *NEW][:left_after])
    again = learner.play(study(learner.context(), plan), [])
    assert again.asked[0] == whole.asked[left_after]


def test_what_was_done_before_a_break_is_done_today(learner: Learner) -> None:
    plan = Plan(start=DAY, minutes=60)
    learner.play(study(learner.context(), plan), [*FIRST, *TASKS[:-1]])
    played = learner.play(study(learner.context(), plan), [*TASKS[-1:], *NEW])
    assert played.of(Closing)[0].done == ("Read and rate", "Solve")


def test_nothing_comes_after_the_interview(learner: Learner) -> None:
    plan = Plan(start=DAY, minutes=60, interviews=(Interview(date=DAY),))
    assert coming(learner.context(), plan) == (None, "")


def test_the_day_before_the_eve_says_what_the_eve_begins_with(learner: Learner) -> None:
    plan = Plan(start=DAY, minutes=60, interviews=(Interview(date=DAY + timedelta(days=8)),))
    ahead = DAY + timedelta(days=6)
    assert coming(learner.context(ahead), plan) == (
        ahead + timedelta(days=1),
        "The cheat sheet, once",
    )


def test_a_short_day_does_not_shorten_the_next(learner: Learner) -> None:
    plan = Plan(start=DAY, minutes=60)
    learner.play(study(learner.context(), plan), [*FIRST, *TASKS, *NEW])
    played = learner.play(study(learner.context(), plan, minutes=1), [])
    assert played.of(Closing)[0].next_date == DAY + timedelta(days=2)


def test_a_missed_task_is_still_there_tomorrow(learner: Learner) -> None:
    plan = Plan(start=DAY, minutes=60)
    learner.play(study(learner.context(), plan), [*FIRST, "", "", "", "s"])
    tomorrow = DAY + timedelta(days=1)
    played = learner.play(study(learner.context(tomorrow), plan), [*TASKS[3:], *NEW], tomorrow)
    assert played.ended
    assert played.of(Closing)[0].done == ("Solve",)


def test_a_new_plan_asks_for_the_tasks_of_the_old_one_again(learner: Learner) -> None:
    learner.play(study(learner.context(), Plan(start=DAY, minutes=60)), [*FIRST, *TASKS, *NEW])
    later = DAY + timedelta(days=1)
    again = Plan(start=later, minutes=60)
    played = learner.play(study(learner.context(later), again), ["3", *TASKS], later)
    assert played.of(Closing)[0].done == ("Read and rate", "Solve")
    assert set(learner.context().progress.done_tasks(DAY).values()) == {DAY}
    assert set(learner.context().progress.done_tasks(later).values()) == {later}


def test_reviews_come_when_they_are_due_and_within_the_minutes(learner: Learner) -> None:
    plan = Plan(start=DAY, minutes=60)
    learner.play(study(learner.context(), plan), [*FIRST, *TASKS, *NEW])
    for ahead, minutes, reviews in ((1, 60, 0), (2, 60, 5), (2, 8, 4), (2, 3, 1)):
        day = DAY + timedelta(days=ahead)
        flow = study(learner.context(day), Plan(start=DAY, minutes=minutes))
        (agenda,) = learner.play(flow, [], day).of(Agenda)
        assert (agenda.reviews, agenda.new) == (reviews, 0)


def test_a_failed_task_is_no_gain(learner: Learner) -> None:
    plan = Plan(start=DAY, minutes=60)
    learner.play(study(learner.context(), plan), [*FIRST, *TASKS, *NEW])
    day = DAY + timedelta(days=3)
    played = learner.play(study(learner.context(day), plan), ["x", *["n"] * 6, "", *REVIEWS], day)
    assert played.of(Closing)[0].gained == ""


def test_begin_asks_until_the_date_is_one(learner: Learner) -> None:
    flow = begin("id", learner.context().now)
    played = learner.play(flow, ["tomorrow", "2026-11-01", "Tue 22 Dec", "0", "30"])
    assert played.result.details == {"interview": "2026-12-22", "minutes": 30, "on": "2026-12-01"}
    assert played.blocks[0].text.split(":")[0] == "'tomorrow' is no date"


def test_begin_takes_enter_for_no_date_and_25_minutes(learner: Learner) -> None:
    played = learner.play(begin("id", learner.context().now), ["", ""])
    assert played.result.details == {"interview": None, "minutes": 25, "on": "2026-12-01"}


@pytest.mark.parametrize("text", ["2026-11-30", "2026-13-01", "soon", "3000-01-01", "-1", "1e3"])
def test_no_such_interview(text: str) -> None:
    with pytest.raises(LossprepError):
        read_interview(text, DAY)


def test_undo_takes_back_the_last_criterion_of_a_rubric_under_way(learner: Learner) -> None:
    run(learner, exercise, "exercises/mse", ["0.74"])
    run(learner, exercise, "exercises/why", ["x", "n", "y"])
    for expected in ("your yes to cause", "your no to flag", "small/exercises/why (x)"):
        last = last_answer(learner.events)
        assert last is not None
        assert named(last) == expected
        learner.events.remove(last)
    assert named(last_answer(learner.events)) == "small/exercises/mse (0.74)"


def test_hints_shown_are_events(learner: Learner) -> None:
    played = run(learner, problem, "problems/order", ["h", "0.74", "why", *STRONG])
    assert [one.number for one in played.of(HintShown)] == [1]
    assert played.of(Attempt)[-1].hints == 1


def test_a_task_is_filled_with_what_was_failed_then_with_what_was_never_tried(
    learner: Learner,
) -> None:
    easy, hard, other, long = (
        replace(item(learner, "exercises/recall"), id=f"small/exercises/derive/{name}", minutes=m)
        for name, m in (("easy", 2), ("hard", 2), ("other", 2), ("long", 7))
    )
    derive = Task(
        id="small/checkpoints/day-14/derive",
        kind="derive",
        title="Derive",
        minutes=6,
        items=("small/exercises/why",),
        fill="small/exercises/derive",
    )
    pool = (easy, other, long, hard)
    learner.pack = replace(learner.pack, exercises=(*learner.pack.exercises, *pool))
    monday, tuesday = DAY, DAY + timedelta(days=1)

    def try_it(one, rating: str, day) -> None:
        learner.play(exercise(learner.context(day), one), ["words", "", rating], day)

    def left() -> tuple[str, ...]:
        context = learner.context(tuesday)
        return remaining(context, derive, tuesday, short=False, rating_left=False)

    try_it(easy, "3", monday)
    try_it(hard, "1", monday)
    assert left() == (hard.id, other.id)
    try_it(hard, "3", tuesday)
    assert left() == (other.id,)
    try_it(other, "3", tuesday)
    assert left() == derive.items
    # Whatever filled it took the task's minutes, and none of practice beside it.
    day_14 = Checkpoint(day=14, title="", tasks=(derive,))
    pack = replace(learner.pack, checkpoints=(*learner.pack.checkpoints, day_14))
    known = {one.id: one for one in schedulables(pack)}
    assert (known[hard.id].tasks, known[hard.id].kind.tasked) == (derive.id, False)
    assert not known["small/exercises/recall"].tasks


def test_a_set_does_not_keep_its_problems_from_coming_before_it(learner: Learner) -> None:
    whole = Task(
        id="small/day-21/set", kind="mock", title="Set", minutes=30, items=("small/mocks/set",)
    )
    solve = next(t for t in learner.context().tasks if "small/problems/order" in t.items)
    for tasks in ((whole,), (solve, whole)):
        days = tuple(Checkpoint(day=0, title="", tasks=(task,)) for task in tasks)
        pack = replace(learner.pack, checkpoints=days)
        order = next(one for one in schedulables(pack) if one.id == "small/problems/order")
        assert order.tasks == " ".join(task.id for task in tasks)
        assert order.kind.tasked == (solve in tasks)


def test_a_recall_that_was_only_revealed_is_asked_again(learner: Learner) -> None:
    run(learner, exercise, "exercises/recall", [""])
    again = run(learner, exercise, "exercises/recall", ["", "3"])
    assert [one.prompt for one in again.asked] == ["Your answer", "How did it go?"]


def test_beyond_the_days_share_of_a_task_it_may_be_left(learner: Learner) -> None:
    names = ("small/exercises/mse", "small/exercises/pick", "small/exercises/recall")
    task = learner.pack.checkpoints[0].tasks[1]._replace(items=names)
    played = learner.play(run_task(learner.context(), task, since=DAY, share=2), ["0.74"])
    assert played.of(Note) == []
    played = learner.play(run_task(learner.context(), task, since=DAY, share=1), ["1"])
    assert [one.text for one in played.of(Note)] == [
        "That was today's share, 1 are left: s leaves them for later."
    ]


def test_what_this_sitting_has_shown_the_solution_of_is_practice(learner: Learner) -> None:
    ctx = learner.context()
    ctx.shown.add("small/exercises/why")
    played = learner.play(exercise(ctx, ctx.item("small/exercises/why")), [])
    assert played.ended
    assert [one.band for one in played.of(BandShown)] == [None]
