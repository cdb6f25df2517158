-- One request after another for wrk, with the two cookies a browser has: which page is chosen by the environment variable BENCH_PAGE.
local doors = dofile(os.getenv("BENCH_DOORS"))
local page = os.getenv("BENCH_PAGE")
local token = string.rep("a", 32)
local counter = 0

function init(args)
  math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16) % 100000)
end

local function uuid()
  counter = counter + 1
  return string.format("%08x-%04x-7%03x-8%03x-%06x%06x", math.random(0, 0x7fffffff), math.random(0, 0xffff),
    math.random(0, 0xfff), math.random(0, 0xfff), math.random(0, 0xffffff), counter % 0xffffff)
end

local function pick(list)
  return list[math.random(#list)]
end

function request()
  if page == "session" then
    return wrk.format("GET", "/staff/sessions/" .. pick(doors.sessions) .. "/", { Cookie = "sessionid=" .. doors.staff .. "; csrftoken=" .. token })
  end
  local cookie = "sessionid=" .. pick(doors.people) .. "; csrftoken=" .. token
  if page == "today" then
    return wrk.format("GET", "/my/today/", { Cookie = cookie })
  end
  local body = "entry=" .. uuid() .. "&exercise=" .. pick(doors.exercises) .. "&day=" .. doors.day
    .. "&done=yes&pain=3&effort=4&csrfmiddlewaretoken=" .. token
  local headers = { Cookie = cookie, ["Content-Type"] = "application/x-www-form-urlencoded" }
  return wrk.format("POST", "/my/today/done/", headers, body)
end

local wrong = 0
function response(status, headers, body)
  local to = headers["Location"] or headers["location"] or ""
  local good = (page == "diary" and status == 302 and to:find("/my/today/", 1, true))
    or (page ~= "diary" and status == 200)
  if not good then
    wrong = wrong + 1
    if wrong < 4 then io.stderr:write("unexpected answer: " .. status .. "\n") end
  end
end

function done(summary, latency, requests)
  io.write(string.format("RESULT %.1f %.1f %.1f %d %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
