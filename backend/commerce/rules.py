"""What an online shop is and how it stands."""

from backend.kit.labels import LabeledEnum


class ShopPlatform(LabeledEnum):
    """网店平台；The platform on which a shop sells."""

    TAOBAO = "TAOBAO", "淘宝"
    TMALL = "TMALL", "天猫"
    JD = "JD", "京东"
    PINDUODUO = "PINDUODUO", "拼多多"
    DOUYIN = "DOUYIN", "抖音"
    KUAISHOU = "KUAISHOU", "快手"
    WECHAT = "WECHAT", "微信"
    OTHER = "OTHER", "其他"


class ShopState(LabeledEnum):
    """网店状态；Whether a shop is trading."""

    OPEN = "OPEN", "营业"
    CLOSED = "CLOSED", "关闭"
