"""What a picture on each field can show, and how each structure arranges it. For image models; data."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure

SCENES: dict[str, str] = {
    "finance": "a tidy desk with papers, a pen and a pocket calculator",
    "health": "a calm consulting room with two chairs and daylight",
    "law": "bound files, a stamp and reading glasses on a wooden table",
    "learning": "an open notebook, books and a pencil by a window",
    "work": "receipts in order beside a laptop and a cup",
    "clothing": "folded fabric and garments laid out flat, seen from above",
    "food": "ingredients and simple kitchen tools on a worktop",
    "devices": "a device on a plain surface, seen slightly from above",
    "home": "a lived-in room with tools laid out ready",
    "motoring": "a vehicle in a bright workshop, a tool board behind it",
    "beauty": "bottles, a towel and a mirror on pale stone",
    "software": "a laptop with a plain, unreadable interface on a clear desk",
    "marketing": "paper charts and a planner on a pinboard",
    "services": "work gear by an open van door, ready to leave",
    "events": "a set table and string lights before the guests come",
    "travel": "a wide landscape with a path leading in",
    "sport": "sports gear laid out on a track in low sun",
    "animals": "an animal at rest in a quiet room",
    "garden": "garden beds and hand tools in morning light",
    "general": "a few simple objects that stand for the subject, neatly arranged",
}
ARRANGED: dict[Structure, str] = {
    Structure.EXPLAINER: "one object in the middle, its parts easy to tell apart",
    Structure.HOW_TO: "the job half done, hands out of frame",
    Structure.GUIDE: "a wide view with room at one side",
    Structure.LISTICLE: "several like objects in a row, each a little different",
    Structure.COMPARISON: "two like objects side by side, divided by light",
    Structure.REVIEW: "one object, close, with signs of use",
    Structure.FAQ: "a single object on an empty surface",
    Structure.LANDING: "a welcoming view at eye level",
    Structure.CHECKLIST: "objects laid out in order, seen from above",
    Structure.TROUBLESHOOTING: "one thing opened up, with the tools beside it",
}
