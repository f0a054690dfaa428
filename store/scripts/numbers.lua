-- Whole numbers as text. Lua's own conversion turns large ones into 1e+15.
local function digits(number)
  return string.format('%.0f', number)
end

-- Milliseconds since the epoch by the server's clock, as digits. One script sees one instant.
local function now()
  local time = redis.call('TIME')
  return digits(tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000))
end
