/**
 * What a refusal means for the work, and what to do, where a server that is in trouble may give no more texts; the others
 * are `refusals`. The keys are the API's codes, unchanged; the last two are ours.
 */
export const problems = {
  problem: {
    INVALID_INPUT: 'This cannot be done as it stands, and nothing was changed. {{inputs}}',
    UNAUTHENTICATED: 'Your session ended. Sign in to go on.',
    TOO_MANY_REQUESTS: 'Too many requests at once. Nothing was changed; wait a few seconds, then try again.',
    INTERNAL: 'A defect on the server stopped this. Look whether it counted, then try again.',
    OUTCOME_UNKNOWN: 'The answer took too long, so it may or may not have counted. Press again: that is safe.',
    UNAVAILABLE: 'A part of the system is down. Nothing was changed; try again in a moment.',
    TIMEOUT: 'The server took too long. Look whether it counted, then try again.',
    NETWORK: 'The server could not be reached. It is not known whether this counted; try again, that is safe.',
    UNKNOWN: 'The server refused this for a reason that this version of the app does not know. Load the page again.',
  },
  /** What is wrong with one field, by the code that the API gives beside its path. */
  input: {
    UNKNOWN_REFERENCE: 'There is no {{field}} “{{value}}” in this division.',
    UNKNOWN_REASON: 'The reason “{{value}}” is not one of this division.',
    OUT_OF_ORDER: 'The time given lies in the past.',
    REQUIRED: 'The {{field}} is missing.',
    DIVISION_CLOSED: 'The division “{{value}}” is closed and takes nothing new.',
  },
} as const;
