"""On what terms the service is used: who may call it from where, how often, for how long, and who may watch it."""

from __future__ import annotations

from typing import NamedTuple

from assistant.settings import Settings
from ui.limits import BODY_SECONDS
from ui.origins import Origins
from ui.rate import Rates


class Terms(NamedTuple):
    """The terms of one server. The defaults bind nobody."""

    origins: Origins = Origins()
    rates: Rates | None = None
    answer_seconds: float = 120.0
    body_seconds: float = BODY_SECONDS
    metrics_token: str | None = None
    https: bool = False  # browsers are told to come back by https only
    trusted_proxies: tuple[str, ...] = ("127.0.0.1",)
    log_level: str = "warning"

    @classmethod
    def of(cls, settings: Settings) -> Terms:
        """The terms that ``settings`` lay down."""
        return cls(
            origins=Origins(settings.widget_origins, settings.public_url, settings.cors_origins),
            rates=Rates(settings.rate_answers, settings.rate_requests, settings.rate_exempt),
            answer_seconds=settings.answer_seconds,
            metrics_token=settings.metrics_token.get_secret_value() if settings.metrics_token else None,
            https=settings.public_url.startswith("https://"),
            trusted_proxies=settings.trusted_proxies,
            log_level=settings.log_level,
        )
