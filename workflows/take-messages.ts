import {
  ApplicationFailure,
  type defineUpdate,
  log,
  setDefaultSignalHandler,
  setHandler,
  TemporalFailure,
} from '@temporalio/workflow';
import type { Serial } from './serial';

export interface Taking<Message, Result> {
  inTurn: Serial;
  updates: Readonly<Record<string, ReturnType<typeof defineUpdate<Result, [Message]>>>>;
  /** By the same names. */
  signals: object;
  /** Decides and commits, once it is the message's turn. */
  take: (message: Message) => Promise<Result>;
  /** Why it is refused for sure, by what is known without waiting for its turn; null: only then can that be told. */
  refusalOf: (message: Message) => string | null;
}

/** Lets a workflow take messages one after another, each as an Update or as the Signal of its name. */
export function takeMessages<Message, Result>(taking: Taking<Message, Result>): void {
  const { inTurn, updates, signals, take, refusalOf } = taking;
  const update = (message: Message) =>
    inTurn(() => take(message)).catch((error: unknown) => {
      // Any other error would fail the workflow task, which is then retried for ever.
      throw error instanceof TemporalFailure ? error : ApplicationFailure.nonRetryable(String(error), 'INTERNAL');
    });
  const signal = async (name: string, message: Message) => {
    if (!Object.hasOwn(signals, name)) return log.warn('No such signal', { name });
    await update(message).catch((error: unknown) => log.warn('Signal refused', { name, error: String(error) }));
  };
  /** Refuses what is refused for sure, before anything is written to the history. */
  const validator = (message: Message) => {
    // What is under way may allow it.
    const refusal = inTurn.isBusy() ? null : refusalOf(message);
    if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal, refusal);
  };
  // One handler for all: what arrives before the first task is handed over in the order of the handlers otherwise.
  setDefaultSignalHandler(async (name, message) => signal(name, message as Message));
  // After the Signals, which may allow what an Update asks for.
  for (const definition of Object.values(updates)) setHandler(definition, update, { validator });
}
