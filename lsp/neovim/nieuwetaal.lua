-- nieuwetaal reads along in Neovim, 0.7 and newer. How to set it up: README.md, beside this file.
--
--   require("nieuwetaal").setup()
--   require("nieuwetaal").setup({ cmd = { "/pad/naar/nieuwetaal-lsp" }, keys = true, settings = { level = "sterk" } })

local M = {}

local KEEP = "nieuwetaal.behoudInProject"
local MARKERS = { "nieuwetaal.toml", "pyproject.toml", ".git" }
local NEW = vim.fn.has("nvim-0.11") == 1

local defaults = {
  cmd = { "nieuwetaal-lsp" },
  filetypes = { "markdown", "text", "html" },
  keys = false,
  settings = {},
}

local function say(message, level)
  vim.notify("nieuwetaal: " .. message, level or vim.log.levels.INFO)
end

-- Neovim 0.11 has methods, before that a client has functions of its own.
local function call(client, method, ...)
  if NEW then
    return client[method](client, ...)
  end
  return client[method](...)
end

-- The folder that holds the settings of a text, or else its own; Neovim 0.7 has no vim.fs yet.
-- Nothing when that is the home folder: nobody wants to read all that is in there.
local function root_of(path)
  local folder, home = vim.fn.fnamemodify(path, ":p:h"), vim.loop.os_homedir()
  local here = folder
  while here ~= home do
    for _, marker in ipairs(MARKERS) do
      if vim.loop.fs_stat(here .. "/" .. marker) then
        return here
      end
    end
    local up = vim.fn.fnamemodify(here, ":h")
    if up == here then
      break
    end
    here = up
  end
  return folder ~= home and folder or nil
end

local function clients()
  local all = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
  return vim.tbl_filter(function(client)
    return client.name == "nieuwetaal"
  end, all)
end

local function client_here()
  local buffer = vim.api.nvim_get_current_buf()
  return vim.tbl_filter(function(client)
    return client.attached_buffers[buffer]
  end, clients())[1]
end

-- What is more than a line goes in a window at the cursor, which closes when that moves.
local function tell(message)
  local lines = vim.split(vim.trim(message), "\n")
  if #lines == 1 and vim.fn.strdisplaywidth(message) < vim.o.columns - 30 then
    say(message)
  else
    vim.lsp.util.open_floating_preview(lines, "", { wrap = true, max_width = 80, border = "rounded" })
  end
end

local function show_message(_, message)
  if message.type == vim.lsp.protocol.MessageType.Error then
    say(message.message, vim.log.levels.ERROR)
  elseif message.type == vim.lsp.protocol.MessageType.Warning then
    say(message.message, vim.log.levels.WARN)
  else
    tell(message.message)
  end
end

-- Show a page or a rule in a window of its own; what is not of the writer cannot be changed.
local function show_document(_, asked, context)
  local path = vim.uri_to_fname(asked.uri)
  local root = vim.lsp.get_client_by_id(context.client_id).config.root_dir
  local is_own = root and vim.startswith(path, root .. "/") and not path:find("site-packages", 1, true)
  local buffer = vim.uri_to_bufnr(asked.uri)
  vim.b[buffer].nieuwetaal_shown = not is_own
  vim.cmd("sbuffer " .. buffer)
  if not is_own then
    vim.bo.readonly, vim.bo.modifiable = true, false
  end
  if asked.selection then
    local line = math.min(asked.selection.start.line + 1, vim.api.nvim_buf_line_count(0))
    vim.api.nvim_win_set_cursor(0, { line, 0 })
    vim.cmd("normal! zt")
  end
  return { success = true }
end

local function ask_server(client, command, arguments, done)
  local params = { command = command, arguments = arguments }
  call(client, "request", "workspace/executeCommand", params, function(err, result)
    if err then
      say(err.message, vim.log.levels.ERROR)
    elseif done then
      done(result)
    end
  end)
end

