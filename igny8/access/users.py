"""People: making them, their passwords, their place in an account."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from igny8.lib.errors import Conflict, Invalid, NotFound
from igny8.models import Account, Membership, User

SHORTEST_PASSWORD = 8
LONGEST_EMAIL = 254
LONGEST_NAME = 200
LONGEST_PASSWORD = 1_000  # hashing a book would keep a thread busy


class UserExists(Conflict):
    """Somebody signs in with this address already."""

    code = "user_exists"


class AccountExists(Conflict):
    """An account of this name is there already."""

    code = "account_exists"


def create_user(*, email: str, password: str, name: str = "", is_made_up: bool = False) -> User:
    """Make a user who signs in with `email`, which counts as verified: whoever calls knows that it is theirs.

    Raises `Invalid` or `UserExists`.
    """
    email = check_email(email)
    name = check_name(name)
    check_password(password, email)
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, password, name=name, is_made_up=is_made_up)
            # Sign-in looks addresses up in this table, in lower case.
            EmailAddress.objects.create(user=user, email=user.email.lower(), verified=True, primary=True)
            return user
    except IntegrityError as error:
        raise UserExists(f"There is a user {email} already. `igny8 user reset` gives a new password.") from error


def check_email(email: str) -> str:
    """The address without spaces around it. Raises `Invalid`."""
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(f"{email!r} is not an e-mail address.", fields={"email": "not an e-mail address"}) from error
    if len(email) > LONGEST_EMAIL:
        raise Invalid("The e-mail address is too long.", fields={"email": f"at most {LONGEST_EMAIL} characters"})
    return email


def check_name(name: str) -> str:
    """A person's name as they write it; it may be empty. Raises `Invalid`."""
    if len(name) > LONGEST_NAME:
        raise Invalid("The name is too long.", fields={"name": f"at most {LONGEST_NAME} characters"})
    return name


def rename_user(user: User, name: str) -> None:
    """Call the user something else. Raises `Invalid`."""
    user.name = check_name(name)
    user.save(update_fields=["name"])


def has_address(user: User, email: str) -> bool:
    """Whether the address is the user's, and verified."""
    return bool(EmailAddress.objects.filter(user=user, email__iexact=email, verified=True).exists())


def check_password(password: str, email: str) -> None:
    """Raise `Invalid` for a password that is too short, far too long, or the address itself."""
    problem = ""
    if len(password) < SHORTEST_PASSWORD:
        problem = f"A password has at least {SHORTEST_PASSWORD} characters."
    elif len(password) > LONGEST_PASSWORD:
        problem = f"A password has at most {LONGEST_PASSWORD:,} characters."
    elif password.casefold() == email.casefold():
        problem = "The password must not be the e-mail address."
    if problem:
        raise Invalid(problem, fields={"password": problem})


def user_by_email(email: str) -> User:
    """The user who signs in with `email`, without regard to case. Raises `NotFound`."""
    found = User.objects.filter(email__iexact=email.strip()).first()
    if found is None:
        raise NotFound(f"There is no user {email.strip()}. `igny8 user create` makes one.")
    return found


def reset_password(*, user: User, password: str) -> None:
    """Give the user a new password."""
    check_password(password, user.email)
    user.set_password(password)
    user.save(update_fields=["password"])


def create_account(*, name: str, owner: User) -> Account:
    """Make an account with its owner; no credits yet. Raises `Invalid` or `AccountExists`."""
    name = check_account_name(name)
    try:
        with transaction.atomic():
            account = Account.objects.create(name=name)
            add_member(account=account, user=owner, role=Membership.Role.OWNER)
    except IntegrityError as error:
        raise AccountExists(f"There is an account {name!r} already.") from error
    return account


def check_account_name(name: str, field: str = "account") -> str:
    """The name in its plain form. Raises `Invalid`, which calls it by the `field` that it came in."""
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise Invalid("An account's name has 1 to 200 characters.", fields={field: "1 to 200 characters"})
    return name


def rename_account(account: Account, name: str) -> None:
    """Call the account something else. Raises `Invalid` or `AccountExists`."""
    name = check_account_name(name, "name")
    try:
        with transaction.atomic():
            Account.objects.filter(pk=account.pk).update(name=name)
    except IntegrityError as error:
        raise AccountExists(f"There is an account {name!r} already. Nothing was changed.") from error
    account.name = name


def add_member(*, account: Account, user: User, role: str) -> Membership:
    """Let `user` into the account."""
    return Membership.objects.create(account=account, user=user, role=role)
