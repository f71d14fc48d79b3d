"""Tables, one file per bend of the river. The ledger is left out on purpose: only `igny8.credits` imports it."""

from __future__ import annotations

from igny8.models.automation import AutomationConfig
from igny8.models.calls import AICall, AICallText, IdempotencyKey, KeptAnswer, Token
from igny8.models.changes import BulkChange, BulkChangePart
from igny8.models.content import Content, ContentPrint, ContentVersion, Image, Note
from igny8.models.doors import CacheEntry, Invitation, RateCount
from igny8.models.ideas import ContentIdea, Task
from igny8.models.keywords import Cluster, ClusterMerge, GroupingBasis, ImportJob, Keyword, KeywordVector
from igny8.models.knowledge import Passage, PassageSource
from igny8.models.notifications import Notification, NotificationChoice
from igny8.models.prompts import PromptVersion
from igny8.models.providers import ProviderChoice, ProviderKey
from igny8.models.runs import AutomationRun, RunEvent, RunStage, RunStep
from igny8.models.tenants import Account, AuditEntry, Membership, Sector, Site, User

__all__ = [
    "AICall",
    "AICallText",
    "Account",
    "AuditEntry",
    "AutomationConfig",
    "AutomationRun",
    "BulkChange",
    "BulkChangePart",
    "CacheEntry",
    "Cluster",
    "ClusterMerge",
    "Content",
    "ContentIdea",
    "ContentPrint",
    "ContentVersion",
    "GroupingBasis",
    "IdempotencyKey",
    "Image",
    "ImportJob",
    "Invitation",
    "KeptAnswer",
    "Keyword",
    "KeywordVector",
    "Membership",
    "Note",
    "Notification",
    "NotificationChoice",
    "Passage",
    "PassageSource",
    "PromptVersion",
    "ProviderChoice",
    "ProviderKey",
    "RateCount",
    "RunEvent",
    "RunStage",
    "RunStep",
    "Sector",
    "Site",
    "Task",
    "Token",
    "User",
]
