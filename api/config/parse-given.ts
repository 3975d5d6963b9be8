import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseInTurns, type ParsedDocuments } from '../../domain/config/parse';
import { readModels } from './read-models';

/** Longer than that nobody is kept waiting where the documents are many. */
const TURN_MS = 20;

/** Documents as they were given, read and checked one by one, others being served in between. */
export async function parseGiven(raw: readonly unknown[], turnMs = TURN_MS): Promise<ParsedDocuments> {
  const turns = parseInTurns(await readModels(raw));
  let startedMs = performance.now();
  for (;;) {
    const turn = turns.next();
    if (turn.done) return turn.value;
    if (performance.now() - startedMs < turnMs) continue;
    await nextTurn();
    startedMs = performance.now();
  }
}
