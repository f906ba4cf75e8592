"""What the rules of formation refuse or warn about; the same words serve both."""

from collections.abc import Iterable

from backend.kit.errors import LedgerError


class HostCountError(LedgerError):
    """The way of formation does not fit the number of organizations."""

    code = "HOST_COUNT"
    message = "{formation}涉及 {count} 家单位，应为{wanted}。"
    remedy = "请增减单位，或改用别的组建方式。"


class TooFewFullMembersError(LedgerError):
    """An organization has too few full members for a branch of its own."""

    code = "TOO_FEW_FULL_MEMBERS"
    message = "“{organization}”有 {count} 名正式党员，单独组建至少要 {least} 名。"
    remedy = "请改用联建或挂靠。"


class JointTooSmallError(LedgerError):
    """The organizations of a joint branch have too few full members together."""

    code = "JOINT_TOO_SMALL"
    message = "正式党员合计 {count} 名，联合党支部至少要 {least} 名。"
    remedy = "请加入更多单位，或改为挂靠到已有的党组织。"


class WithoutMembersError(LedgerError):
    """An organization has too few full members even to take part: coverage on paper only."""

    code = "WITHOUT_MEMBERS"
    message = "“{organization}”有 {count} 名正式党员，联建、挂靠的单位至少要 {least} 名。"
    remedy = "请先选派党建工作指导员，有了党员再纳入。"


class AttachmentFoundsNothingError(LedgerError):
    """Attachment joins an existing branch and never founds one."""

    code = "ATTACHMENT_FOUNDS_NOTHING"
    message = "挂靠联建是加入已有的党组织，不新建党组织。"
    remedy = "请登记挂靠关系；需要新建时改用别的组建方式。"


class AttachmentHostError(LedgerError):
    """Only a branch of an enterprise takes up attached organizations."""

    code = "ATTACHMENT_HOST"
    message = "“{branch}”不是企业的党组织，不能接纳挂靠单位。"
    remedy = "请选择附近企业的党组织。"


class TooManyOrganizationsError(LedgerError):
    """The branch covers more organizations than the district allows."""

    code = "TOO_MANY_ORGANIZATIONS"
    message = "{formation}覆盖 {count} 家单位，超过上限 {most} 家。"
    remedy = "请分设党组织，或由区里调整上限。"


class ManyOrganizationsError(LedgerError):
    """The branch covers more organizations than is usual."""

    code = "MANY_ORGANIZATIONS"
    message = "{formation}覆盖 {count} 家单位，一般不超过 {most} 家。"
    remedy = "请考虑分设党组织。"


class ManyMembersError(LedgerError):
    """The branch has more members than is usual."""

    code = "MANY_MEMBERS"
    message = "党支部有 {count} 名党员，一般不超过 {most} 名。"
    remedy = "请考虑分设支部，或改设党总支。"


class ShouldStandAloneError(LedgerError):
    """An organization that takes part jointly has enough full members to stand alone."""

    code = "SHOULD_STAND_ALONE"
    message = "“{organization}”有 {count} 名正式党员，达到单独组建的人数。"
    remedy = "请优先考虑单独组建。"


class NotSmallError(LedgerError):
    """An organization that is attached is neither small nor micro."""

    code = "NOT_SMALL"
    message = "“{organization}”是{size}企业，挂靠联建适用于小型、微型企业。"
    remedy = "请核对规模，或改用别的组建方式。"


class TooFarError(LedgerError):
    """The organizations lie farther apart than the way of formation allows."""

    code = "TOO_FAR"
    message = "单位相距 {meters} 米，{formation}一般不超过 {most} 米。"
    remedy = "请核对位置，就近选择单位，或先划定片区。"


class NotFringeError(LedgerError):
    """The village does not lie on the urban-rural fringe."""

    code = "NOT_FRINGE"
    message = "“{village}”的城乡分类是{urban_rural}，村企联建适用于城乡结合区和镇乡结合区。"
    remedy = "请核对城乡分类代码，或改用别的组建方式。"


class BranchDissolvedError(LedgerError):
    """The branch no longer exists on the day."""

    code = "BRANCH_DISSOLVED"
    message = "“{branch}”已于 {on} 撤销。"
    remedy = "请选择现存的党组织。"


class BranchNotFoundedError(LedgerError):
    """The branch does not exist yet on the day."""

    code = "BRANCH_NOT_FOUNDED"
    message = "“{branch}”于 {on} 才建立。"
    remedy = "请填写不早于建立日期的日期。"


class BranchNameTakenError(LedgerError):
    """Another branch under the same superior has this name."""

    code = "BRANCH_NAME_TAKEN"
    message = "同一上级之下已有同名的党组织。"
    remedy = "请改用已有的党组织，或换一个名称。"
    constraints = ("branches_name_parent_id_key",)

    def __init__(self, *, path: Iterable[str] = ("name",)) -> None:
        super().__init__(path=path)


class ParentItselfError(LedgerError):
    """A branch cannot stand under itself or under one of its own."""

    code = "PARENT_LOOP"
    message = "党组织不能隶属于自己或自己的下级。"
    remedy = "请另选上级党组织。"


class NotInAreaError(LedgerError):
    """An organization does not lie in the drawn area."""

    code = "NOT_IN_AREA"
    message = "“{organization}”不在片区“{area}”内。"
    remedy = "请核对单位所在片区或位置，或另选片区。"


