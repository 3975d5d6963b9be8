import { Kept } from '../../domain/routing/kept';
import type { KeptPart } from '../../domain/routing/kept';
import type { RankKey } from '../../domain/routing/order';
import type { ClockStates } from './clock-states';
import type { ItemTable } from './item-table';
import { State } from './items';
import { Piece, PieceReader } from './piece';

export interface PassInput extends KeptPart {
  nowMs: number;
  isWanted: (queue: string) => boolean;
  /** By queue: what an item on top of it counts as, where that has been settled before. */
  tops: ReadonlyMap<string, number>;
}

/** What so many items take is no longer than a decision may wait. */
const SLICE = 32_768;
const NOT_WANTED = -1;

/**
 * What waited at any instant, in order: each item is read once, and the first so many behind a place are kept. No order
 * is kept of instants that have passed, since curves fall and cross; but a page costs the same wherever it begins.
 * Between two slices rows may change: what does not is met once.
 */
export class Pass {
  private readonly piece = new Piece();
  /** By kind: the number of its queue; undefined as long as nobody has asked. */
  private readonly queueOf: number[] = [];
  private readonly queues: string[] = [];
  private readonly highest: number[] = [];
  private readonly onTop: { queue: number; queuedSinceMs: number; id: string }[] = [];
  private readonly kept: Kept;
  /** What items on top of their queues count as, by queue, as far as one was met. */
  readonly tops = new Map<string, number>();

  constructor(
    private readonly table: ItemTable,
    private readonly clocks: ClockStates,
    private readonly input: PassInput,
  ) {
    this.kept = new Kept(input);
  }

  *run(): Generator<void, { keys: RankKey[]; isEnd: boolean }> {
    const { items, curves } = this.table;
    for (let from = 0; from < items.end; from += SLICE) {
      if (from > 0) yield;
      // Made anew each time: there may be a calendar more by now.
      const reader = new PieceReader(curves, this.clocks.at(this.input.nowMs));
      const to = Math.min(from + SLICE, items.end);
      for (let slot = from; slot < to; slot += 1) this.look(slot, reader);
    }
    for (const { queue, ...place } of this.onTop) {
      this.kept.offer({ ...place, isOnTop: true, rank: this.topOf(queue) });
    }
    return { keys: this.kept.keys(), isEnd: this.kept.isEnd };
  }

  private look(slot: number, reader: PieceReader): void {
    const { items } = this.table;
    const state = items.state(slot);
    if (state === State.none || state === State.offered || items.availableMs(slot) > this.input.nowMs) return;
    const queue = this.queueNumber(items.kind(slot));
    if (queue === NOT_WANTED) return;
    const rank = reader.read(items.curve(slot), items.reading(slot), this.piece).value;
    if (rank > (this.highest[queue] as number)) this.highest[queue] = rank;
    if (state !== State.waiting && this.table.onTopSinceMs.has(slot)) {
      this.onTop.push({ queue, queuedSinceMs: items.queuedSinceMs(slot), id: items.ids.text(slot) });
    } else if (this.kept.mayKeep(rank)) {
      const [queuedSinceMs, id] = [items.queuedSinceMs(slot), items.ids.text(slot)];
      this.kept.offer({ rank, isOnTop: false, queuedSinceMs, id });
    }
  }

  private queueNumber(kind: number): number {
    const known = this.queueOf[kind];
    if (known !== undefined) return known;
    const { queue } = this.table.kinds.at(kind);
    let number = NOT_WANTED;
    if (this.input.isWanted(queue)) {
      number = this.queues.indexOf(queue);
      if (number < 0) {
        number = this.queues.push(queue) - 1;
        this.highest.push(-Infinity);
      }
    }
    this.queueOf[kind] = number;
    return number;
  }

  private topOf(queue: number): number {
    const name = this.queues[queue] as string;
    const rank = this.input.tops.get(name) ?? (this.highest[queue] as number);
    this.tops.set(name, rank);
    return rank;
  }
}
