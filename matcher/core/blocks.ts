import { Records } from './records';

/** Blocks are packed anew when this share of their space is unused. */
const WASTE = 0.1;

/** Who has blocks: told when they are packed anew, it asks a new place for each. */
export interface BlockOwner {
  moveBlocks: (move: (block: number, size: number) => number) => void;
}

/**
 * Many small arrays in one piece of memory. A block is the place of its first number; its words begin at twice that.
 * Blocks that are given back are only counted; now and then all others are packed together.
 */
export class Blocks {
  private readonly rows = new Records(1);
  private used = 0;
  private unused = 0;

  constructor(private readonly owner: BlockOwner) {}

  /** These move whenever a block is taken. */
  get numbers(): Float64Array {
    return this.rows.numbers;
  }

  get words(): Int32Array {
    return this.rows.words;
  }

  /** `size` counts numbers. */
  take(size: number): number {
    if (this.used + size > this.rows.rows) {
      if (this.unused > this.used * WASTE) this.pack();
      this.rows.makeRoom(this.used + size);
    }
    const block = this.used;
    this.used += size;
    return block;
  }

  give(size: number): void {
    this.unused += size;
  }

  reserve(size: number): void {
    this.rows.reserve(size);
  }

  private pack(): void {
    const old = this.rows.numbers.slice(0, this.used);
    this.used = 0;
    this.unused = 0;
    this.owner.moveBlocks((block, size) => {
      const to = this.used;
      this.used += size;
      this.rows.numbers.set(old.subarray(block, block + size), to);
      return to;
    });
  }
}
