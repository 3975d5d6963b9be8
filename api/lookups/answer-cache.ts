import type { LookupAnswer } from '../../domain/lookup/result';

const MOST_ENTRIES = 10_000;
const MOST_CHARACTERS = 8_000_000;

interface Entry {
  answer: LookupAnswer;
  untilMs: number;
  size: number;
}

/**
 * Answers of this process by their questions; the oldest give way. Not shared: to ask a table costs about as much as to ask
 * a look-up, and each process asks once.
 */
export interface AnswerCache {
  get(question: string, nowMs: number): LookupAnswer | undefined;
  set(question: string, answer: LookupAnswer, untilMs: number): void;
}

export function createAnswerCache(mostEntries = MOST_ENTRIES, mostCharacters = MOST_CHARACTERS): AnswerCache {
  const entries = new Map<string, Entry>();
  let characters = 0;
  const drop = (question: string) => {
    characters -= entries.get(question)?.size ?? 0;
    entries.delete(question);
  };
  return {
    get: (question, nowMs) => {
      const entry = entries.get(question);
      if (entry && entry.untilMs > nowMs) return entry.answer;
      drop(question);
      return undefined;
    },
    set: (question, answer, untilMs) => {
      drop(question);
      const size = question.length + JSON.stringify(answer).length;
      entries.set(question, { answer, untilMs, size });
      characters += size;
      for (const oldest of entries.keys()) {
        if (entries.size <= mostEntries && characters <= mostCharacters) break;
        drop(oldest);
      }
    },
  };
}
