"""``lossprep calc`` as one types it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from program import Ran

from lossprep.cli import app

SMALL = ("prediction=1.0,0.9,1.1", "target=2,1,0")


@pytest.fixture
def here(capsys):
    """The program within this process, for tables that would start it too often."""

    def run_here(*args):
        code = app.run(list(args))
        said = capsys.readouterr()
        return Ran(said.out, said.err, code)

    return run_here


def lines(ran):
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout.splitlines()


def refusal(ran, code=1):
    """The one line on stderr, with nothing else anywhere."""
    assert (ran.code, ran.stdout) == (code, "")
    assert ran.stderr.count("\n") == 1
    return ran.stderr.removeprefix("lossprep: ").rstrip("\n")


def test_value_and_gradient_in_rows(run):
    assert lines(run("calc", "mse", *SMALL)) == ["mse · mean", "value  0.74"]
    assert lines(run("calc", "Huber", "prediction=2", "target=5", "delta=1/2", "--gradient")) == [
        "huber · mean; half the square inside; delta 0.5",
        "value     1.375",
        "gradient  -0.5",
    ]


def test_a_matrix_has_its_rows_and_each_input_its_gradient(run):
    rows = lines(run("calc", "softmax_cce", "prediction=2,1,0;0,1,2", "target=0,1", "--gradient"))
    assert [row.split() for row in rows[2:]] == [
        ["gradient", "-0.16738", "0.122364", "0.0450153"],
        ["0.0450153", "-0.377636", "0.33262"],
    ]
    assert len({len(row) for row in rows[2:]}) == 1
    given = ("positive_distance=0.5", "negative-distance=0.6", "margin=0.2")
    assert lines(run("calc", "triplet", *given, "--gradient"))[1:] == [
        "value                       0.1",
        "gradient positive_distance  1",
        "gradient negative_distance  -1",
    ]


def test_json_holds_the_contract(run):
    found = json.loads(run("calc", "mse", *SMALL, "--json").stdout)
    assert found["gradient"] == pytest.approx([-2 / 3, -0.2 / 3, 2.2 / 3])
    assert found | {"gradient": None} == {
        "schema_version": 1,
        "name": "mse",
        "value": 0.74,
        "gradient": None,
        "inputs": ["prediction"],
        "convention": "mean",
    }
    infinite = json.loads(run("calc", "bce", "prediction=0", "target=1", "--json").stdout)
    assert (infinite["value"], infinite["gradient"]) == ("inf", "-inf")
    metric = json.loads(run("calc", "ndcg", *SMALL, "gain=linear", "--json").stdout)
    assert metric["value"] == pytest.approx(0.66967, abs=5e-6)
    assert metric["gradient"] is None
    assert metric["convention"] == "mean; rel; log2; ties averaged"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["prediction=sqrt(2),1/2", "target=0,0"], [2, 0.25]),
        (["prediction=[1, max(2, 3)]", "target=0,0"], [1, 9]),
        (["prediction=1,2;3,4", "target=[[0,0],[0,0]]"], [[1, 4], [9, 16]]),
        (["prediction=-3", "target=-1e-0"], 4),
        (["prediction=2,", "target=0,"], [4]),
        (["prediction=2,1;", "target=0,0;"], [[4, 1]]),
        (["prediction=1,2", "target=0,0", "weights=0,3"], [0, 12]),
        (["prediction=", "target="], []),
    ],
)
def test_values_are_expressions_lists_and_matrices(here, words, value):
    found = json.loads(here("calc", "mse", *words, "reduction=none", "--json").stdout)
    assert np.shape(found["value"]) == np.shape(value)
    np.testing.assert_allclose(found["value"], value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 2\n3,4\n", [[1, 4], [9, 16]]),
        ("\ufeff1, 2\n", [1, 4]),
        ("1\n2\n\n", [1, 4]),
        ("1/2;sqrt(4)", [0.25, 4]),
    ],
)
def test_a_file_or_standard_input_has_a_row_a_line(run, home, text, value):
    (home / "numbers.txt").write_text(text, encoding="utf-8")
    target = "target=" + ("0,0;0,0" if isinstance(value[0], list) else "0,0")
    options = (target, "--reduction", "none", "--json")
    found = json.loads(run("calc", "mse", "prediction=@numbers.txt", *options).stdout)
    np.testing.assert_allclose(found["value"], value)
    for dash in ("-", "@-"):
        plain = text.lstrip("\ufeff")
        piped = run("calc", "mse", f"prediction={dash}", *options, input=plain)
        np.testing.assert_allclose(json.loads(piped.stdout)["value"], value)


def test_a_mask_leaves_documents_out(run):
    given = ("prediction=3,1,2", "target=0,1,9", "mask=1,1,0", "--json")
    listmle = json.loads(run("calc", "listmle", *given).stdout)
    assert listmle["gradient"][2] == 0
    assert json.loads(run("calc", "dcg", *given).stdout)["value"] == pytest.approx(
        0.63093, abs=1e-5
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["hubber", "prediction=1"], "no loss or metric is named 'hubber': did you mean huber?"),
        (["ndgc"], "no loss or metric is named 'ndgc': did you mean ndcg?"),
        (["huber", "prediction=1"], "huber needs target: huber(prediction, target, *, delta=1)"),
        (["mse", *SMALL, "delta=1"], "mse has no delta: mse(prediction, target)"),
        (["huber", *SMALL, "detla=1"], "huber has no detla: did you mean delta?"),
        (["mse", *SMALL, "mask=1,1,0"], "mse has no mask: mse(prediction, target)"),
        (
            ["bce", "prediction=0.2,1.3", "target=1,0"],
            "prediction[1] is 1.3; bce needs 0 <= prediction <= 1",
        ),
        (["huber", *SMALL, "delta=0"], "delta is 0; huber needs delta > 0"),
        (["huber", *SMALL, "delta=1,2,3"], "delta is one number, not a list of them"),
        (
            ["softmax_cce", "prediction=1,2;3,4", "target=0,1", "mask=1,0"],
            "softmax_cce has no mask: softmax_cce(prediction, target, *, class_weights=None)",
        ),
        (
            ["softmax_cce", "prediction=1,2;3,4", "target=0,1", "class_weights=1,2,3"],
            "softmax_cce's class_weights has 3 numbers for 2 classes",
        ),
        (["ndcg", *SMALL, "gain=1,2"], "ndcg's gain is 1,2; it can be exponential or linear"),
        (["huber", *SMALL, "delta=big"], "huber's delta is big; it must be a number"),
        (
            ["ndcg", *SMALL, "gain=cubic"],
            "ndcg's gain is cubic; it can be exponential or linear",
        ),
        (["mse", "prediction=1;2,3", "target=0"], "prediction has rows of different lengths"),
        (
            ["mse", "prediction=1,x", "target=0,0"],
            "prediction[1] is 'x': x is not known here; no names are given, at character 1",
        ),
        (
            ["mse", "prediction=1,,2", "target=0,0,0"],
            "prediction[1] is '': nothing is written, at character 1",
        ),
        (["mse", "prediction=nan", "target=0"], "prediction is nan; mse needs a finite prediction"),
        (
            ["mse", "prediction=@none.txt", "target=0"],
            "prediction: none.txt cannot be read: No such file or directory",
        ),
        (["mse", "prediction=@.", "target=0"], "prediction: . cannot be read: Is a directory"),
        (["ndcg", *SMALL, "--gradient"], "ndcg is a metric: it has no gradient"),
        (["ndcg", *SMALL, "--gradient", "--answer", "1"], "ndcg is a metric: it has no gradient"),
    ],
)
def test_what_cannot_be_worked_out_is_one_line(here, words, told):
    assert refusal(here("calc", *words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["1"], "1 should be key=value, as in prediction=1,2,3"),
        (["prediction=1", "prediction=2"], "prediction is given twice"),
        (
            ["prediction=-", "target=@-"],
            "prediction and target cannot both come from standard input",
        ),
        ([*SMALL, "--reduction", "avg"], "the reduction is avg; it can be none or mean or sum"),
    ],
)
def test_a_call_that_is_none_is_2(here, words, told):
    assert refusal(here("calc", "mse", *words), code=2) == told


def test_a_bad_number_in_a_file_is_named_by_its_line(run, home):
    (home / "numbers.txt").write_text("1 2\n3 4x\n")
    told = refusal(run("calc", "mse", "prediction=@numbers.txt", "target=0"))
    assert told.startswith("prediction (numbers.txt, line 2) is '4x'")
    (home / "numbers.txt").write_bytes(b"\xff\xfe\x00")
    told = refusal(run("calc", "mse", "prediction=@numbers.txt", "target=0"))
    assert told == "prediction: numbers.txt cannot be read: it is no text"


def judged(run, *args):
    ran = run("calc", *args, "--json")
    assert (ran.code, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    assert found["schema_version"] == 1
    return found


def test_an_answer_is_judged_with_the_slips_of_the_loss(here):
    right = judged(here, "mse", *SMALL, "--answer", "37/50")
    assert (right["verdict"], right["slip"], right["convention"]) == ("right", None, "mean")
    half = judged(here, "mse", *SMALL, "--answer", "0.37")
    assert (half["verdict"], half["expected"]) == ("slip", "0.74")
    assert half["slip"] == {"id": "half", "message": "Halved: the 1/(2n) convention."}
    assert half["derivation"].startswith(
        "((1 - 2)² + (0.9 - 1)² + 1.1²)/3 = (1.00 + 0.01 + 1.21)/3"
    )
    gain = judged(here, "ndcg", *SMALL, "--answer", "0.670")
    assert gain["slip"]["id"] == "linear-gain"
    assert judged(here, "mse", *SMALL, "--answer", "5")["verdict"] == "wrong"
    assert judged(here, "mse", *SMALL, "--answer", "0.7")["verdict"] == "imprecise"
    for unreadable in ("nan", "inf", "x", "1,2"):
        assert judged(here, "mse", *SMALL, "--answer", unreadable)["verdict"] == "unreadable"


@pytest.mark.parametrize("answer", [["--answer", "-2"], ["--answer=-2"]])
def test_an_answer_may_begin_with_a_minus(run, answer):
    one = ("prediction=1", "target=2", "--gradient")
    found = judged(run, "mse", *one, *answer)
    assert (found["verdict"], found["given"]) == ("right", "-2")
    lost = judged(run, "mse", *one, "--answer", "-1")
    assert (lost["slip"]["id"], lost["also"]) == ("no-2", ["no-2/n"])
    assert lost["derivation"] == "2·(1 - 2) = -2"


def test_an_answer_on_a_gradient_of_several_inputs(here):
    given = ("positive_distance=0.5", "negative_distance=0.6", "margin=0.2", "--gradient")
    assert judged(here, "triplet", *given, "--answer", "1,-1")["verdict"] == "right"
    assert (
        judged(here, "triplet", *given, "--wrt", "negative_distance", "--answer", "-1")["verdict"]
        == "right"
    )
    vectors = (
        "first=0,0",
        "second=0,0.4",
        "same=0",
        "margin=1/2",
        "--gradient",
        "--answer",
        "0,-.2",
    )
    told = refusal(here("calc", "contrastive", *vectors), code=2)
    assert told == "contrastive has a gradient for each input: say --wrt first or --wrt second"
    assert judged(here, "contrastive", *vectors, "--wrt", "second")["verdict"] == "right"


def test_weights_and_the_reduction_are_slips_too(here):
    weighted = ("mse", *SMALL, "weights=1,2,3", "--answer")
    assert judged(here, *weighted, "0.740")["slip"]["id"] == "unweighted"
    assert judged(here, *weighted, "0.775")["verdict"] == "right"
    summed = ("mse", *SMALL, "--reduction", "sum", "--answer")
    assert judged(here, *summed, "0.740")["slip"]["id"] == "mean"
    assert judged(here, *summed, "2.22")["verdict"] == "right"


def test_where_the_value_is_infinite_no_number_is_right(here):
    found = judged(here, "bce", "prediction=0", "target=1", "--answer", "27.6")
    assert (found["verdict"], found["expected"]) == ("wrong", "inf")
    assert found["message"] == "It is inf here: no finite number is right."


def test_a_verdict_reads_like_that_of_grade(run):
    assert lines(run("calc", "mse", *SMALL, "--answer", "2.22")) == [
        "✗ Not yet. The sum of squares, not divided by n.",
        "  ((1 - 2)² + (0.9 - 1)² + 1.1²)/3 = (1.00 + 0.01 + 1.21)/3 = 2.22/3 = 0.74",
    ]
    assert lines(run("calc", "mse", *SMALL, "--answer", "0.740")) == ["✓ Right. 0.74."]
