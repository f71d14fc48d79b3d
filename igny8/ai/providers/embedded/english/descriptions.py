"""English meta descriptions; `{kw}` is the keyword as a label. Data."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure

META: dict[Structure, tuple[str, ...]] = {
    Structure.EXPLAINER: (
        "{kw}: a clear answer first, then how it works and when it matters.",
        "{kw}, explained in plain words: the short answer, the reasons behind it and what to do with them.",
    ),
    Structure.HOW_TO: (
        "{kw}: what you need, the steps in order, and what to do when it doesn’t work.",
        "{kw}, step by step: what to have ready, what to do, and how to tell that it worked.",
    ),
    Structure.GUIDE: (
        "{kw}: what it is about, what to look at, what goes wrong and where to start.",
        "{kw} in one place: the terms, the choices, the common mistakes and the first step.",
    ),
    Structure.LISTICLE: (
        "{kw}: the picks, how they were chosen, and which one suits whom.",
        "{kw}: a short list with reasons, what speaks against each, and how to choose.",
    ),
    Structure.COMPARISON: (
        "{kw}: side by side on the points that decide, with a verdict for each kind of reader.",
        "{kw}: where they really differ, what each costs in use, and who should take which.",
    ),
    Structure.REVIEW: (
        "{kw}: how it was tested, what it does well, where it falls short and whom it suits.",
        "{kw}: strengths, weaknesses, price, and who should look elsewhere.",
    ),
    Structure.FAQ: (
        "{kw}: short answers to the questions that are asked most.",
        "{kw}: the common questions, each answered in a few lines.",
    ),
    Structure.LANDING: (
        "{kw}: what you get, how it works, what it costs and how to book.",
        "{kw}: the offer, the price and what to ask before you decide.",
    ),
    Structure.CHECKLIST: (
        "{kw}: every point in order, what to have ready and what is often forgotten.",
        "{kw}: what to prepare, what to tick off and what comes after.",
    ),
    Structure.TROUBLESHOOTING: (
        "{kw}: what to try first, how to find the cause, and when to ask for help.",
        "{kw}: from what you see to the likely cause, with the cures in order.",
    ),
}
