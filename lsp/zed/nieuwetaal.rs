//! Tells Zed how to start the server of nieuwetaal, and what was set for it.

use zed_extension_api::{self as zed, serde_json::Value, settings::LspSettings, LanguageServerId, Result, Worktree};

const PROGRAM: &str = "nieuwetaal-lsp";

struct Nieuwetaal;

impl zed::Extension for Nieuwetaal {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, server: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let set = LspSettings::for_worktree(server.as_ref(), worktree).ok().and_then(|settings| settings.binary);
        let command = set
            .and_then(|binary| binary.path)
            .or_else(|| worktree.which(PROGRAM))
            .ok_or_else(|| format!("{PROGRAM} staat niet op je pad; zie de uitleg bij nieuwetaal"))?;
        Ok(zed::Command { command, args: Vec::new(), env: worktree.shell_env() })
    }

    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(server.as_ref(), worktree)?.settings)
    }
}

zed::register_extension!(Nieuwetaal);
