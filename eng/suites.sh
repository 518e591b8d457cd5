# Sourced by ./test: the suites, how each runs, and how its results are counted.
source eng/failures.sh

DOTNET_SUITES=(Grains Storage WebFront Architecture Cluster Operations Browser Chaos)
CLIENT_SUITES=(client-lint client-types client-unit)
ALL_SUITES=(contracts audit format "${CLIENT_SUITES[@]}" "${DOTNET_SUITES[@]}" guide)
BESIDE_CHAOS=(guide Browser)
CLIENT=src/WebFront/Client
passed=0 failed=0 reported_cpu=0

contains() {
  local wanted=$1 each
  shift
  for each in "$@"; do [ "$each" = "$wanted" ] && return 0; done
  return 1
}

is_suite() { contains "$1" "${ALL_SUITES[@]}"; }

# Prints the Debian packages that the named suites need and this machine lacks.
missing_packages() {
  if contains Browser "$@"; then has_chromium || echo chromium; fi
  if contains Storage "$@" || contains Cluster "$@" || contains Browser "$@" || contains Chaos "$@" || contains WebFront "$@" ||
    contains Operations "$@" || contains guide "$@"; then
    [ -n "$(postgres_bin)" ] || echo postgresql
  fi
  if contains WebFront "$@"; then
    has_command pgbouncer || echo pgbouncer
    has_command clamd || echo clamav-daemon
  fi
  if contains Operations "$@"; then
    has_command systemd-analyze || echo systemd
    has_command nginx || echo nginx-light
    has_faketime || echo faketime
  fi
}

# report NAME PASSED FAILED SECONDS [NOTE]: one line per suite, with the CPU time of its processes that have ended, and the sums.
report() {
  local cpu shell=$BASHPID
  passed=$((passed + $2))
  failed=$((failed + $3))
  cpu=$(cpu_seconds "$shell")
  printf '%-14s %5d passed %4d failed %5d s %5d s CPU%s\n' "$1" "$2" "$3" "$4" $((cpu - reported_cpu)) "${5:+   $5}"
  reported_cpu=$cpu
}

# cpu_seconds SHELL: prints what the processes took that this shell has started and that have ended; 0 where there is no /proc.
cpu_seconds() {
  local fields
  read -r -a fields < <(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null)
  echo $(((${fields[13]:-0} + ${fields[14]:-0}) / $(getconf CLK_TCK)))
}

# Restores and builds once what the named suites need. A failed build is the one result there is.
prepare() {
  local need_client='' need_dotnet='' suite began=$SECONDS
  for suite in "$@"; do
    contains "$suite" "${CLIENT_SUITES[@]}" && need_client=1
    contains "$suite" "${DOTNET_SUITES[@]}" format audit && need_dotnet=1
  done
  if [ -n "$need_client" ] && [ ! -d "$CLIENT/node_modules" ]; then
    (cd "$CLIENT" && npm ci --no-audit --no-fund) >artifacts/logs/npm.log 2>&1 || stop_here npm artifacts/logs/npm.log
  fi
  if [ -n "$need_dotnet" ]; then
    dotnet build Orleans.Chat.sln -c Release -v q --nologo >artifacts/logs/build.log 2>&1 || stop_here build artifacts/logs/build.log
  fi
  # As operators run them, and as the guide needs them: compiled ahead of time, each start of the many takes a third less CPU.
  if contains guide "$@" && [ ${#@} -gt 1 ]; then
    ./eng/publish Silo WebFront >artifacts/logs/publish.log 2>&1 || stop_here publish artifacts/logs/publish.log
    export ORLEANS_CHAT_PROGRAMS=$PWD/artifacts/app
  fi
  reported_cpu=$(cpu_seconds $$)
  printf '%-14s %27s %5d s %5d s CPU\n' build '' $((SECONDS - began)) "$reported_cpu"
}

stop_here() {
  grep -E 'error|ERR' "$2" | sort -u | head -n 40 >&2
  report "$1" 0 1 0 "see $2"
  finish
}

# run_suites NAME...: one after another, but some beside Chaos, which mostly waits for what servers find out by time.
run_suites() {
  local suite lane=() counts good bad
  contains Chaos "$@" && for suite in "${BESIDE_CHAOS[@]}"; do contains "$suite" "$@" && lane+=("$suite"); done
  for suite in "$@"; do
    contains "$suite" ${lane[@]+"${lane[@]}"} && continue
    if [ "$suite" = Chaos ] && [ ${#lane[@]} -gt 0 ]; then
      run_lane "${lane[@]}" >artifacts/logs/lane.report &
    fi
    run_suite "$suite"
  done
  [ ${#lane[@]} -gt 0 ] || return 0
  wait
  counts=$(tail -n 1 artifacts/logs/lane.report)
  sed '$d' artifacts/logs/lane.report
  [[ $counts =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] && good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]} || good=0 bad=1
  passed=$((passed + good))
  failed=$((failed + bad))
}

# run_lane NAME...: suites in a shell of their own, with their own sums.
run_lane() {
  local suite
  passed=0 failed=0 reported_cpu=0
  for suite in "$@"; do run_suite "$suite"; done
  finish
}

run_suite() {
  local suite=$1 log=artifacts/logs/$1.log
  case $suite in
    contracts) check "$suite" "$log" contracts_are_committed ;;
    audit) audit_packages "$log" ;;
    format) check "$suite" "$log" sources_are_formatted ;;
    client-lint) check "$suite" "$log" npm --prefix "$CLIENT" run --silent lint ;;
    client-types) check "$suite" "$log" npm --prefix "$CLIENT" run --silent typecheck ;;
    client-unit) unit_tests "$log" ;;
    guide) follow_guide "$log" ;;
    *) dotnet_tests "$suite" "$log" ;;
  esac
}

