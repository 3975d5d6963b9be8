import type {
  CommitInput,
  CommitOutcome,
  EffectActivities,
  ItemActivities,
  Stored,
} from '../../activities/item-activities';
import type { ItemEvent } from '../../domain/item/event';
import type { ItemState } from '../../domain/item/state';

/**
 * The contract of the commit, in memory, by the clock of the test server: a workflow in skipped time cannot be tried
 * against a database whose clock stands still. What the real commit does is tested on PostgreSQL.
 */
export interface FakeItemStore {
  activities: ItemActivities & EffectActivities;
  /** The newest committed state. */
  state(): ItemState;
  events(): ItemEvent['type'][];
  delivered(): string[];
  /** Commits behind the workflow's back, as an Update does that a crash kept out of its history. */
  commitUnseen(input: CommitInput): void;
  /** The next commit holds, but its answer is lost. */
  loseNextAnswer(): void;
  /** Receivers refuse the quick way from now on. */
  slowDown(): void;
  /** Receivers answer nothing until told otherwise. */
  setDown(isDown: boolean): void;
}

export function createFakeItemStore(initial: ItemState, nowMs: () => Promise<number>): FakeItemStore {
  let stored = initial;
  let losesAnswer = false;
  let isSlow = false;
  let isDown = false;
  const commands = new Set<string>();
  const events: ItemEvent['type'][] = [];
  const owed: string[] = [];
  const delivered: string[] = [];

  const whole = (): Stored => ({ state: stored, deliveries: owed.filter((id) => !delivered.includes(id)) });
  const apply = ({ commandId, change }: CommitInput): string[] => {
    commands.add(commandId);
    stored = change.state;
    events.push(...change.events.map(({ type }) => type));
    const ids = change.effects.map(({ kind, event }) => `${kind}-${event}-${change.state.version}`);
    owed.push(...ids);
    return ids;
  };
  const commit = async (input: CommitInput): Promise<CommitOutcome> => {
    if (commands.has(input.commandId)) return { outcome: 'repeated', ...whole() };
    if (stored.version > input.expectedVersion) return { outcome: 'ahead', ...whole() };
    const now = await nowMs();
    if (input.notBeforeMs !== undefined && now < input.notBeforeMs) return { outcome: 'early', nowMs: now };
    const deliveries = apply(input);
    if (losesAnswer) {
      losesAnswer = false;
      throw new Error('the answer was lost');
    }
    if (isSlow || isDown) return { outcome: 'committed', deliveries };
    deliveries.forEach(deliver);
    return { outcome: 'committed', deliveries: [] };
  };
  const deliver = (id: string) => void (delivered.includes(id) || delivered.push(id));

  return {
    activities: {
      commit,
      loadItem: async () => whole(),
      deliver: async ({ deliveryId }) => {
        if (isDown) throw new Error('the receiver is down');
        deliver(deliveryId);
      },
    },
    state: () => stored,
    events: () => [...events],
    delivered: () => [...delivered],
    commitUnseen: (input) => void apply(input),
    loseNextAnswer: () => {
      losesAnswer = true;
    },
    slowDown: () => {
      isSlow = true;
    },
    setDown: (down) => {
      isDown = down;
    },
  };
}
