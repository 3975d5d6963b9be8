import { setImmediate as breathe } from 'node:timers/promises';
import type { ShardMemory } from '../shard-memory';
import { Puller } from './puller';
import type { Answers, QuestionInput, QuestionName } from './questions';
import { rankAt, rankNow } from './rank-waiting';

/** Up to so many, what waits now is merged at once; more of it is found by a pass, which lets others in between. */
const MERGED_AT_MOST = 1_000;

/** Asks a memory as soon as it has caught up with its ledger; `nowMs` is the instant by the database's clock. */
export type AskMemory = <T>(question: (memory: ShardMemory, nowMs: number) => T) => Promise<T>;

type Answerers = { [N in QuestionName]: (ask: AskMemory, input: QuestionInput<N>) => Promise<Answers[N]> };

const answerers: Answerers = {
  ranked: async (ask, { divisions, queues, atMs, tops, ...part }) => {
    const [wantedDivisions, wantedQueues] = [new Set(divisions), queues && new Set(queues)];
    const isWanted = (queue: string) => {
      const end = queue.indexOf('/');
      return wantedDivisions.has(queue.slice(0, end)) && (wantedQueues?.has(queue.slice(end + 1)) ?? true);
    };
    const isMerged = atMs === null && part.after === null && !part.isReversed && part.limit <= MERGED_AT_MOST;
    const start = await ask((memory, nowMs) => ({
      memory,
      nowMs: atMs ?? nowMs,
      merged: isMerged ? rankNow(memory, { nowMs, isWanted, limit: part.limit }) : null,
    }));
    const { nowMs } = start;
    const {
      keys,
      isEnd,
      tops: settled,
    } = start.merged ?? (await rankAt(start.memory, { ...part, nowMs, isWanted, tops: new Map(tops) }, breathe));
    return { atMs: nowMs, keys, isEnd, tops: [...settled] };
  },
  next: (ask, { agent, queues, except }) =>
    ask((memory, nowMs) => pullerOf(memory, nowMs, agent, queues)?.next(new Set(except)) ?? null),
  skipped: (ask, { agent, queues, itemId }) =>
    ask((memory, nowMs) => pullerOf(memory, nowMs, agent, queues)?.skippedBefore(itemId) ?? null),
  waiting: (ask, { queues }) =>
    ask((memory, nowMs) => {
      const { waiting } = memory.indexAt(nowMs);
      return queues.map((queue) => waiting.countIn(queue));
    }),
};

export function answerQuestion<N extends QuestionName>(
  name: N,
  ask: AskMemory,
  input: QuestionInput<N>,
): Promise<Answers[N]> {
  return answerers[name](ask, input);
}

function pullerOf(memory: ShardMemory, nowMs: number, agent: string, queues: readonly string[]): Puller | null {
  const index = memory.indexAt(nowMs);
  const member = index.crew.members.get(agent);
  return member ? new Puller(index, member, queues) : null;
}