-- Only the writer knows why something stays; without a reason nothing happens.
local function ask_reason(use)
  vim.ui.input({ prompt = "Waarom blijft dit zo? " }, function(reason)
    reason = vim.trim(reason or "")
    if reason == "" then
      say("zonder reden verandert er niets")
    else
      use(reason)
    end
  end)
end

local function keep_with_reason(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  ask_reason(function(reason)
    ask_server(client, KEEP, vim.list_extend(vim.list_extend({}, command.arguments), { reason }))
  end)
end

-- Ask for a reason when an action was chosen that puts a remark in the text; the server puts the reason in it.
local function ask_reasons_for(client)
  local request = client.request
  client.request = function(...)
    local given, count = { ... }, select("#", ...)
    local place = given[1] == "codeAction/resolve" and 2 or given[2] == "codeAction/resolve" and 3
    local data = place and given[place].data
    if type(data) ~= "table" or not data.how then
      return request(...)
    end
    ask_reason(function(reason)
      data.reason = reason
      request(unpack(given, 1, count))
    end)
    return true
  end
end

-- The finding at the cursor, or else the first on its line; and whether the cursor is in its words.
local function finding_here()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  line = line - 1
  local first
  for _, each in ipairs(vim.diagnostic.get(0)) do
    local is_rule = each.source == "nieuwetaal" and tostring(each.code):find("/", 1, true)
    if is_rule and each.lnum <= line and line <= each.end_lnum then
      local has_begun = each.lnum < line or each.col <= column
      if has_begun and (line < each.end_lnum or column < each.end_col) then
        return each, true
      elseif not first or each.lnum < first.lnum or (each.lnum == first.lnum and each.col < first.col) then
        first = each
      end
    end
  end
  if not first then
    say("op deze regel staat geen melding")
  end
  return first, false
end

local function with_rule(command)
  return function(client)
    local finding = finding_here()
    if finding then
      ask_server(client, command, { finding.code:match("[^/]+$") })
    end
  end
end

-- Ask what can be done about the finding on this line; Neovim itself asks only at its words.
local function show_choices()
  local finding, is_at = finding_here()
  if finding and not is_at then
    vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
  end
  if finding then
    vim.lsp.buf.code_action()
  end
end

local function list_findings(result)
  if not result or result == vim.NIL then
    return -- the server told why
  end
  local found = vim.tbl_filter(function(each)
    return each.source == "nieuwetaal"
  end, vim.diagnostic.get(nil))
  vim.fn.setqflist({}, " ", { title = "nieuwetaal", items = vim.diagnostic.toqflist(found) })
  if #found > 0 then
    vim.cmd("botright copen")
  end
end

-- Each task, and whether it is about the text that is shown.
local tasks = {
  keuzes = { show_choices, true },
  uitleg = { with_rule("nieuwetaal.legRegelUit"), true },
  regel = { with_rule("nieuwetaal.openRegel"), true },
  werkmap = {
    function(client)
      ask_server(client, "nieuwetaal.controleerWerkmap", {}, list_findings)
    end,
  },
  herstart = {
    function(client)
      M.restart(client)
    end,
  },
}

local function tell_state(client)
  local log = require("vim.lsp.log").get_filename()
  tell(("Nieuwetaal leest %smee met deze tekst.\nWat er misging staat in %s"):format(client and "" or "niet ", log))
end

local function run_task(words)
  local task, client = tasks[words.args], client_here()
  if words.args == "" then
    tell_state(client)
  elseif not task then
    say("kies uit: " .. table.concat(vim.fn.sort(vim.tbl_keys(tasks)), ", "), vim.log.levels.WARN)
  elseif #clients() == 0 then
    say("draait niet; open eerst een tekst (.md of .txt), of zie ‘Als het niet werkt’", vim.log.levels.WARN)
  elseif task[2] and not client then
    say("leest hier niet mee; ga eerst naar je eigen tekst", vim.log.levels.WARN)
  else
    task[1](client or clients()[1])
  end
end

-- Stop the server of this text and start it again, for every text that it read.
function M.restart(client)
  local buffers = vim.tbl_keys(client.attached_buffers)
  say("begint opnieuw; over een paar tellen staan de meldingen er weer")
  call(client, "stop")
  vim.wait(5000, function()
    return not vim.lsp.get_client_by_id(client.id)
  end, 20)
  for _, buffer in ipairs(buffers) do
    vim.api.nvim_buf_call(buffer, function()
      vim.cmd("doautocmd <nomodeline> FileType " .. vim.bo.filetype)
    end)
  end
end

local function jump(steps)
  return function()
    if vim.diagnostic.jump then
      vim.diagnostic.jump({ count = steps, float = true })
    else
      vim.diagnostic[steps > 0 and "goto_next" or "goto_prev"]()
    end
  end
end

local KEYS = {
  K = vim.lsp.buf.hover,
  gra = show_choices,
  gl = vim.diagnostic.open_float,
  ["]d"] = jump(1),
  ["[d"] = jump(-1),
}

-- Make the keys in a text, but none that the writer made.
local function make_keys(buffer)
  for key, action in pairs(KEYS) do
    vim.api.nvim_buf_call(buffer, function()
      local known = vim.fn.maparg(key, "n", false, true)
      local said = known.desc or ""
      if vim.tbl_isempty(known) or said:find("vim.lsp", 1, true) or said:find("diagnostic", 1, true) then
        vim.keymap.set("n", key, action, { buffer = buffer, desc = "nieuwetaal: vim.lsp" })
      end
    end)
  end
end

local function configuration(options)
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  capabilities.window.showDocument = { support = true }
  return {
    name = "nieuwetaal",
    cmd = options.cmd,
    capabilities = capabilities,
    -- Neovim calls plain text "text", other editors "plaintext".
    get_language_id = function(_, filetype)
      return filetype == "text" and "plaintext" or filetype
    end,
    settings = { nieuwetaal = vim.tbl_isempty(options.settings) and vim.empty_dict() or options.settings },
    commands = { [KEEP] = keep_with_reason },
    handlers = { ["window/showMessage"] = show_message, ["window/showDocument"] = show_document },
    on_init = ask_reasons_for,
    on_attach = function(_, buffer)
      if options.keys then
        make_keys(buffer)
      end
    end,
  }
end

-- Neovim before 0.11 has no vim.lsp.enable: attach when a text is opened, one server for each root.
local function enable_by_hand(options)
  local started = {}
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("nieuwetaal", { clear = true }),
    pattern = options.filetypes,
    callback = function(event)
      if vim.b[event.buf].nieuwetaal_shown then
        return
      end
      local root = root_of(vim.api.nvim_buf_get_name(event.buf))
      local id = started[root or ""]
      if not (id and vim.lsp.get_client_by_id(id)) then
        local made = configuration(options)
        made.root_dir = root
        made.workspace_folders = root and { { uri = vim.uri_from_fname(root), name = root } }
        id = vim.lsp.start_client(made)
        started[root or ""] = id
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
  vim.api.nvim_create_user_command("Nieuwetaal", run_task, {
    nargs = "?",
    complete = function(begun)
      return vim.tbl_filter(function(name)
        return vim.startswith(name, begun)
      end, vim.fn.sort(vim.tbl_keys(tasks)))
    end,
    desc = "nieuwetaal: keuzes, uitleg, regel, werkmap of herstart",
  })
  if vim.fn.executable(options.cmd[1]) == 0 then
    say(options.cmd[1] .. " staat niet op je pad; zie de uitleg bij ‘Als het niet werkt’", vim.log.levels.WARN)
    return
  end
  if vim.lsp.enable then
    local made = configuration(options)
    made.filetypes = options.filetypes
    made.root_dir = function(buffer, found)
      if not vim.b[buffer].nieuwetaal_shown then
        found(root_of(vim.api.nvim_buf_get_name(buffer)))
      end
    end
    vim.lsp.config("nieuwetaal", made)
    vim.lsp.enable("nieuwetaal")
  else
    enable_by_hand(options)
  end
end

return M
