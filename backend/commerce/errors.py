"""What the shops refuse."""

from collections.abc import Iterable

from backend.kit.errors import LedgerError


class DuplicateShopError(LedgerError):
    """A shop of this name on this platform is known, perhaps out of the caller's sight."""

    code = "DUPLICATE_SHOP"
    message = "该平台上已登记同名店铺。"
    remedy = "请先查询并修改已有店铺；查不到时请联系区级人员。"
    constraints = ("shops_platform_name_key",)

    def __init__(self, *, path: Iterable[str] = ("name",)) -> None:
        super().__init__(path=path)


class ShopOwnerPlaceError(LedgerError):
    """A shop lies in the town of its owner, so an owner or a town is needed."""

    code = "SHOP_TOWN"
    message = "没有填写店主单位，也没有填写所在镇街。"
    remedy = "请选择店主单位，或选择店主所在的镇街。"


class ShopUrlError(LedgerError):
    """The address of a shop is no web address."""

    code = "SHOP_URL"
    message = "网址“{url}”不正确。"
    remedy = "请填写以 https:// 或 http:// 开头的网址。"


class ShopClosedError(LedgerError):
    """The shop is closed."""

    code = "SHOP_CLOSED"
    message = "店铺“{shop}”已于 {on} 关闭。"
    remedy = "请核对店铺；误关的店铺请先更正状态。"


class NotDisclosedError(LedgerError):
    """The shop shows no disclosure that could be withdrawn."""

    code = "NOT_DISCLOSED"
    message = "店铺“{shop}”没有亮身份。"
    remedy = "请刷新页面核对。"


class DisclosedAlreadyError(LedgerError):
    """The shop shows already that its owner is a member."""

    code = "DISCLOSED_ALREADY"
    message = "该店铺在所填期间已亮身份。"
    remedy = "请刷新页面核对。"
    constraints = ("disclosures_overlap_excl",)
