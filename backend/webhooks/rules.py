"""When a delivery is tried again, and when a webhook is given up."""

from datetime import datetime, timedelta

from backend.kit.labels import LabeledEnum

PATIENCE = timedelta(hours=24)
"""How long deliveries fail before their webhook is switched off."""

OVERLAP = timedelta(hours=24)
"""How long the former secret signs beside the new one."""

KEPT = timedelta(days=7)
"""How long deliveries are kept to be looked at."""

MOST_WEBHOOKS = 20
LONGEST_NAME = 100

_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)
_DOUBLINGS = 12


class WebhookOff(LabeledEnum):
    """停用原因；Why a webhook sends nothing."""

    BY_OWNER = "BY_OWNER", "所有人停用"
    BY_ADMINISTRATOR = "BY_ADMINISTRATOR", "管理员停用"
    NOT_DELIVERED = "NOT_DELIVERED", "24 小时内均未送达"
    GONE = "GONE", "接收方答复 410，不再接收"
    OWNER_INACTIVE = "OWNER_INACTIVE", "所有人的账号已停用"


class DeliveryKind(LabeledEnum):
    """推送种类；What a delivery carries."""

    CHANGES = "CHANGES", "变动"
    TEST = "TEST", "测试"


class DeliveryState(LabeledEnum):
    """推送状态；Where a delivery stands."""

    WAITING = "WAITING", "待送达"
    DELIVERED = "DELIVERED", "已送达"
    ABANDONED = "ABANDONED", "未送达，已放弃"
    EMPTY = "EMPTY", "无可告知，未发送"


class DeliveryFault(LabeledEnum):
    """推送失败原因；Why an attempt failed."""

    STATUS = "STATUS", "答复的状态码不是 2xx"
    TIMEOUT = "TIMEOUT", "超时"
    CONNECTION = "CONNECTION", "无法连接或连接中断"
    CERTIFICATE = "CERTIFICATE", "TLS 证书无效"
    ADDRESS = "ADDRESS", "地址不允许访问"
    NAME = "NAME", "域名无法解析"


def pause_after(attempts: int, *, chance: float) -> timedelta:
    """Give how long to wait after so many failed attempts.

    Twice as long each time, from seconds to an hour; `chance` (0 to 1) takes up to a half of it
    off, so that receivers which failed together are not called together.
    """
    doubled = _FIRST_PAUSE * (1 << min(attempts - 1, _DOUBLINGS))
    return min(doubled, _LONGEST_PAUSE) * (1 - chance / 2)


def is_given_up(failing_since: datetime, moment: datetime) -> bool:
    """Tell whether a webhook has failed for so long that it is switched off."""
    return moment - failing_since >= PATIENCE
