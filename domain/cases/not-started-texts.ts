import { sayerOf } from '../said/said';

/** Why no case became of what a rule wants. */
const notStartedTexts = {
  NO_SUCH_TYPE: 'there is no such type',
  DIVISION_CLOSED: 'its division is closed',
  STARTS_OTHERWISE: 'it starts by a message, signal or time only',
  NOT_FOR_DAYS: 'it could not be started for days: {{error}}',
} as const;

export const sayNotStarted = sayerOf(notStartedTexts);
