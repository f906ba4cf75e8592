"""What the webhooks refuse, each with its code."""

from backend.kit.errors import LedgerError


class WebhookURLError(LedgerError):
    """The address of a webhook is none that may be called."""

    code = "WEBHOOK_URL"
    message = "推送地址不可用：{fault}。"
    remedy = "请填写 https:// 开头、不含用户名口令的地址；内网地址须由管理员在设置中放行。"


class WebhookTypeError(LedgerError):
    """No program is told of this type: what concerns people is read by people alone."""

    code = "WEBHOOK_TYPE"
    message = "“{label}”的变动不向程序推送。"
    remedy = "请从对象类别中去掉它。"


class WebhookNameError(LedgerError):
    """The purpose of a webhook is empty or too long."""

    code = "WEBHOOK_NAME"
    message = "推送地址的用途应为 1 至 {maximum} 个字。"
    remedy = "请写明用途，便于日后辨认。"


class WebhookLimitError(LedgerError):
    """One person has as many webhooks as allowed."""

    code = "WEBHOOK_LIMIT"
    message = "一人最多登记 {maximum} 个推送地址。"
    remedy = "请先删去不用的推送地址。"


class WebhookOffError(LedgerError):
    """A webhook that is off sends no test."""

    code = "WEBHOOK_OFF"
    message = "推送地址已停用，不能发送测试。"
    remedy = "请先启用它。"


class WebhookTestWaitingError(LedgerError):
    """The test before has not been tried yet."""

    code = "WEBHOOK_TEST_WAITING"
    message = "上一次测试尚未发出。"
    remedy = "请稍候片刻，查看推送记录。"


class WebhookUnknownError(LedgerError):
    """No webhook has an id that starts so (told on the command line only)."""

    code = "WEBHOOK_UNKNOWN"
    message = "没有标识以“{start}”开头的推送地址，或不止一个。"
    remedy = "请用 liangxin webhook list 查看，并给出足够长的开头。"
