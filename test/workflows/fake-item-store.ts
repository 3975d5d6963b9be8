import { ApplicationFailure } from '@temporalio/common';
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
  /** As `sync-completed-3`: kind, event, version. */
  delivered(): string[];
  /** Commits behind the workflow's back, as an Update does that a crash kept out of its history. */
  commitUnseen(input: CommitInput): void;
  /** The next commit holds, but its answer is lost. */
  loseNextAnswer(): void;
  /** Receivers refuse the quick way from now on. */
  slowDown(): void;
  /** These kinds of receivers answer nothing until told otherwise. */
  setDown(kinds: readonly Kind[]): void;
  /** Reading the item fails for good, as when its row is gone. */
  loseItem(): void;
}

type Kind = 'sync' | 'webhook';

export function createFakeItemStore(initial: ItemState, nowMs: () => Promise<number>): FakeItemStore {
  let stored = initial;
  let losesAnswer = false;
  let isSlow = false;
  let isLost = false;
  let down: readonly Kind[] = [];
  const commands = new Set<string>();
  const events: ItemEvent['type'][] = [];
  const owed = new Map<string, { kind: Kind; name: string }>();
  const delivered = new Set<string>();

  const whole = (): Stored => ({ state: stored, deliveries: [...owed.keys()].filter((id) => !delivered.has(id)) });
  const apply = ({ commandId, change }: CommitInput): string[] => {
    commands.add(commandId);
    stored = change.state;
    events.push(...change.events.map(({ type }) => type));
    const { id, life, version } = change.state;
    return change.effects.map(({ kind, event }) => {
      const deliveryId = `${id}-${life}-${version}-${kind}-its-receiver`;
      owed.set(deliveryId, { kind, name: `${kind}-${event}-${version}` });
      return deliveryId;
    });
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
    if (isSlow || down.length > 0) return { outcome: 'committed', deliveries, committedMs: now };
    deliveries.forEach(deliver);
    return { outcome: 'committed', deliveries: [], committedMs: now };
  };
  const deliver = (id: string) => void delivered.add(id);

  return {
    activities: {
      commit,
      // Every calendar of these tests is always open.
      instantAfter: async ({ fromMs, spanMs }) => fromMs + spanMs,
      loadItem: async () => {
        if (isLost) throw ApplicationFailure.nonRetryable('no item', 'NO_ITEM');
        return whole();
      },
      deliver: async ({ deliveryId }) => {
        if (down.some((kind) => kind === owed.get(deliveryId)?.kind)) throw new Error('the receiver is down');
        deliver(deliveryId);
      },
    },
    state: () => stored,
    events: () => [...events],
    delivered: () => [...delivered].map((id) => owed.get(id)?.name ?? id),
    commitUnseen: (input) => void apply(input),
    loseNextAnswer: () => {
      losesAnswer = true;
    },
    slowDown: () => {
      isSlow = true;
    },
    setDown: (kinds) => {
      down = kinds;
    },
    loseItem: () => {
      isLost = true;
    },
  };
}
