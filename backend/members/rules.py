"""Who a member is on a date, and what a citizen number says: pure rules, each with its source."""

from backend.kit.labels import LabeledEnum


class BranchPost(LabeledEnum):
    """A post in the committee of a branch."""

    SECRETARY = "SECRETARY", "书记"
    DEPUTY_SECRETARY = "DEPUTY_SECRETARY", "副书记"
    ORGANIZATION_MEMBER = "ORGANIZATION_MEMBER", "组织委员"
    PUBLICITY_MEMBER = "PUBLICITY_MEMBER", "宣传委员"
    DISCIPLINE_MEMBER = "DISCIPLINE_MEMBER", "纪检委员"
    COMMITTEE_MEMBER = "COMMITTEE_MEMBER", "委员"


class MemberKind(LabeledEnum):
    """Full members count toward thresholds, probationary members never do."""

    FULL = "FULL", "正式党员"
    PROBATIONARY = "PROBATIONARY", "预备党员"


class Standing(LabeledEnum):
    """How a membership stands; rows are never deleted, leaving is a state."""

    NORMAL = "NORMAL", "正常"
    SUSPENDED = "SUSPENDED", "停止党籍"
    LEFT = "LEFT", "出党"
    TRANSFERRED_OUT = "TRANSFERRED_OUT", "转出"
    DECEASED = "DECEASED", "去世"


class RegistrationRole(LabeledEnum):
    """Whether a registration carries the formal relation or only activities."""

    FORMAL = "FORMAL", "组织关系"
    ACTIVITY = "ACTIVITY", "双登记"


class Sex(LabeledEnum):
    """Sex as the citizen number states it."""

    MALE = "MALE", "男"
    FEMALE = "FEMALE", "女"