class DifferentTownsError(LedgerError):
    """Organizations of a way that needs one town lie in several."""

    code = "DIFFERENT_TOWNS"
    message = "“{organization}”与其他单位不在同一镇街，不适用{formation}。"
    remedy = "请选择同一镇街的单位；划片联建也可先划定片区。"


class NoLocationError(LedgerError):
    """The distance cannot be told, since an organization has no point."""

    code = "NO_LOCATION"
    message = "“{organization}”没有位置，无法核对距离。"
    remedy = "请补充经纬度。"


class DifferentIndustryError(LedgerError):
    """Organizations of a joint branch by industry belong to different divisions."""

    code = "DIFFERENT_INDUSTRY"
    message = "“{organization}”的行业大类是“{industry}”，其他单位是“{other}”。"
    remedy = "行业联建的单位应属同一行业大类，请核对行业代码，或改用别的组建方式。"


class UnknownIndustryError(LedgerError):
    """The division of an organization is not known."""

    code = "UNKNOWN_INDUSTRY"
    message = "“{organization}”没有行业代码，无法核对行业。"
    remedy = "请补充行业代码。"


class NoAssociationError(LedgerError):
    """A joint branch by industry is anchored by an association."""

    code = "NO_ASSOCIATION"
    message = "行业联建须依托行业协会，尚未填写。"
    remedy = "请填写行业协会名称；没有协会的，改用别的组建方式。"


class NoVillageError(LedgerError):
    """A joint branch with a village names the village."""

    code = "NO_VILLAGE"
    message = "村企联建须选择共建的村。"
    remedy = "请选择村(社区)。"


class UnwillingVillageError(LedgerError):
    """The village has said that it does not build jointly."""

    code = "VILLAGE_UNWILLING"
    message = "“{village}”登记为不愿共建。"
    remedy = "请先与该村协商并更新意愿，或改用别的组建方式。"


class UnaskedVillageError(LedgerError):
    """It is not known whether the village agrees."""

    code = "VILLAGE_UNASKED"
    message = "“{village}”尚未登记是否愿意共建。"
    remedy = "请与该村确认，并在村(社区)中登记。"


class NoBuildingError(LedgerError):
    """A joint branch in a building names the building or the group of buildings."""

    code = "NO_BUILDING"
    message = "楼宇联建须选择一座楼宇或一个楼宇组。"
    remedy = "请选择楼宇或楼宇组中的一个。"


class NotTenantError(LedgerError):
    """An organization is no tenant of the building."""

    code = "NOT_TENANT"
    message = "“{organization}”不在“{building}”内办公。"
    remedy = "请先核对并变更单位所在楼宇。"


class WayMismatchError(LedgerError):
    """The branch was not formed in the way in which the organization would join."""

    code = "WAY_MISMATCH"
    message = "“{branch}”的组建方式是{present}，不能以{formation}加入。"
    remedy = "请按该党组织的组建方式加入，改为挂靠，或先重新批复。"


class AlreadyCoveredError(LedgerError):
    """Another branch covers the organization already."""

    code = "ALREADY_COVERED"
    message = "“{organization}”已由“{branch}”覆盖。"
    remedy = "一家单位只计一次；如不再由原党组织覆盖，请终止原覆盖关系。"


class OrganizationEndedError(LedgerError):
    """The organization is no longer registered on the day."""

    code = "ORGANIZATION_NOT_REGISTERED"
    message = "“{organization}”自 {on} 起已不在册。"
    remedy = "请核对单位的登记状态。"


class SameApprovalDayError(LedgerError):
    """A branch has one approval a day."""

    code = "APPROVAL_DATE"
    message = "{day} 不晚于最近一次批复（{latest}）。"
    remedy = "请填写更晚的批复日期，或先更正已有的批复。"


class HasChildrenError(LedgerError):
    """Other branches still stand under the branch."""

    code = "BRANCH_HAS_CHILDREN"
    message = "“{branch}”下面还有 {count} 个党组织。"
    remedy = "请先撤销或划转下级党组织，或指定接收的党组织。"


class HasMembersError(LedgerError):
    """Members still have their formal relation in the branch."""

    code = "BRANCH_HAS_MEMBERS"
    message = "“{branch}”还有 {count} 名党员的组织关系。"
    remedy = "请先转接组织关系，或指定接收的党组织。"


class ReceivingBranchError(LedgerError):
    """The receiving branch is the one that goes, or is gone itself."""

    code = "RECEIVING_BRANCH"
    message = "“{branch}”不能作为接收的党组织。"
    remedy = "请另选一个现存的党组织。"


class LinkEndedError(LedgerError):
    """A link in the old building ended with the move; a notice, not a refusal."""

    code = "LINK_ENDED"
    message = "迁出楼宇后，“{branch}”对该单位的楼宇联建覆盖已于 {on} 终止。"
    remedy = "如仍由该党组织覆盖，请以其他方式重新登记覆盖关系。"


class StillCoveredError(LedgerError):
    """A deregistered organization's links and hosted branches remain to be settled."""

    code = "STILL_COVERED"
    message = "“{name}”已不在册，但仍有 {count} 条覆盖关系未终止。"
    remedy = "请核对并终止这些覆盖关系，或撤销相应的党组织。"


class TemporaryTermError(LedgerError):
    """A temporary branch holds no term elections, so its term has no length by rule."""

    code = "TEMPORARY_TERM"
    message = "“{branch}”是临时党组织，没有规定的任期。"
    remedy = "请填写届满日期，或不登记任期。"
