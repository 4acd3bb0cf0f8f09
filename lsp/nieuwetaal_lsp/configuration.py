"""Where the settings of an editor and of its projects come from, and how the server hears that they changed."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from lsprotocol import types

from nieuwetaal.config_file import FILE
from nieuwetaal_lsp.server import path_of
from nieuwetaal_lsp.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from nieuwetaal_lsp.server import Server

logger = logging.getLogger(__name__)

SECTION = "nieuwetaal"
WATCHED = ("**/*.toml", "**/*.yaml")
"""Files that, when they change, may change what is found."""
PATIENCE = 5.0
"""Seconds that an editor is waited for."""


async def fetch_settings(server: Server) -> None:
    """Ask the editor for its settings, and use them; when it does not answer, what there is stays."""
    if not asks_settings(server):
        return
    asked = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
    try:
        answer = await asyncio.wait_for(server.workspace_configuration_async(asked), PATIENCE)
    except Exception:  # noqa: BLE001 whatever an editor answers, texts are read
        logger.warning("the editor did not tell its settings")
        return
    if answer:
        use_settings(server, answer[0])


def asks_settings(server: Server) -> bool:
    """Tell whether the editor can be asked for its settings."""
    workspace = server.client_capabilities.workspace
    return bool(workspace and workspace.configuration)


def use_settings(server: Server, values: object) -> None:
    """Use what an editor has set; what does not exist is told and left."""
    settings, problem = read_settings(values)
    if problem:
        server.say(problem, types.MessageType.Warning)
    server.use(settings)


async def watch(server: Server) -> None:
    """Ask the editor to tell when settings or rules change, if it can."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched and watched.dynamic_registration:
        watchers = [types.FileSystemWatcher(glob) for glob in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("nieuwetaal-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await server.client_register_capability_async(types.RegistrationParams([registration]))


def settings_of(server: Server, uri: str) -> Path | None:
    """Return the file of settings for a text, which may be new; None for a text without a place."""
    opened, path = server.texts.get(uri), path_of(uri)
    if opened is not None and opened.made is not None and opened.made.config.path is not None:
        return opened.made.config.path
    around = [folder for folder in server.folders() if path is None or folder in path.parents]
    chosen = max(around, key=lambda folder: len(folder.parts), default=path.parent if path else None)
    return chosen / FILE if chosen else None
