import { resized } from './columns';

/** Blocks are packed anew when this share of their space is unused. */
const WASTE = 0.25;

/** Who owns blocks, when they are packed anew. */
export interface BlockOwner {
  /** Tells each block in use and takes its new place. */
  moveBlocks: (move: (block: number, room: number) => number) => void;
}

/**
 * Storage of many small trees in two arrays. A tree for `room` contestants takes 2 x room nodes, of which the first half
 * has an instant each. Blocks that are given back are only counted; now and then all others are packed together.
 */
export class Blocks {
  nodes = new Int32Array(0);
  untilMs = new Float64Array(0);
  private used = 0;
  private unused = 0;

  constructor(private readonly owner: BlockOwner) {}

  take(room: number): number {
    if (this.used + room > this.untilMs.length) this.makeRoom(room);
    const block = this.used;
    this.used += room;
    return block;
  }

  give(room: number): void {
    this.unused += room;
  }

  /** Copies the tree of so many contestants to a block of its own. */
  copy(from: number, to: number, count: number): void {
    this.nodes.copyWithin(2 * to, 2 * from, 2 * (from + count));
    this.untilMs.copyWithin(to, from, from + count);
  }

  reserve(rooms: number): void {
    if (rooms > this.untilMs.length) this.resize(rooms);
  }

  private makeRoom(room: number): void {
    if (this.unused > this.used * WASTE) this.pack();
    const needed = this.used + room;
    if (needed > this.untilMs.length) this.resize(needed + (needed >> 2));
  }

  private pack(): void {
    const [nodes, untilMs] = [this.nodes, this.untilMs];
    this.nodes = new Int32Array(nodes.length);
    this.untilMs = new Float64Array(untilMs.length);
    this.used = 0;
    this.unused = 0;
    this.owner.moveBlocks((block, room) => {
      const to = this.used;
      this.used += room;
      this.nodes.set(nodes.subarray(2 * block, 2 * (block + room)), 2 * to);
      this.untilMs.set(untilMs.subarray(block, block + room), to);
      return to;
    });
  }

  private resize(rooms: number): void {
    this.nodes = resized(this.nodes, 2 * rooms);
    this.untilMs = resized(this.untilMs, rooms);
  }
}
