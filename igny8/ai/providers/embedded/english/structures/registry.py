"""The structures by name."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure
from igny8.ai.providers.embedded.english.block import Block
from igny8.ai.providers.embedded.english.structures import (
    checklist,
    comparison,
    explainer,
    faq,
    guide,
    how_to,
    landing,
    listicle,
    review,
    troubleshooting,
)

BLOCKS: dict[ContentStructure, tuple[Block, ...]] = {
    ContentStructure.CHECKLIST: checklist.BLOCKS,
    ContentStructure.COMPARISON: comparison.BLOCKS,
    ContentStructure.EXPLAINER: explainer.BLOCKS,
    ContentStructure.FAQ: faq.BLOCKS,
    ContentStructure.GUIDE: guide.BLOCKS,
    ContentStructure.HOW_TO: how_to.BLOCKS,
    ContentStructure.LANDING: landing.BLOCKS,
    ContentStructure.LISTICLE: listicle.BLOCKS,
    ContentStructure.REVIEW: review.BLOCKS,
    ContentStructure.TROUBLESHOOTING: troubleshooting.BLOCKS,
}
READERS: dict[ContentStructure, tuple[str, ...]] = {
    ContentStructure.CHECKLIST: checklist.READERS,
    ContentStructure.COMPARISON: comparison.READERS,
    ContentStructure.EXPLAINER: explainer.READERS,
    ContentStructure.FAQ: faq.READERS,
    ContentStructure.GUIDE: guide.READERS,
    ContentStructure.HOW_TO: how_to.READERS,
    ContentStructure.LANDING: landing.READERS,
    ContentStructure.LISTICLE: listicle.READERS,
    ContentStructure.REVIEW: review.READERS,
    ContentStructure.TROUBLESHOOTING: troubleshooting.READERS,
}
