"""Every setting of the program in one frozen class, read from the environment.

A setting's name in the environment is its field's name in capitals: `port` is `PORT`.
"""

import os
import stat
from hashlib import sha256
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from backend.kit.logs import RequestLines

CHECKOUT = Path(__file__).resolve().parent.parent


def strangers_may_enter(folder: Path) -> bool:
    """Tell whether a user who owns nothing there can walk down to the folder."""
    present = [step for step in (folder, *folder.parents) if step.exists()]
    return all(step.stat().st_mode & stat.S_IXOTH for step in present)


def default_data_dir() -> Path:
    """Give the data folder of this checkout.

    PostgreSQL refuses root, so the server of a root user runs as somebody else; a checkout below
    a closed home is out of that user's reach, and the data then lives under /var/lib.
    """
    if os.geteuid() != 0 or strangers_may_enter(CHECKOUT):
        return CHECKOUT / "data"
    return Path("/var/lib/liangxin") / sha256(bytes(CHECKOUT)).hexdigest()[:12]


class Settings(BaseSettings):
    """What an installation may choose; the defaults suit one machine."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    host: str = Field(default="127.0.0.1", description="address to listen on")
    port: int = Field(default=8000, ge=0, le=65_535, description="TCP port; 0 takes a free one")
    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="folder of the embedded database, the secrets and the uploaded files",
    )
    database_url: str | None = Field(
        default=None,
        description="owner's URL of a PostgreSQL server (15 or newer), several hosts allowed;"
        " unset means the embedded server",
    )
    pages_dir: Path = Field(
        default=CHECKOUT / "frontend" / "dist",
        description="folder of the built front end",
    )
    workers: int = Field(
        default=1, ge=1, le=64, description="processes that answer; more than one on 4 cores or up"
    )
    demo: bool = Field(default=True, description="load the demo district on the first start")

    tiles_file: Path | None = Field(
        default=None,
        description="TOML file of the base maps; unset means tiles.toml in the data folder, if any",
    )
    tile_cache_bytes: int = Field(
        default=524_288_000, ge=0, description="largest size of the kept tiles (500 MiB)"
    )
    tile_cache_days: float = Field(default=30, ge=0, description="age at which a tile is renewed")
    tile_timeout_seconds: float = Field(default=4, gt=0, description="wait for a source of tiles")

    reader_pool_size: int = Field(default=10, ge=1, description="connections for reading")
    writer_pool_size: int = Field(default=5, ge=1, description="connections for writing")
    pool_acquire_seconds: float = Field(
        default=0.2, gt=0, description="wait for a free connection before answering 503"
    )
    pool_stall_seconds: float = Field(
        default=0.03,
        gt=0,
        description="time without any connection given back after which nobody goes on waiting",
    )
    statement_timeout_ms: int = Field(default=2_000, ge=1, description="limit of one API statement")
    job_statement_timeout_ms: int = Field(
        default=60_000, ge=1, description="limit of one statement of a job or of the CLI"
    )
    lock_timeout_ms: int = Field(default=500, ge=1, description="wait for a row or table lock")
    idle_in_transaction_timeout_ms: int = Field(
        default=5_000, ge=1, description="idle time inside a transaction of the API"
    )
    job_heartbeat_seconds: float = Field(
        default=10,
        gt=0,
        description="silence after which the job of a process that died is taken up by another",
    )
    statement_cache_size: int = Field(
        default=200, ge=0, description="prepared statements a connection; 0 behind a pooler"
    )

    max_body_bytes: int = Field(default=262_144, ge=1, description="largest GraphQL request body")
    max_trusted_body_bytes: int = Field(
        default=2_097_152, ge=1, description="largest body with the hash of a trusted document"
    )
    trusted_documents_only: bool = Field(
        default=False,
        description="sessions of the browser, GraphiQL included, send no documents of their own",
    )
    max_upload_bytes: int = Field(
        default=20_971_520, ge=1, description="largest workbook file (20 MiB)"
    )
    body_seconds: float = Field(default=15, gt=0, description="time a client has to send a body")
    max_depth: int = Field(default=10, ge=1, description="nesting of a GraphQL operation")
    max_aliases: int = Field(default=50, ge=0, description="aliases in an operation")
    max_directives: int = Field(default=50, ge=0, description="directives in an operation")
    max_tokens: int = Field(default=2_000, ge=1, description="lexical tokens in a document")
    max_nodes: int = Field(default=10_000, ge=1, description="nodes an operation may ask for")
    max_points: int = Field(default=5_000, ge=1, description="cost points of an operation")
    rate_points: int = Field(
        default=100_000, ge=1, description="points that a token or a person may spend at once"
    )
    rate_restored: int = Field(
        default=5_000, ge=1, description="points that come back to each of them in a second"
    )
    max_page_size: int = Field(default=100, ge=1, description="largest `first` of a connection")
    plan_cache_size: int = Field(default=1_000, ge=1, description="compiled operations kept")
    graphql_get: bool = Field(default=False, description="answer GraphQL queries sent by GET")
    open_introspection: bool = Field(
        default=False, description="introspection without sign-in, for a public demo"
    )

    log_requests: RequestLines | None = Field(
        default=None,
        description="requests with a line in the log: all, slow or none; unset means all, and only"
        " the slow ones in a terminal",
    )

    socket_origins: tuple[str, ...] = Field(
        default=(),
        description="origins of other sites whose pages may open sockets, as a JSON array",
    )
    socket_init_seconds: float = Field(
        default=10, gt=0, description="time a socket has to say who opens it"
    )

    webhook_networks: tuple[IPv4Network | IPv6Network, ...] = Field(
        default=(),
        description="CIDRs that webhooks may call besides the Internet, as a JSON array",
    )
    webhook_ports: tuple[int, ...] = Field(
        default=(443, 8443), description="ports that webhooks may call, as a JSON array"
    )
    webhook_loopback: bool = Field(
        default=False, description="webhooks may call this machine, also by plain HTTP"
    )
    webhook_ca_file: Path | None = Field(
        default=None, description="certificates (PEM) that receivers of an intranet are known by"
    )
    webhook_seconds: float = Field(
        default=10, gt=0, le=60, description="time that a receiver has to answer a delivery"
    )

    venue: bool = Field(
        default=False, description="TLS by an authority of this machine's own, for a venue's laptop"
    )
    venue_help_port: int = Field(
        default=8088,
        ge=0,
        le=65_535,
        description="plain port of a venue that helps devices trust it; 0 takes a free one",
    )
    tls_certificate: Path | None = Field(
        default=None, description="certificate chain (PEM); with the key the program speaks TLS"
    )
    tls_key: Path | None = Field(default=None, description="key of the certificate (PEM)")
    plain_http: bool = Field(
        default=False, description="listen beyond this machine although nothing speaks TLS"
    )
    tls_proxy: bool = Field(
        default=False, description="a proxy in front speaks TLS: plain requests count as secure"
    )
    session_idle_minutes: int = Field(default=30, ge=1, description="session ends when unused")
    session_hours: int = Field(default=12, ge=1, description="session ends at the latest")
    audit_seal_seconds: float = Field(
        default=60, gt=0, description="time between two sealings of the audit log"
    )
    token_days: int = Field(default=365, ge=1, le=366, description="longest life of an API token")

    @field_validator("data_dir", "pages_dir")
    @classmethod
    def _make_absolute(cls, folder: Path) -> Path:
        """Mean the same folder wherever a part of the program changes to."""
        return folder.expanduser().absolute()

    @property
    def secrets_dir(self) -> Path:
        """Folder of the keys (mode 700), outside every backup of the database."""
        return self.data_dir / "secrets"
