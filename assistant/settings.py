"""The only reader of the environment. Every setting is listed in the README with its default."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from outside, as ``MINGPIN_<NAME>``. Frozen: read once, at start."""

    model_config = SettingsConfigDict(env_prefix="MINGPIN_", frozen=True, extra="ignore")

    data_dir: Path = Field(Path(".mingpin"), description="holds everything the program writes")
    host: str = Field("127.0.0.1", description="address the server binds to")
    port: int = Field(7860, ge=0, le=65535, description="port the server binds to; 0 takes a free one")

    embedding: str | None = Field(
        None,
        description="a local folder or hub name of a sentence-transformers model; unset: the embedded one",
    )
    embedding_download: bool = Field(False, description="allow a hub model to be downloaded")

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
