"""What the rules of formation refuse or warn about; the same words serve both."""

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
