"""plot: the curve is the loss, its slope the gradient, and the picture says so in words."""

from __future__ import annotations

import json

import numpy as np
import pytest

from lossprep import losses
from lossprep.cli.drawing import drawn
from lossprep.loss.curve import curve
from lossprep.views.braille import Canvas
from lossprep.views.curves import pictures


# LambdaRank's gradient holds its weights fixed, so it is no slope of its value.
@pytest.mark.parametrize("name", sorted(set(losses.names()) - {"lambdarank"}))
def test_every_loss_is_drawn_with_the_slope_of_its_values(name):
    with np.errstate(all="ignore"):
        found = curve(losses.get(name))
    x, values, slopes = (np.array(s) for s in (found.x, found.values, found.slopes))
    assert np.isfinite(values).all()
    between = np.diff(values) / np.diff(x)
    low, high = np.minimum(slopes[1:], slopes[:-1]), np.maximum(slopes[1:], slopes[:-1])
    room = 1e-6 + 0.02 * np.abs(between)
    assert ((between >= low - room) & (between <= high + room)).all()


@pytest.mark.parametrize("name", losses.names())
def test_every_kink_that_a_file_places_is_found(name):
    loss = losses.get(name)
    placed = [kink for kink in loss.kinks if kink.at]
    assert len(curve(loss).kinks) >= len(placed)


def test_a_smooth_loss_has_no_kink():
    assert curve(losses.get("huber")).kinks == ()
    assert curve(losses.get("log_cosh")).kinks == ()


def test_a_kink_is_found_where_no_grid_point_lies():
    (kink,) = curve(losses.get("pairwise_hinge"), {"margin": 0.7654321}).kinks
    assert kink.at == pytest.approx(0.7654321, abs=1e-8)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_pictures_keep_to_their_width_and_height(width):
    lines = pictures(drawn(["mse", "mae", "huber"]), width, 24)
    fixed = [one.text for one in lines if one.fixed]
    assert max(map(len, fixed)) <= width
    assert len(lines) <= 24


def test_each_curve_carries_its_letter_in_both_pictures():
    lines = pictures(drawn(["focal", "gamma=0,1,2,5"]), 80, 24)
    drawn_rows = "".join(one.text[9:] for one in lines if one.fixed)
    assert all(drawn_rows.count(letter) >= 2 for letter in "abcd")


def test_a_canvas_holds_what_is_put_on_it_and_nothing_outside():
    canvas = Canvas(2, 1)
    canvas.stroke([(-5, 0), (9, 0)])
    assert canvas.text(0) == "⣀⣀"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["mse", "bce"], "no axis is shared"),
        (["ndcg"], "is a metric"),
        (["mes"], "did you mean mse?"),
        (["focal", "--gama", "2"], "did you mean gamma?"),
        (["focal", "--gamma"], "needs a value"),
        (["huber", "--delta", "-1"], "huber needs delta > 0"),
        (["huber", "delta=" + ",".join(map(str, range(1, 20)))], "at most 12"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(words, complaint, run, home):
    done = run("plot", *words)
    assert done.code in {1, 2}
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_pipe_gets_pictures_and_words_without_escapes(run, home):
    done = run("plot", "mae", env={"GITHUB_ACTIONS": "1"})
    assert done.code == 0
    assert "\x1b" not in done.stdout
    assert "Gradient: mae from -1 to 1, jumps from -1 to 1 at 0." in done.stdout


def test_json_gives_the_points(run, home):
    report = json.loads(run("plot", "quantile", "--tau", "0.1,0.9", "--json").stdout)
    assert [one["words"] for one in report["curves"]] == ["quantile tau=0.1", "quantile tau=0.9"]
    assert report["curves"][0]["kinks"] == [{"at": 0.0, "before": -0.1, "after": 0.9}]


def test_a_png_file_is_written(run, home, tmp_path):
    path = tmp_path / "huber.png"
    assert run("plot", "huber", "--png", str(path)).code == 0
    assert path.read_bytes().startswith(b"\x89PNG")
    missing = run("plot", "huber", "--png", str(tmp_path / "no" / "x.png"))
    assert missing.code == 1
    assert "No such file" in missing.stderr
