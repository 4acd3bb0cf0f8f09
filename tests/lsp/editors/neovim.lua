-- Plays a writer in Neovim: waits for the findings, takes up actions, saves. What it saw is printed as JSON.
-- Environment: CLIENT (folder of nieuwetaal.lua), SERVER (the program), TEXT (the file), EXPECTED (findings).

package.path = vim.env.CLIENT .. "/?.lua;" .. package.path
local client = require("nieuwetaal")
client.setup({ cmd = { vim.env.SERVER }, keys = true, settings = { delay = 10 } })

local function stop(seen)
  io.stdout:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen), "\n")
  vim.cmd("qall!")
end

local function wait(what, ready)
  if not vim.wait(40000, ready, 20) then
    stop({ failed = what, found = #vim.diagnostic.get(0) })
  end
end

-- The findings; what is told of a remark itself has no rule.
local function found()
  return vim.tbl_filter(function(each)
    return each.source == "nieuwetaal" and type(each.code) == "string" and each.code:find("/", 1, true)
  end, vim.diagnostic.get(0))
end

-- Choose the action whose title begins so, on the line of the finding of a rule.
local function choose_action(rule, title)
  local finding = vim.tbl_filter(function(each)
    return each.code:match("[^/]+$") == rule
  end, found())[1]
  if not finding then
    stop({ failed = "no finding of " .. rule, found = found() })
  end
  vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, 0 })
  if vim.fn.maparg("gra", "n", false, true).buffer ~= 1 then
    stop({ failed = "no keys" })
  end
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local name = options.format_item and options.format_item(item) or item[2].title
      if vim.startswith(name, title) then
        return choose(item, 1)
      end
    end
    stop({ failed = "no action " .. title })
  end
  vim.cmd("Nieuwetaal keuzes")
end

local function change_text(rule, title)
  local before = vim.api.nvim_buf_get_changedtick(0)
  choose_action(rule, title)
  wait("the edit of " .. title, function()
    return vim.api.nvim_buf_get_changedtick(0) ~= before
  end)
end

-- What the window of a command shows; it is closed again.
local function look(command)
  local windows = #vim.api.nvim_list_wins()
  vim.cmd("Nieuwetaal " .. command)
  wait("a window for " .. command, function()
    return #vim.api.nvim_list_wins() > windows
  end)
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = 0 }) or vim.lsp.buf_get_clients(0)
  local seen = {
    text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n"),
    fixed = not vim.bo.modifiable,
    read = vim.tbl_count(clients) > 0,
  }
  vim.cmd("close")
  return seen
end

vim.schedule(function()
  vim.cmd("filetype on")
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.TEXT))
  wait("findings", function()
    return #found() == tonumber(vim.env.EXPECTED)
  end)
  local seen = { found = {}, version = tostring(vim.version().minor) }
  for _, each in ipairs(found()) do
    table.insert(seen.found, { line = each.lnum + 1, column = each.col, rule = each.code, message = each.message })
  end
  local all = #found()
  for _, command in ipairs({ "werkmap", "uitleg", "regel" }) do -- pages are written by the time that all is read
    vim.api.nvim_win_set_cursor(0, { found()[1].lnum + 1, 0 })
    seen[command] = look(command)
  end
  vim.cmd("Nieuwetaal herstart")
  wait("all findings again", function()
    return #found() == all
  end)
  vim.ui.input = function(_, answer)
    answer("zo heet het bij ons")
  end
  change_text("betrekken", "Behoud")
  wait("one finding less", function()
    return #found() == all - 1
  end)
  change_text("eigen-woord", "Vervang door")
  wait("two findings less", function()
    return #found() == all - 2
  end)
  choose_action("kwetsbare-mensen", "Behoud ‘Kwetsbare gezinnen’ in het hele project")
  wait("three findings less", function()
    return #found() == all - 3
  end)
  vim.cmd("write")
  seen.left = #found()
  stop(seen)
end)
