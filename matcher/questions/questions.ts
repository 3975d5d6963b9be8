import { z } from 'zod';
import type { RankKey } from '../../domain/routing/order';

const Text = z.string().max(200);
const Place = z.object({ rank: z.number(), isOnTop: z.boolean(), queuedSinceMs: z.number(), id: Text });
/** By queue: what an item on top of it counts as. */
const Tops = z.array(z.tuple([Text, z.number()])).max(1_000);
/** Routing IDs, `<division>/<key>`. */
const Queues = z.array(Text).max(10_000);

/** What the owner of a shard answers from its memory, without reading the ledger. Plain JSON both ways; instants epoch ms. */
export const questionInputs = {
  /** What waits in queues of some divisions (`queues` null: in all of them) by priority at an instant. */
  ranked: z.object({
    divisions: z.array(Text).max(10_000),
    /** Their keys: as many as an agent may serve. */
    queues: z.array(Text).max(10_000).nullable(),
    /** Null: now. */
    atMs: z.number().nullable(),
    after: Place.nullable(),
    isReversed: z.boolean(),
    limit: z.number().int().min(1).max(5_000),
    tops: Tops,
  }),
  /** What an agent gets who pulls from some queues: none of what others are taking at the moment (`except`, item IDs). */
  next: z.object({ agent: Text, queues: Queues, except: z.array(Text).max(10_000) }),
  /** Over how many items an agent passes who takes this one: those before it that he could have taken. */
  skipped: z.object({ agent: Text, queues: Queues, itemId: Text }),
  /** How many items wait in some queues. */
  waiting: z.object({ queues: Queues }),
} satisfies Record<string, z.ZodType>;

export type QuestionName = keyof typeof questionInputs;
export type QuestionInput<N extends QuestionName> = z.output<(typeof questionInputs)[N]>;

export interface Answers {
  /** `isEnd`: nothing lies behind them. */
  ranked: { atMs: number; keys: RankKey[]; isEnd: boolean; tops: [queue: string, rank: number][] };
  /** `full`: there is something that he may have, and room for none of it. */
  next: { itemId: string } | 'full' | null;
  /** Null: he may not have it. */
  skipped: number | null;
  /** In the order in which they were asked for. */
  waiting: number[];
}

/** The shard is another process's by now. */
export class NotOwner extends Error {
  constructor(shard: string) {
    super(`this process does not own shard ${shard}`);
    this.name = 'NotOwner';
  }
}
