import { Records } from './records';

/** Blocks are packed anew when this share of their space is unused. */
const WASTE = 0.25;

/** Who has blocks: told when they are packed anew, it asks a new place for each. */
export interface BlockOwner {
  moveBlocks: (move: (block: number, room: number) => number) => void;
}

/**
 * Storage of many small trees in one piece of memory. A tree with room for so many leaves has an instant for each
 * inner node, and behind them twice as many nodes. Blocks that are given back are only counted; now and then all
 * others are packed together.
 */
export class Blocks {
  private readonly rows = new Records(2);
  private used = 0;
  private unused = 0;

  constructor(private readonly owner: BlockOwner) {}

  /** The instant of a block's inner node is at `instants(block) + node` in these, */
  get numbers(): Float64Array {
    return this.rows.numbers;
  }

  /** its node at `nodes(block, room) + node` in these. Both move when room is taken. */
  get words(): Int32Array {
    return this.rows.words;
  }

  instants(block: number): number {
    return 2 * block;
  }

  nodes(block: number, room: number): number {
    return 4 * block + 2 * room;
  }

  take(room: number): number {
    if (this.used + room > this.rows.rows) {
      if (this.unused > this.used * WASTE) this.pack();
      this.rows.makeRoom(this.used + room);
    }
    const block = this.used;
    this.used += room;
    return block;
  }

  give(room: number): void {
    this.unused += room;
  }

  /** Copies a tree of so many leaves to a block of another room. */
  copy(leaves: number, from: number, fromRoom: number, to: number, toRoom: number): void {
    const { numbers, words } = this.rows;
    const [instants, nodes] = [this.instants(from), this.nodes(from, fromRoom)];
    numbers.copyWithin(this.instants(to), instants, instants + leaves);
    words.copyWithin(this.nodes(to, toRoom), nodes, nodes + 2 * leaves);
  }

  reserve(rooms: number): void {
    this.rows.reserve(rooms);
  }

  private pack(): void {
    const old = this.rows.numbers.slice(0, 2 * this.used);
    this.used = 0;
    this.unused = 0;
    this.owner.moveBlocks((block, room) => {
      const to = this.used;
      this.used += room;
      this.rows.numbers.set(old.subarray(2 * block, 2 * (block + room)), 2 * to);
      return to;
    });
  }
}
