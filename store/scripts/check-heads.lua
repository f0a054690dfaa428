-- Every record must still be at the version the batch was composed on; all that are not are told, up to ten.
local function checkHeads(batch)
  local moved = {}
  for _, write in ipairs(batch.writes) do
    if write.live ~= write.expected and #moved < 10 then
      local live = write.live and digits(write.live) or 'unreadable'
      moved[#moved + 1] = write.environment .. '/' .. write.key .. ' is at version ' .. live
        .. ', the write was composed on ' .. digits(write.expected)
    end
  end
  if #moved > 0 then return refuse('CONFLICT', table.concat(moved, '; ')) end
end
