"""The only reader of the environment. Every setting is listed in the README with its default."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from limits import parse_many
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_DEFAULT_PORTS = {"http": 80, "https": 443}


def origin(text: str) -> str:
    """``text`` as browsers send it in ``Origin``: ``https://www.example.cn``. ValueError, with the remedy, if it is none."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except ValueError:
        parts, ascii_host, port = urlsplit(""), "", None
    bare = parts._replace(scheme="", netloc="").geturl() in ("", "/") and "@" not in parts.netloc
    named = bool(ascii_host) and not set(ascii_host) & set("*;, '\"\t\n")
    if parts.scheme not in _DEFAULT_PORTS or not named or not bare:
        raise ValueError(
            f"{text!r} is not the origin of a site: write the scheme and the host, as in https://www.example.cn, "
            f"without a path or *"
        )
    if ":" in ascii_host:
        ascii_host = f"[{ascii_host}]"
    spoken = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{ascii_host}{spoken}"


def _address(value: str | None) -> str | None:
    return origin(value) if value else None


def _listed(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _origins(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin(value) for value in values))


def _rate(text: str) -> str:
    try:
        parse_many(text)
    except ValueError:
        raise ValueError(
            f"{text!r} is no rate: write a number and a span, as in 240/minute, several apart by ;"
        ) from None
    return text


def _networks(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        try:
            ipaddress.ip_network(value)
        except ValueError:
            raise ValueError(
                f"{value!r} is neither an address nor a network: write it as in 10.0.0.7 or 10.0.0.0/8"
            ) from None
    return values


class Settings(BaseSettings):
    """What can be set from outside, as ``MINGPIN_<NAME>``. Frozen: read once, at start."""

    model_config = SettingsConfigDict(env_prefix="MINGPIN_", frozen=True, extra="ignore")

    data_dir: Path = Field(Path(".mingpin"), description="holds everything the program writes")
    host: str = Field("127.0.0.1", description="address the server binds to")
    port: int = Field(7860, ge=0, le=65535, description="port the server binds to; 0 takes a free one")

    chroma_url: Annotated[str | None, AfterValidator(_address)] = Field(
        None,
        description="a Chroma server for the clauses and for policies added on any of several machines; unset: on disk",
    )

    embedding: str | None = Field(
        None,
        description="a local folder or hub name of a sentence-transformers model; unset: the embedded one",
    )
    embedding_download: bool = Field(
        False, description="allow hub models, also the reranker, to be downloaded"
    )
    reranker: str | None = Field(
        None,
        description="a local folder or hub name of a sentence-transformers CrossEncoder; unset: no reranking",
    )

    llm: str | None = Field(
        None,
        description="a chat model for LangChain's init_chat_model, such as openai:deepseek-chat; unset: embedded",
    )
    llm_base_url: str | None = Field(None, description="where that model is served")
    llm_api_key: SecretStr | None = Field(None, description="its key")
    llm_timeout: float = Field(30.0, gt=0, description="seconds one call of it may take")
    llm_max_calls: int = Field(6, ge=1, description="calls of it that one turn may make")
    llm_max_tokens: int = Field(1500, ge=1, description="tokens that one of its replies may have")

    public_url: str = Field("", description="prefix of links in citations, such as https://policy.example.cn")

    widget_origins: Annotated[
        tuple[str, ...], NoDecode, BeforeValidator(_listed), AfterValidator(_origins)
    ] = Field(
        (), description="sites that may embed the widget, separated by commas, such as https://www.example.cn"
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed), AfterValidator(_origins)] = (
        Field((), description="sites whose own pages may call /v1 and /api, separated by commas")
    )

    rate_answers: Annotated[str, AfterValidator(_rate)] = Field(
        "240/minute", description="questions that one client may put"
    )
    rate_requests: Annotated[str, AfterValidator(_rate)] = Field(
        "1200/minute", description="requests of any kind that one client may make"
    )
    rate_exempt: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed), AfterValidator(_networks)] = (
        Field(("127.0.0.1", "::1"), description="addresses and networks that are not counted")
    )
    trusted_proxies: Annotated[
        tuple[str, ...], NoDecode, BeforeValidator(_listed), AfterValidator(_networks)
    ] = Field(("127.0.0.1",), description="addresses and networks whose X-Forwarded-For is believed")
    answer_seconds: float = Field(120.0, gt=0, description="seconds that one request of a program may take")
    log_level: Literal["error", "warning", "info", "debug"] = Field(
        "warning", description="what is logged; from info on, every request"
    )
    metrics_token: SecretStr | None = Field(
        None, description="the bearer token that /metrics asks for; unset: anybody may read it"
    )

    database_url: SecretStr | None = Field(
        None, description="an SQLAlchemy URL for what the help desk keeps; unset: SQLite in the data folder"
    )
    keep_days: int = Field(
        90, ge=1, le=3650, description="days after which conversations and questions are deleted"
    )
