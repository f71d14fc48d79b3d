"""Which parts a page of each structure has, in order; the same in every language that has templates."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure

PLANS: dict[Structure, tuple[str, ...]] = {
    Structure.EXPLAINER: ("answer", "workings", "examples", "mistakes", "next"),
    Structure.HOW_TO: ("answer", "needs", "steps", "mistakes", "next"),
    Structure.GUIDE: ("answer", "basics", "criteria", "costs", "mistakes", "next"),
    Structure.LISTICLE: ("answer", "criteria", "options", "verdict"),
    Structure.COMPARISON: ("answer", "criteria", "options", "costs", "verdict"),
    Structure.REVIEW: ("answer", "criteria", "strengths", "costs", "verdict"),
    Structure.FAQ: ("answer", "basics", "next"),
    Structure.LANDING: ("offer", "workings", "costs", "proof", "next"),
    Structure.CHECKLIST: ("answer", "needs", "list", "mistakes"),
    Structure.TROUBLESHOOTING: ("answer", "symptoms", "cures", "next"),
}
