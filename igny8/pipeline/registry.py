"""Which stage stands where. Tests swap an entry; nobody else writes here."""

from __future__ import annotations

from igny8.pipeline.stage import Stage
from igny8.pipeline.stages.s1_keywords_to_clusters import ClusterKeywords
from igny8.pipeline.stages.s2_clusters_to_ideas import FindIdeas
from igny8.pipeline.stages.s3_ideas_to_tasks import PlanTasks
from igny8.pipeline.stages.s4_tasks_to_content import WriteArticles
from igny8.pipeline.stages.s5_content_to_image_prompts import PlanImages
from igny8.pipeline.stages.s6_image_prompts_to_images import DrawImages
from igny8.pipeline.stages.s7_manual_review_gate import AwaitReview

_IN_ORDER: tuple[Stage, ...] = (
    ClusterKeywords(),
    FindIdeas(),
    PlanTasks(),
    WriteArticles(),
    PlanImages(),
    DrawImages(),
    AwaitReview(),
)
STAGES: dict[int, Stage] = {stage.number: stage for stage in _IN_ORDER}


def get_stage(number: int) -> Stage:
    """The stage with this number, 1 to 7."""
    return STAGES[number]
