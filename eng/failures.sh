# Sourced by eng/suites.sh: why tests failed, out of a suite's log, for readers who see no more than what ./test prints.

FAILURE_WORDS=17      # lines of one test's name and message
FAILURE_STACK=8       # lines of its stack; vitest, which has no such part, may use both
FAILURE_LINES_ALL=120 # lines of one suite

# why_failed LOG: the failures in the log of `dotnet test` or vitest; where it has none, its lines that speak of errors.
why_failed() {
  local plain found
  plain=$(sed -E $'s/\x1b\\[[0-9;]*m//g; s/\r$//' "$1")
  found=$(failures <<<"$plain")
  if [ -n "$found" ]; then
    head -n "$FAILURE_LINES_ALL" <<<"$found"
  else
    grep -iE 'error|fail' <<<"$plain" | head -n 20
  fi
}

# A failure begins with "  Failed NAME [21 s]" (dotnet), or with " FAIL  FILE > NAME" or a line about an unhandled error (vitest), and
# lasts until the next one, or until something that is no part of it.
failures() {
  awk -v words="$FAILURE_WORDS" -v stack="$FAILURE_STACK" '
    index($0, "⎯⎯⎯") == 1 { on = 0 }
    /^  Failed [^ ]/ { on = 1; left = words }
    /^ FAIL +[^ ]/ || / Unhandled (Error|Rejection) / { on = 1; left = words + stack }
    /^\[xUnit\.net / || /^  (Passed|Skipped) [^ ]/ || /^ *(Passed|Failed)! +- / || /^Test Run / || /^Total tests: / { on = 0 }
    /^ *Test Files +[0-9]/ { on = 0 }
    on && /^  Stack Trace:/ { left = stack }
    on && NF { if (left > 0) print; else if (left == 0) print "    ..."; left-- }
  '
}
