"""Sets documents for paper: a template and its data become a PDF with every character in it.

The fonts come with a package and none of the machine's is used, so that a document looks the same
wherever it is made. It is PDF/A-2a: fonts embedded, text that can be searched and read aloud, and
refused where a character has no shape in any of the fonts, instead of printed as an empty box.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import orjson
import pylopdf_fonts_zh_cn as font_files
import segno
import typst

from backend.kit.errors import LedgerError

PDF = "application/pdf"
_SHAPELESS = re.compile(r"the text `\"(.*)\"` could not be displayed", re.DOTALL)


class UnprintableError(LedgerError):
    """A text holds a character that the fonts do not have."""

    code = "UNPRINTABLE"
    message = "“{text}”在字体里没有字形，不能印出。"
    remedy = "请改用规范汉字，或把这个字报告维护人员；印出空框的文件不予生成。"


def typeset(package: str, template: str, data: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """Set a template that lies beside a slice's modules; it finds the data at `sys.inputs.data`.

    Shape: `data` is written as JSON; texts in it are set as they are and never read as markup.
    Raises: UNPRINTABLE.
    """
    source = files(package).joinpath(template).read_bytes()
    try:
        return typst.compile(
            source,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": orjson.dumps(data).decode()},
            pdf_standards=["a-2a"],
            timestamp=int(made_at.timestamp()),
        )
    except typst.TypstError as error:
        shapeless = _SHAPELESS.search(error.message)
        if shapeless is None:
            raise
        raise UnprintableError(text=shapeless[1]) from error


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Open the families "Noto Sans SC" and "Noto Serif SC" (SIL Open Font License)."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[font_files.sans_path().parent],
    )


def qr_code(text: str) -> str:
    """Draw a QR code as an SVG picture, which a template sets by `image(bytes(…))`."""
    drawn = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawn, kind="svg", border=0, xmldecl=False, omitsize=True)
    return drawn.getvalue().decode()
