-- One run of load for wrk: `wrk … -s load.lua <url> -- <file of headers> <file of bodies>`, a header
-- (`name: value`) or a body a line. The bodies go out in turn; JSON on standard output, milliseconds.

local requests = {}
local turn = 0

local function lines(name)
  local found = {}
  for line in io.lines(name) do
    found[#found + 1] = line
  end
  return found
end

function init(arguments)
  local headers = {}
  for _, line in ipairs(lines(arguments[1])) do
    local name, text = line:match("^([^:]+): (.*)$")
    headers[name] = text
  end
  for place, body in ipairs(lines(arguments[2])) do
    requests[place] = wrk.format("POST", nil, headers, body)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local lost = summary.errors
  local answers = summary.requests - lost.status
  local seconds = summary.duration / 1e6
  local said = '\n{"answers":%d,"failures":%d,"per_second":%f,"p50":%f,"p99":%f}\n'
  io.write(said:format(
    answers,
    lost.status + lost.connect + lost.read + lost.write + lost.timeout,
    answers / seconds,
    latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3
  ))
end
