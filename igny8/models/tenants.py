"""Who is here: users, accounts and their members, sites and their sectors, and what was done by whom."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from typing_extensions import override

from igny8.lib import clock


class UserManager(BaseUserManager["User"]):
    """Makes users; an e-mail address is unique without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @override
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person. Signs in with an e-mail address."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_made_up = models.BooleanField(default=False)  # holds the demo's place until a person comes
    created_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="user_email_unique")]

    @override
    def __str__(self) -> str:
        return self.email


class Account(models.Model):
    """A tenant. `credit_balance` is always the sum of its ledger entries; only `igny8.credits` changes it."""

    name = models.CharField(max_length=200)
    credit_balance = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("name"), name="account_name_unique"),
            models.CheckConstraint(condition=Q(credit_balance__gte=0), name="account_balance_not_negative"),
        ]


class Membership(models.Model):
    """A person's role in an account."""

    class Role(models.TextChoices):
        OWNER = "owner"  # everything, and the account itself
        ADMIN = "admin"  # everything but the account
        EDITOR = "editor"  # plans, runs, writes, approves
        VIEWER = "viewer"  # looks

    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "user"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(role__in=["owner", "admin", "editor", "viewer"]), name="membership_role_valid"
            ),
        ]


class Site(models.Model):
    """A website that articles are made for."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="sites")
    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=253)  # lower case, without scheme or path
    language = models.CharField(max_length=35, default="en")  # BCP 47
    country = models.CharField(max_length=2, blank=True)  # ISO 3166-1 alpha-2, lower case; the default market
    time_zone = models.CharField(max_length=64, default="UTC")  # IANA
    voice = models.TextField(blank=True)
    audience = models.TextField(blank=True)
    words_to_avoid = models.JSONField(default=list)  # words and phrases that no text of the site may hold
    image_style = models.TextField(blank=True)  # how its pictures look, for models that draw from words
    brands = models.JSONField(default=list)  # brand names, the site's own and others', for navigational intent
    planner_enabled = models.BooleanField(default=True)
    writer_enabled = models.BooleanField(default=True)
    served_at = models.DateTimeField(null=True, editable=False)  # when a worker last took a step of it; for fairness
    created_at = models.DateTimeField(default=clock.now)
    deleted_at = models.DateTimeField(null=True)  # out of everybody's reach since; a week later it is gone for good

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("account"), Lower("domain"), condition=Q(deleted_at__isnull=True), name="site_domain_unique"
            ),
        ]


class Sector(models.Model):
    """A topical section of a site. Groups never cross it."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="sectors")
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("site"), Lower("name"), name="sector_name_unique"),
        ]


class AuditEntry(models.Model):
    """What somebody did to money, access, runs or publication."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="audit_entries")
    user = models.ForeignKey(User, models.SET_NULL, null=True)  # null: the scheduler, or the command line
    actor = models.CharField(max_length=200)  # who, in words: an e-mail address, "scheduler", "command line"
    action = models.CharField(max_length=64)  # "run.pause", "credits.grant", ...
    target = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="audit_by_account"),
            models.Index(fields=["account", "action", "-id"], name="audit_by_action"),
        ]
