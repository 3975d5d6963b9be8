/** Of a file that is simulated: it is held in memory, and in the row of its dry run. */
export const EVENT_LINES_AT_MOST = 20_000;
export const EVENT_TEXT_AT_MOST = 4_000_000;
