import type { Run } from './run';

/** Whether a value is of a type. */
export type TypeTest = (value: unknown, run: Run) => boolean;
