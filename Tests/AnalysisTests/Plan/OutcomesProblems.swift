/// Plans with the problems that reading them reports: outcomes.
let outcomesProblems = #"""
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {event: a}
  => p:4:6: error: outcome "x" needs "time": the follow-up, or "from" and "to": two dates, or "survival" and "at": another outcome at a fixed time
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {time: t}
  => p:4:6: error: outcome "x" needs "event": the condition of the event
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {time: t, status: s}
  => p:4:6: error: outcome "x" needs "event": the codes of "status" with their events
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {time: t, event: {1: A}}
  => p:4:23: error: "event" must be a condition, or needs "status": the column of its codes
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {time: t, status: s, event: {1: A, 2: A}}
  => p:4:34: error: "event" holds the label "A" twice
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {from: a, event: b}
  => p:4:6: error: outcome "x" needs "time": the follow-up, or "from" and "to": two dates, or "survival" and "at": another outcome at a fixed time
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {time: t, from: a, to: b, event: c}
  => p:4:6: error: outcome "x" needs "time": the follow-up, or "from" and "to": two dates, or "survival" and "at": another outcome at a fixed time
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {survival: os}
  => p:4:6: error: outcome "x" needs "at": the time at which the status is taken
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {survival: osx, at: 12}
  => p:4:17: error: "survival" needs a time-to-event outcome, not "osx"; did you mean "os"?
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    y: {survival: os, at: 12}
    x: {survival: y, at: 12}
  => p:5:17: error: "survival" needs a time-to-event outcome; "y" is a status at a fixed time
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {survival: os, at: -1}
  => p:4:25: error: "at" must be a time of 0 or later, not "-1"
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {survival: os, at: 12, levels: [a]}
  => p:4:37: error: "levels" must be two labels, event-free first, not [a]
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {survival: os, at: 12, time: t}
  => p:4:29: error: "time" is not an option of outcome "x", but of outcomes without "survival"
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {surival: os, at: 12}
  => p:4:6: error: outcome "x" needs "survival": the outcome
  => p:4:7: error: unknown key "surival" in outcome "x"; did you mean "survival"?
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    x: {time: Time (d), event: a}
  => p:4:13: error: "time" must be a name (letters, digits, _ and .), not "Time (d)"; name the column under variables, with column: "Time (d)"
  ----
  cohort: {file: a.csv}
  variables: {a: }
  outcomes: {a: {time: t, event: b}}
  => p:3:12: error: "a" is already the name of a variable
  ----
  cohort: {file: a.csv}
  outcomes: {a b: {time: t, event: b}}
  => p:2:12: error: "a b" cannot be a name (letters, digits, _ and .)
  """#
