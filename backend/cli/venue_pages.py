"""The pages that a venue's laptop shows over plain HTTP: how each device comes to trust it.

Nothing secret is here and nothing is asked of anybody: the authority's certificate, its
fingerprint, the steps, and a QR code that leads to them.
"""

from dataclasses import dataclass
from html import escape

import segno

_STYLE = """
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#f6f6f4;color:#1d2327;font:17px/1.7 system-ui,"PingFang SC",
"HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.35;margin:.5rem 0 1rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
.button{display:block;padding:.9rem 1rem;margin:.75rem 0;border-radius:.5rem;text-align:center;
background:#9b1c1c;color:#fff;font-weight:600;text-decoration:none}
.button.second{background:#fff;color:#9b1c1c;box-shadow:inset 0 0 0 2px #9b1c1c}
.button:focus-visible,summary:focus-visible{outline:3px solid #1a56a8;outline-offset:2px}
details{background:#fff;border-radius:.5rem;margin:.5rem 0;box-shadow:0 0 0 1px #dcdcd6}
summary{padding:.75rem 1rem;font-weight:600;cursor:pointer}
details ol{margin:0;padding:0 1.25rem 1rem 2.5rem}
code{font:0.95em/1.6 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.note{color:#565d62;font-size:.95rem}
a:not(.button){color:#9b1c1c}
figure{margin:1rem auto;text-align:center}figure svg{width:min(80vw,26rem);height:auto;
background:#fff;border-radius:.5rem}figcaption{font-size:1.3rem;font-weight:600}
"""

_STEPS = (
    (
        "安卓 Android",
        (
            "点上面的“下载证书”，文件名为 liangxin-venue-ca.crt。",
            (
                "打开 设置 → 安全 → 更多安全设置 → 加密与凭据 → 安装证书 → <b>CA 证书</b>"
                "（各品牌名称略有不同，可在设置中搜索“证书”）。"
            ),
            "提示“您的数据将不再私密”时选“仍然安装”，选中刚下载的文件。",
            "回到本页，核对指纹后点“打开评分台”。请用系统浏览器、Chrome 或 Edge。",
        ),
    ),
    (
        "华为鸿蒙 HarmonyOS",
        (
            "点上面的“下载证书”。",
            (
                "打开 设置 → 隐私和安全 → 高级 → 证书与凭据 → 从存储设备安装证书，"
                "选中刚下载的文件，类型选 <b>CA 证书</b>。"
            ),
            "回到本页，核对指纹后点“打开评分台”。",
        ),
    ),
    (
        "苹果 iPhone、iPad",
        (
            "请用 Safari 打开本页，点“下载证书”，选“允许”。",
            "打开 设置 → 通用 → VPN 与设备管理 → 已下载的描述文件 → <b>安装</b>。",
            (
                "再打开 设置 → 通用 → 关于本机 → 证书信任设置，<b>打开</b>这张证书的开关。"
                "少了这一步仍会提示不安全。"
            ),
            "回到 Safari，点“打开评分台”。",
        ),
    ),
    (
        "电脑 Windows",
        (
            "点“下载证书”，双击下载的文件，点“安装证书”。",
            (
                "存储位置选“当前用户”，再选“将所有的证书都放入下列存储” → "
                "<b>受信任的根证书颁发机构</b>，确定。"
            ),
            "关闭浏览器后重新打开，再点“打开评分台”。",
        ),
    ),
    (
        "电脑 macOS",
        (
            "点“下载证书”，双击下载的文件，加入“登录”钥匙串。",
            "在“钥匙串访问”里双击这张证书，展开“信任”，选<b>始终信任</b>。",
            "回到浏览器，点“打开评分台”。",
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VenuePages:
    """What the pages speak of: the addresses of both ports and the authority."""

    address: str
    help_address: str
    fingerprint: str
    file_name: str

    def steps(self) -> str:
        """Write the page with the steps for each kind of device."""
        parts = "".join(
            f"<details><summary>{name}</summary><ol>{_listed(steps)}</ol></details>"
            for name, steps in _STEPS
        )
        return _page(
            "让这台设备信任赛场服务器",
            f"""<p>评分设备只在加密连接下能离线保存分数。证书由赛场的这台笔记本自己签发，只对内网地址有效，每台设备安装一次即可。</p>
<a class="button" href="/{escape(self.file_name)}" download>① 下载证书</a>
<p>② 按您的设备安装：</p>{parts}
<p>③ 装好后：</p>
<a class="button second" href="{escape(self.address)}/judge">打开评分台</a>
<p class="note">页面能直接打开、没有不安全的提示，就可以扫评委通行码了。</p>
<h2>核对指纹</h2>
<p>安装前请与组织人电脑上显示的指纹核对 (SHA-256)：<br><code>{escape(self.fingerprint)}</code></p>
<h2>赛后</h2>
<p class="note">比赛结束后可在同一处删除这张证书。In English: download the certificate, install it
as a trusted CA, compare the fingerprint, then open the console. Remove it after the contest.</p>
<p class="note"><a href="/qr">给组织人：投屏用的二维码</a></p>""",
        )

    def poster(self) -> str:
        """Write the page with the QR code, to be projected or printed by the organizer."""
        code = segno.make(self.help_address, micro=False, error="m")
        drawn = code.svg_inline(border=3, omitsize=True, svgclass=None, lineclass=None)
        return _page(
            "评委设备请先扫这里",
            f"""<figure>{drawn}<figcaption><code>{escape(self.help_address)}</code></figcaption>
</figure>
<p>连上赛场的无线网络，扫码打开说明页，安装证书，再扫各自的评委通行码。</p>
<h2>指纹 (SHA-256)</h2><p><code>{escape(self.fingerprint)}</code></p>
<h2>组织人</h2>
<p>请在本机浏览器打开 <a href="{escape(self.address)}/">{escape(self.address)}</a> 登录。</p>
<p>不要用 127.0.0.1 登录，否则发出的评委通行码别的设备打不开。</p>""",
        )


def terminal_code(address: str) -> str:
    """Draw a QR code with half blocks: dark modules are ink, to be printed black on white."""
    code = segno.make(address, micro=False)
    rows = [list(row) for row in code.matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    ink = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    return "\n".join(
        "".join(ink[bool(upper), bool(lower)] for upper, lower in zip(above, below, strict=True))
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    )


def _listed(steps: tuple[str, ...]) -> str:
    return "".join(f"<li>{one}</li>" for one in steps)


def _page(title: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body><main><h1>{title}</h1>{body}</main></body>
</html>
"""
