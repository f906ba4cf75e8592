"""The program that sets one document and ends: `python -m backend.kit.press`, asked on its input.

The typesetter keeps what it has laid out for the next time and gives the memory back to nobody;
in a server that runs for months that is memory lost, so it runs beside it (`typesetting`).
"""

import sys
from functools import lru_cache
from io import BytesIO

import orjson
import pylopdf_fonts_zh_cn as font_files
import segno
import typst

from backend.kit.typesetting import REFUSED


def set_document(order: bytes) -> bytes:
    """Set a document as PDF/A-2a.

    Shape: `order` is JSON: the `source` of the template, its `data`, the `made_at` of the document
    in seconds since 1970, and `links`, whose QR codes the template finds at `data.codes`.
    Raises: `typst.TypstError`.
    """
    asked = orjson.loads(order)
    codes = {link: _qr_code(link) for link in asked["links"]}
    return typst.compile(
        asked["source"].encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": orjson.dumps(asked["data"] | {"codes": codes}).decode()},
        pdf_standards=["a-2a"],
        timestamp=asked["made_at"],
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Open the families "Noto Sans SC" and "Noto Serif SC" (SIL Open Font License)."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[font_files.sans_path().parent],
    )


def _qr_code(text: str) -> str:
    """Draw a QR code as an SVG picture, which a template sets by `image(bytes(…))`."""
    drawn = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawn, kind="svg", border=0, xmldecl=False, omitsize=True)
    return drawn.getvalue().decode()


def main() -> None:
    """Read an order, write the document."""
    try:
        content = set_document(sys.stdin.buffer.read())
    except typst.TypstError as error:
        sys.stderr.buffer.write(error.message.encode())
        raise SystemExit(REFUSED) from None
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()
