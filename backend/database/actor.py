"""Who asks: the one value that row security, the compiler and the audit log read rights from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from uuid import UUID

from backend.kit.labels import LabeledEnum


class Role(LabeledEnum):
    """角色；What a person, or the program itself, acts as."""

    DISTRICT_OFFICER = "DISTRICT_OFFICER", "区级人员"
    TOWN_OFFICER = "TOWN_OFFICER", "镇街人员"
    DEPARTMENT_OFFICER = "DEPARTMENT_OFFICER", "部门人员"
    BRANCH_SECRETARY = "BRANCH_SECRETARY", "支部书记"
    JUDGE = "JUDGE", "评委"
    PUBLIC = "PUBLIC", "公众"
    SYSTEM = "SYSTEM", "系统"


SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        "app.district_id": "district_id",
        "app.role": "role",
        "app.user_id": "user_id",
        "app.town_id": "town_id",
        "app.department_id": "department_id",
        "app.branch_id": "branch_id",
        "app.contest_id": "contest_id",
        "app.token_id": "token_id",
    }
)
"""Setting of the database session → attribute of the actor."""

ACTING = (*SETTINGS, "app.channel")
"""Every setting that row security reads; `Actor.acting` gives their values in this order."""


_IDS = ("user_id", "town_id", "department_id", "branch_id", "contest_id", "token_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A signed-in person, a token's owner, the public, or the program (`SYSTEM`).

    `scopes` is None for a person; for an API token the right is the owner's, cut down to them, and
    `token_id` names it.
    `request_id` ties answers, log lines and audit rows together.

    Raises: TypeError for anything but UUIDs and a Role, since the values enter `SET` statements,
    which take no parameters.
    """

    district_id: UUID
    role: Role
    user_id: UUID | None = None
    town_id: UUID | None = None
    department_id: UUID | None = None
    branch_id: UUID | None = None
    contest_id: UUID | None = None
    scopes: frozenset[str] | None = None
    token_id: UUID | None = None
    request_id: str = ""
    _acting: tuple[str, ...] | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if type(self.district_id) is not UUID or type(self.role) is not Role:
            raise TypeError("An actor has a UUID district and a Role.")
        for name in _IDS:
            value = getattr(self, name)
            if value is not None and type(value) is not UUID:
                raise TypeError(f"An actor's {name} is a UUID or None, not {type(value).__name__}.")

    @property
    def token_scopes(self) -> str | None:
        """Name the scopes of the token, separated by spaces; None for a person."""
        return None if self.scopes is None else " ".join(sorted(self.scopes))

    def settings(self) -> dict[str, str]:
        """Give the settings of the database session that row security compares rows with."""
        values = ((setting, getattr(self, name)) for setting, name in SETTINGS.items())
        given = {setting: str(value) for setting, value in values if value is not None}
        return given | {"app.channel": "SESSION" if self.scopes is None else "TOKEN"}

    def acting(self) -> tuple[str, ...]:
        """Give the value of every setting in `ACTING`, the empty text where there is none."""
        if self._acting is None:
            given = self.settings()
            values = tuple(given.get(name, "") for name in ACTING)
            object.__setattr__(self, "_acting", values)  # a memory, not a change
            return values
        return self._acting

    def in_request(self, request_id: str) -> "Actor":
        """Give the same in another request; what was looked at once is not looked at again."""
        twin = object.__new__(Actor)
        for name in _KEPT:
            object.__setattr__(twin, name, getattr(self, name))
        object.__setattr__(twin, "request_id", request_id)
        return twin

    def settings_sql(self) -> str:
        """Give the same as `SET LOCAL` statements, to be sent together with BEGIN.

        Only UUIDs and words of an enum ever enter this text (`__post_init__` sees to it).
        """
        return "".join(
            f"set local {setting} = '{value}';" for setting, value in self.settings().items()
        )


_KEPT = tuple(one.name for one in fields(Actor) if one.name != "request_id")


def system_actor(district_id: UUID, *, request_id: str) -> Actor:
    """Give the program itself, for jobs, sign-in and migrations; name the job as `request_id`."""
    return Actor(district_id=district_id, role=Role.SYSTEM, request_id=request_id)
