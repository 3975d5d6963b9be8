/** Minutes at which a longer wait begins: what waits is counted below the first, between two of them, and from the last on. */
export const waitingAgeBounds = [15, 60, 240, 1_440] as const;
