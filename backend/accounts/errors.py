"""What the accounts refuse: a sign-in, a session, a token, a password; each with its code."""

from typing import ClassVar

from backend.kit.errors import LedgerError


class SignInRefusedError(LedgerError):
    """The login is unknown, the password is wrong or the account is disabled: one text for all."""

    code = "SIGN_IN_REFUSED"
    message = "登录名或口令不正确。"
    remedy = "请核对后重试；忘记口令时，请联系管理员重新设置。"


class TooManyAttemptsError(LedgerError):
    """Too many sign-ins failed; the next one is heard after `retry_after_seconds`."""

    code = "TOO_MANY_ATTEMPTS"
    message = "登录失败次数过多，已暂停登录。"
    remedy = "请在 {minutes} 分钟后重试；忘记口令时，请联系管理员重新设置。"

    def __init__(self, *, retry_after_seconds: int) -> None:
        """Keep the wait for the header `Retry-After`."""
        self.retry_after_seconds = retry_after_seconds
        super().__init__(minutes=-(-retry_after_seconds // 60))


class SignInBusyError(LedgerError):
    """More sign-ins wait for their hash than can be answered in time."""

    code = "BUSY"
    message = "同时登录的人较多，暂时无法处理。"
    remedy = "请稍候几秒再试。"
    retry_after_seconds: ClassVar[int] = 2


class AuthenticationError(LedgerError):
    """The request carries no valid sign-in (HTTP 401)."""

    code = "UNAUTHENTICATED"
    message = "尚未登录，或登录已失效。"
    remedy = "请重新登录。"


class TokenInvalidError(AuthenticationError):
    """The text after `Bearer` is no token of this installation."""

    code = "TOKEN_INVALID"
    message = "接口令牌无效。"
    remedy = "请核对令牌是否完整；遗失的令牌无法找回，请重新生成。"


class TokenExpiredError(AuthenticationError):
    """The token's last day is over."""

    code = "TOKEN_EXPIRED"
    message = "接口令牌已于 {expires_on} 到期。"
    remedy = "请用 liangxin token create 重新生成。"


class TokenRevokedError(AuthenticationError):
    """The token was revoked, or its owner may no longer sign in."""

    code = "TOKEN_REVOKED"
    message = "接口令牌已被撤销，或其所有人的账号已停用。"
    remedy = "请联系令牌的所有人或管理员。"


class PasswordTooShortError(LedgerError):
    """The new password is shorter than allowed."""

    code = "PASSWORD_TOO_SHORT"
    message = "口令只有 {length} 个字符，至少要 {minimum} 个。"
    remedy = "请换一个较长的口令，例如由几个词连成的一句话。"


class PasswordTooLongError(LedgerError):
    """The new password is longer than is hashed."""

    code = "PASSWORD_TOO_LONG"
    message = "口令有 {length} 个字符，最多 {maximum} 个。"
    remedy = "请换一个较短的口令。"


class PasswordIsLoginError(LedgerError):
    """The new password is or contains the login."""

    code = "PASSWORD_IS_LOGIN"
    message = "口令中含有登录名。"
    remedy = "请换一个与登录名无关的口令。"


class LoginTakenError(LedgerError):
    """The login is in use; logins are unique in the whole installation."""

    code = "LOGIN_TAKEN"
    message = "登录名“{login}”已被使用。"
    remedy = "请换一个登录名。"


class LoginMalformedError(LedgerError):
    """The login has characters that a login may not have."""

    code = "LOGIN_MALFORMED"
    message = "登录名“{login}”不合规范。"
    remedy = "请用 3 至 64 个小写字母、数字或 . _ - @，以字母或数字开头。"


class LoginUnknownError(LedgerError):
    """No user has this login (told on the command line only)."""

    code = "LOGIN_UNKNOWN"
    message = "没有登录名为“{login}”的用户。"
    remedy = "请核对登录名。"


class RoleScopeError(LedgerError):
    """The role needs exactly one scope, and another was given or none."""

    code = "ROLE_SCOPE"
    message = "角色 {role} 需要{needed}。"
    remedy = "请只给出与角色相符的范围。"


class TokenScopeError(LedgerError):
    """A token needs scopes, and only those that exist."""

    code = "TOKEN_SCOPE"
    message = "接口令牌的权限范围“{scope}”无效。"
    remedy = "可选范围：{allowed}，至少选一个。"


class TokenLifetimeError(LedgerError):
    """A token lives at least a day and at most as long as the installation allows."""

    code = "TOKEN_LIFETIME"
    message = "接口令牌的有效天数 {days} 不在允许范围内。"
    remedy = "请给出 1 至 {maximum} 天。"


class TokenUnknownError(LedgerError):
    """No live token starts with this text (told on the command line only)."""

    code = "TOKEN_UNKNOWN"
    message = "没有以“{prefix}”开头的有效令牌，或不止一个。"
    remedy = "请用 liangxin token list 查看，并给出足够长的开头。"


class SessionUnknownError(LedgerError):
    """The session is not one of the caller's own, or has ended."""

    code = "SESSION_UNKNOWN"
    message = "没有这个会话，或它已经结束。"
    remedy = "请刷新会话列表。"
