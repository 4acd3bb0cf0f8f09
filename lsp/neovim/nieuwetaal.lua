-- nieuwetaal reads along in Neovim, 0.7 and newer. How to set it up: README.md, beside this file.
--
--   require("nieuwetaal").setup()
--   require("nieuwetaal").setup({ cmd = { "/pad/naar/nieuwetaal-lsp" }, settings = { level = "overweeg" } })

local M = {}

local KEEP = "nieuwetaal.behoudInProject"
local MARKERS = { "nieuwetaal.toml", "pyproject.toml", ".git" }

local defaults = {
  cmd = { "nieuwetaal-lsp" },
  filetypes = { "markdown", "text" },
  settings = {},
}

local function say(message, level)
  vim.notify("nieuwetaal: " .. message, level or vim.log.levels.INFO)
end

-- The folder that holds the settings of a text; Neovim 0.7 has no vim.fs yet.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local here = folder
  while true do
    for _, marker in ipairs(MARKERS) do
      if vim.loop.fs_stat(here .. "/" .. marker) then
        return here
      end
    end
    local up = vim.fn.fnamemodify(here, ":h")
    if up == here then
      return folder
    end
    here = up
  end
end

local function clients_here()
  if vim.lsp.get_clients then
    return vim.lsp.get_clients({ name = "nieuwetaal", bufnr = 0 })
  end
  return vim.tbl_filter(function(client)
    return client.name == "nieuwetaal"
  end, vim.lsp.buf_get_clients(0))
end

local function ask_server(client, command, arguments)
  local done = function(err, result)
    if err then
      say(err.message, vim.log.levels.ERROR)
    elseif type(result) == "string" and result ~= "" then
      vim.lsp.util.open_floating_preview(vim.split(result, "\n"), "markdown", { focus_id = "nieuwetaal", wrap = true })
    end
  end
  local params = { command = command, arguments = arguments }
  if vim.fn.has("nvim-0.11") == 1 then
    client:request("workspace/executeCommand", params, done)
  else
    client.request("workspace/executeCommand", params, done)
  end
end

-- To keep an expression in a whole project takes a reason, which only the writer knows.
local function keep_with_reason(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  vim.ui.input({ prompt = "Waarom blijft dit zo? " }, function(reason)
    if reason and reason ~= "" then
      local arguments = vim.list_extend({}, command.arguments)
      table.insert(arguments, reason)
      ask_server(client, KEEP, arguments)
    end
  end)
end

-- The name of the rule behind the first squiggle on the line of the cursor.
local function rule_here()
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  for _, each in ipairs(vim.diagnostic.get(0, { lnum = line })) do
    if each.source == "nieuwetaal" and each.code then
      return tostring(each.code):match("[^/]+$")
    end
  end
end

local function with_rule(command)
  return function(client)
    local rule = rule_here()
    if rule then
      ask_server(client, command, { rule })
    else
      say("op deze regel staat geen melding")
    end
  end
end

local tasks = {
  werkmap = function(client)
    ask_server(client, "nieuwetaal.controleerWerkmap", {})
  end,
  uitleg = with_rule("nieuwetaal.legRegelUit"),
  regel = with_rule("nieuwetaal.openRegel"),
  herstart = function(client)
    M.restart(client)
  end,
}

local function run_task(words)
  local client = clients_here()[1]
  local task = tasks[words.args]
  if not task then
    say("kies uit: " .. table.concat(vim.fn.sort(vim.tbl_keys(tasks)), ", "), vim.log.levels.WARN)
  elseif not client then
    say("leest niet mee met deze tekst; staat het programma op je pad?", vim.log.levels.WARN)
  else
    task(client)
  end
end

-- Stop the server of this text and start it again, for every text that it read.
function M.restart(client)
  local buffers = vim.lsp.get_buffers_by_client_id(client.id)
  vim.lsp.stop_client(client.id)
  vim.wait(3000, function()
    return client.is_stopped and client.is_stopped() or not vim.lsp.get_client_by_id(client.id)
  end, 20)
  for _, buffer in ipairs(buffers) do
    vim.api.nvim_buf_call(buffer, function()
      vim.cmd("doautocmd <nomodeline> FileType " .. vim.bo.filetype)
    end)
  end
end

local function configuration(options)
  return {
    name = "nieuwetaal",
    cmd = options.cmd,
    -- Neovim calls plain text "text", other editors "plaintext".
    get_language_id = function(_, filetype)
      return filetype == "text" and "plaintext" or filetype
    end,
    settings = { nieuwetaal = vim.tbl_isempty(options.settings) and vim.empty_dict() or options.settings },
    commands = { [KEEP] = keep_with_reason },
  }
end

-- Neovim before 0.11 has no vim.lsp.enable: attach when a text is opened, one server for each root.
local function enable_by_hand(options)
  local started = {}
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("nieuwetaal", { clear = true }),
    pattern = options.filetypes,
    callback = function(event)
      local root = root_of(vim.api.nvim_buf_get_name(event.buf))
      local id = started[root]
      if not (id and vim.lsp.get_client_by_id(id)) then
        local made = configuration(options)
        made.root_dir = root
        made.workspace_folders = { { uri = vim.uri_from_fname(root), name = root } }
        id = vim.lsp.start_client(made)
        started[root] = id
      end
      if id then
        vim.lsp.buf_attach_client(event.buf, id)
      end
    end,
  })
end

function M.setup(given)
  local options = vim.tbl_deep_extend("force", defaults, given or {})
  options.cmd = vim.list_extend({ vim.fn.expand(options.cmd[1]) }, options.cmd, 2)
  if vim.fn.executable(options.cmd[1]) == 0 then
    say(options.cmd[1] .. " staat niet op je pad; zie de uitleg bij ‘Als het niet werkt’", vim.log.levels.WARN)
    return
  end
  if vim.lsp.enable then
    local made = configuration(options)
    made.filetypes = options.filetypes
    made.root_markers = MARKERS
    vim.lsp.config("nieuwetaal", made)
    vim.lsp.enable("nieuwetaal")
  else
    enable_by_hand(options)
  end
  vim.api.nvim_create_user_command("Nieuwetaal", run_task, {
    nargs = 1,
    complete = function(begun)
      return vim.tbl_filter(function(name)
        return vim.startswith(name, begun)
      end, vim.fn.sort(vim.tbl_keys(tasks)))
    end,
    desc = "nieuwetaal: werkmap, uitleg, regel of herstart",
  })
end

return M
