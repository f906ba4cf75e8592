"""Trusted documents: our own pages send the hash of a document that their build has listed.

The build writes the list (`.documents.json`, hash → text). The lists of the last builds are kept
in the data folder, since a page that was open during an update asks with the hashes of its day.
"""

import hashlib
import re
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import orjson
import structlog

from backend.api.faults import FORBIDDEN, RequestFaultError
from backend.compiler.errors import OperationError
from backend.config import CHECKOUT, Settings
from backend.database.actor import Actor

KEPT_LISTS = 10
_LISTED = ".documents.json"
_DEVELOPED = CHECKOUT / "frontend" / "src" / "gql" / "persisted-documents.json"
_HASH = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
_NAME = re.compile(r"^\s*(?:query|mutation|subscription)\s+(\w+)", re.MULTILINE)
_LOOK_AGAIN_SECONDS = 1.0

_log = structlog.get_logger(__name__)


class DocumentUnknownError(OperationError):
    """No build that is kept has listed a document of this hash."""

    code = "DOCUMENT_UNKNOWN"
    message = "服务器没有这个查询：页面可能早于系统的更新。"
    remedy = "请刷新页面后重试；尚未保存的内容请先复制。"


class DocumentNotTrustedError(RequestFaultError):
    """Sessions of the browser may only send documents that our pages were built with."""

    code = "DOCUMENT_NOT_TRUSTED"
    message = "本系统只接受网页自带的查询。"
    remedy = "请使用接口令牌发送自己的查询。"
    status = FORBIDDEN


class TrustedDocuments:
    """The documents of the last builds, by hash; one for each process."""

    def __init__(
        self,
        sources: Sequence[Path] = (),
        kept: Path | None = None,
        *,
        is_required: bool = False,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Read the lists of the present build and of those in the folder of kept ones."""
        self._sources, self._kept = sources, kept
        self._is_required = is_required
        self._monotonic = monotonic
        self._texts: dict[str, str] = {}
        self._looked_at = monotonic()
        self._look()

    @classmethod
    def of(cls, settings: Settings) -> "TrustedDocuments":
        """Give the documents of an installation; a checkout also knows what is being written."""
        return cls(
            (settings.pages_dir / _LISTED, _DEVELOPED),
            settings.data_dir / "documents",
            is_required=settings.trusted_documents_only,
        )

    def text(self, query: str | None, document_id: str | None, actor: Actor | None) -> str:
        """Give the document of a request, which has sent its text or its hash.

        Raises: DOCUMENT_UNKNOWN; DOCUMENT_NOT_TRUSTED for the text of a person's own.
        """
        if document_id is not None:
            return self.resolve(document_id)
        if self._is_required and (actor is None or actor.scopes is None):
            raise DocumentNotTrustedError
        return query or ""

    def resolve(self, document_id: str) -> str:
        """Give the text of a hash, with `sha256:` before it or without.

        Raises: DOCUMENT_UNKNOWN.
        """
        found = _HASH.fullmatch(document_id)
        if found is None:
            raise DocumentUnknownError(path=("documentId",))
        known = self._texts.get(found[1])
        if known is None and self._monotonic() - self._looked_at >= _LOOK_AGAIN_SECONDS:
            # Another process may have been updated, or a developer has just written the document.
            self._looked_at = self._monotonic()
            self._look()
            known = self._texts.get(found[1])
        if known is None:
            raise DocumentUnknownError(path=("documentId",))
        return known

    def names(self) -> frozenset[str]:
        """Give the names of all operations that are listed: few, and ours."""
        return frozenset(name for text in self._texts.values() for name in _NAME.findall(text))

    def _look(self) -> None:
        for source in self._sources:
            texts = _read(source)
            self._texts.update(texts)
            if texts and self._kept is not None:
                self._keep(texts, self._kept)
        if self._kept is not None and self._kept.is_dir():
            for file in self._kept.glob("*.json"):
                self._texts.update(_read(file))

    def _keep(self, texts: Mapping[str, str], folder: Path) -> None:
        content = orjson.dumps(texts, option=orjson.OPT_SORT_KEYS)
        file = folder / f"{hashlib.sha256(content).hexdigest()[:32]}.json"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if file.exists():
                file.touch()
            else:
                with tempfile.NamedTemporaryFile(dir=folder, delete=False) as written:
                    written.write(content)
                Path(written.name).replace(file)
            oldest_first = sorted(folder.glob("*.json"), key=lambda one: one.stat().st_mtime_ns)
            for old in oldest_first[:-KEPT_LISTS]:
                old.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("documents_not_kept", error=type(error).__name__)


def _read(file: Path) -> dict[str, str]:
    """Read a list; a text that does not have its hash is nobody's and left out."""
    try:
        given = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    if not isinstance(given, dict):
        return {}
    return {
        digest: text
        for name, text in given.items()
        if isinstance(text, str)
        and (digest := hashlib.sha256(text.encode()).hexdigest()) == name.removeprefix("sha256:")
    }
