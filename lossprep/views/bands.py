"""What bands and criteria are called on the screen."""

from __future__ import annotations

from lossprep.model.content import Band

BAND_NAMES = {
    Band.STRONG_HIRE: "Strong Hire",
    Band.LEAN_HIRE: "Lean Hire",
    Band.NO_HIRE: "No Hire",
}
KINDS = {"core": "core", "plus": "plus", "red_flag": "red flag"}
