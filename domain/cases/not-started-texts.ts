import { sayerOf } from '../said/said';
import type { Said } from '../said/said';

/** Why no case became of what a rule wants. */
const notStartedTexts = {
  NO_SUCH_TYPE: 'there is no such type',
  DIVISION_CLOSED: 'its division is closed',
  STARTS_OTHERWISE: 'it starts by a message, signal or time only',
  NOT_FOR_DAYS: 'it could not be started for days',
} as const;

export const sayNotStarted = sayerOf(notStartedTexts);

/** An error may quote what was given: it stands in the text alone, which is hidden and erased as free texts are. */
export function notForDays(error: string): Said {
  const said = sayNotStarted('NOT_FOR_DAYS');
  return { ...said, text: `${said.text}: ${error}` };
}