# check NAME LOG COMMAND...: counts as one test.
check() {
  local suite=$1 log=$2 began=$SECONDS
  shift 2
  if "$@" >"$log" 2>&1; then
    report "$suite" 1 0 $((SECONDS - began))
  else
    tail -n 20 "$log" >&2
    report "$suite" 0 1 $((SECONDS - began)) "see $log"
  fi
}

# Its judgement is tested first, on reports made up: a check that cannot fail is none. What could not be checked is said.
audit_packages() {
  local log=$1
  check audit "$log" audit_steps && grep -h 'not checked' "$log"
  return 0
}

audit_steps() { node --test eng/audit/judge.test.mjs && node eng/audit/audit.mjs; }

# Needs namespaces; where a machine does not let them be made, nothing was checked, and that is said.
follow_guide() {
  if unshare --mount --net --pid --fork true 2>/dev/null; then
    check guide "$1" eng/guide/run
  else
    report guide 0 0 0 'not checked: this machine allows no namespaces, or this user may not make any'
  fi
}

# The build holds code style, whose warnings are errors; what it does not see is white space, line ends and the order of usings.
sources_are_formatted() {
  dotnet format whitespace . --folder --verify-no-changes --include src/ tests/ eng/ --exclude '**/obj/' &&
    dotnet format style Orleans.Chat.sln --no-restore --verify-no-changes --diagnostics IMPORTS
}

contracts_are_committed() {
  grep -q '^[^#]*chat\.session' src/Grains.Interfaces/OrleansContracts.txt &&
    git ls-files --error-unmatch src/Grains.Interfaces/OrleansContracts.txt
}

unit_tests() {
  local log=$1 began=$SECONDS result=$PWD/artifacts/results/client-unit.json code=0 counts
  rm -f "$result"
  (cd "$CLIENT" && npx vitest run --reporter=default --reporter=json --outputFile.json="$result") >"$log" 2>&1 || code=$?
  counts=$(node -p 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); `${r.numPassedTests} ${r.numFailedTests}`' \
    "$result" 2>/dev/null)
  settle client-unit "$log" $((SECONDS - began)) "$code" ${counts:-0 0}
}

dotnet_tests() {
  local suite=$1 log=$2 began=$SECONDS code=0 result=artifacts/results/$1.trx counts
  rm -f "$result"
  dotnet test "tests/$suite.Tests" -c Release --no-build --nologo --logger "trx;LogFileName=$suite.trx" \
    --results-directory artifacts/results >"$log" 2>&1 || code=$?
  counts=$(sed -n -E 's/.*<Counters .* passed="([0-9]+)" failed="([0-9]+)".*/\1 \2/p' "$result" 2>/dev/null | head -n 1)
  settle "$suite" "$log" $((SECONDS - began)) "$code" ${counts:-0 0}
}

# settle NAME LOG SECONDS EXITCODE PASSED FAILED: no tests at all, or a crash after the last one, is a failure too.
settle() {
  local suite=$1 log=$2 seconds=$3 code=$4 good=$5 bad=$6 note=''
  if [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then
    bad=1 note="ran no tests; see $log"
  elif [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    bad=1 note="ended with code $code; see $log"
  elif [ "$bad" -ne 0 ]; then
    note="see $log"
  fi
  [ "$bad" -eq 0 ] || why_failed "$log" >&2
  report "$suite" "$good" "$bad" "$seconds" "$note"
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}
