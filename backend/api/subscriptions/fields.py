"""What can be subscribed to: each field stands for a query, asked whenever something changed.

So a subscription shows what the same person would read now, under the same row security.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.api.definitions import Given, Shown, optional, several

_SINCE = Given(
    optional("String"),
    "续读游标，缺省从现在开始；cursor to go on after, the present unless given",
)
_ID = Given(optional("ID"), "只看此对象；this object alone")
_TOWN = Given(optional("ID"), "只看此镇街；objects of this town alone")


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A field of Subscription: how it is shown, and which query answers it.

    `types`: the changed types that a field of one type means.
    """

    shown: Shown
    query: str
    types: tuple[str, ...] = ()


SUBSCRIPTIONS: Mapping[str, Subscribed] = {
    "changes": Subscribed(
        Shown(
            "Change",
            "每一项变动；every change that the caller may see",
            {
                "types": Given(
                    optional(several("ChangedType")),
                    "对象类别，缺省为全部；types of objects, all unless given",
                ),
                "id": _ID,
                "townId": _TOWN,
                "since": _SINCE,
            },
        ),
        query="changes",
    ),
    "organizationChanged": Subscribed(
        Shown(
            "Change",
            "单位的变动；an organization changed, or a fact about it",
            {"id": _ID, "townId": _TOWN, "since": _SINCE},
        ),
        query="changes",
        types=("ORGANIZATIONS",),
    ),
    "branchChanged": Subscribed(
        Shown(
            "Change",
            "党组织的变动；a branch changed, or a fact about it",
            {"id": _ID, "townId": _TOWN, "since": _SINCE},
        ),
        query="changes",
        types=("BRANCHES",),
    ),
    "jobProgress": Subscribed(
        Shown(
            "Job",
            "后台任务的进度，到完成为止；a job whenever it has come further, until it is over",
            {"id": Given("ID", "任务的标识；id of the job's subject, such as an import")},
        ),
        query="job",
    ),
    "roundResults": Subscribed(
        Shown(
            optional("Round"),
            "轮次及其成绩，有变即至，相近的变动合为一次；a round and its results, now and whenever"
            " what the caller sees of them differs, close changes together",
            {"id": Given("ID", "轮次的标识；id of the round")},
        ),
        query="round",
    ),
}


def subscription_fields() -> dict[str, Shown]:
    """Give the fields of the type Subscription."""
    return {name: one.shown for name, one in SUBSCRIPTIONS.items()}
