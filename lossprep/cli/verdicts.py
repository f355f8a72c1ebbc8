"""A verdict as the JSON of ``grade`` and ``calc --answer``."""

from __future__ import annotations

from typing import Any

from lossprep.model.verdict import Verdict


def report(verdict: Verdict) -> dict[str, Any]:
    """Give a verdict as plain data."""
    slip = {"id": verdict.slip.id, "message": verdict.slip.message} if verdict.slip else None
    return {
        "verdict": verdict.kind,
        "given": verdict.given,
        "expected": verdict.expected,
        "convention": verdict.convention,
        "slip": slip,
        "also": [other.id for other in verdict.also],
        "message": verdict.message,
        "derivation": verdict.derivation,
        "reading": verdict.reading,
        "position": verdict.position,
    }
