from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features
from tests.lsp.talking import COMMAND, TIMEOUT, Editor, capabilities, converter, make_project

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from tests.lsp.talking import Start


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of all servers: what one has read of the rules, the next need not."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def start(home: Path) -> Start:
    """Start a server of its own with an editor for it."""

    @asynccontextmanager
    async def starting(
        able: types.ClientCapabilities | None = None,
        *,
        folders: Sequence[Path] = (),
        settings: dict[str, Any] | None = None,
        options: dict[str, Any] | None = None,
        environment: dict[str, str] | None = None,
        command: Sequence[str] = COMMAND,
    ) -> AsyncIterator[Editor]:
        able = able or capabilities()
        made: list[Editor] = []

        def client() -> LanguageClient:
            found = LanguageClient(converter_factory=converter, configuration={"": {"nieuwetaal": settings or {}}})
            editor = Editor(found)
            made.append(editor)

            def take(told: types.PublishDiagnosticsParams) -> None:  # pygls marks what it is given, and methods refuse
                editor.take(told)

            features = {
                **DEFAULT_CLIENT_FEATURES,
                types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: take,
                types.CLIENT_REGISTER_CAPABILITY: lambda params: editor.registered.extend(params.registrations),
                types.WORKSPACE_CODE_LENS_REFRESH: lambda _params: None,
            }
            register_lsp_features(found, features)
            return found

        config = ClientServerConfig(
            server_command=list(command),
            client_factory=client,
            server_env={**os.environ, "XDG_CACHE_HOME": str(home), **(environment or {})},
        )
        found = await config.start()
        (editor,) = made
        spaces = [types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders]
        params = types.InitializeParams(
            capabilities=able,
            workspace_folders=spaces or None,
            root_uri=spaces[0].uri if spaces else None,
            initialization_options=options,
        )
        assert isinstance(found, LanguageClient)
        answer = await asyncio.wait_for(found.initialize_session(params), TIMEOUT)
        chosen = answer.capabilities.position_encoding
        editor.encoding = str(getattr(chosen, "value", chosen or "utf-16"))
        try:
            yield editor
        finally:
            await asyncio.wait_for(found.shutdown_session(), TIMEOUT)
            await found.stop()  # type: ignore[no-untyped-call]

    return starting


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with settings, and a rule of its own that has an alternative that is an edit."""
    return make_project(tmp_path / "project", 'regels = ["regels"]\n')
