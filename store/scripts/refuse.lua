-- What a check answers when the batch must not be written.
local function refuse(code, detail)
  return { code, detail }
end
