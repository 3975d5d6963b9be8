/** How far back arrivals and completions are counted, and in what steps. */
export const flowSpans = {
  PT1H: { minutes: 60, stepMinutes: 5 },
  PT8H: { minutes: 480, stepMinutes: 30 },
  PT24H: { minutes: 1_440, stepMinutes: 60 },
} as const;
export type FlowSpan = keyof typeof flowSpans;
