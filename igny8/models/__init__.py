"""Tables, one file per bend of the river. The ledger is left out on purpose: only `igny8.credits` imports it."""

from __future__ import annotations

from igny8.models.automation import AutomationConfig
from igny8.models.calls import AICall, Token
from igny8.models.content import Content, ContentVersion, Image
from igny8.models.ideas import ContentIdea, Task
from igny8.models.keywords import Cluster, GroupingBasis, ImportJob, Keyword, KeywordVector
from igny8.models.knowledge import Passage, PassageSource
from igny8.models.runs import AutomationRun, RunEvent, RunStage, RunStep
from igny8.models.tenants import Account, AuditEntry, Membership, Sector, Site, User

__all__ = [
    "AICall",
    "Account",
    "AuditEntry",
    "AutomationConfig",
    "AutomationRun",
    "Cluster",
    "Content",
    "ContentIdea",
    "ContentVersion",
    "GroupingBasis",
    "Image",
    "ImportJob",
    "Keyword",
    "KeywordVector",
    "Membership",
    "Passage",
    "PassageSource",
    "RunEvent",
    "RunStage",
    "RunStep",
    "Sector",
    "Site",
    "Task",
    "Token",
    "User",
]
