const FULLEST = 0.75;

/**
 * Finds small non-negative integers (slots, rows) by what they stand for; 4 bytes a cell. Open addressing; a removal
 * closes the gap, so that churn leaves nothing behind.
 */
export class HashIndex {
  /** A value + 1; 0 is empty. */
  private cells = new Int32Array(16);
  private count = 0;

  /** The hash of what a value stands for now; it must not change while the value is in here. */
  constructor(private readonly hashOf: (value: number) => number) {}

  /** -1 when there is none. */
  find(hash: number, isIt: (value: number) => boolean): number {
    const mask = this.cells.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const value = (this.cells[at] as number) - 1;
      if (value < 0 || isIt(value)) return value;
    }
  }

  add(value: number): void {
    if (this.count + 1 > this.cells.length * FULLEST) this.resize(this.cells.length * 2);
    this.count += 1;
    this.insert(value);
  }

  /** The value must be in here. */
  remove(value: number): void {
    const { cells } = this;
    const mask = cells.length - 1;
    let gap = this.hashOf(value) & mask;
    while (cells[gap] !== value + 1) gap = (gap + 1) & mask;
    for (let at = (gap + 1) & mask; cells[at] !== 0; at = (at + 1) & mask) {
      const home = this.hashOf((cells[at] as number) - 1) & mask;
      if (((at - home) & mask) < ((at - gap) & mask)) continue;
      cells[gap] = cells[at] as number;
      gap = at;
    }
    cells[gap] = 0;
    this.count -= 1;
  }

  /** For so many values at once, without growing on the way. */
  reserve(count: number): void {
    let length = this.cells.length;
    while (count > length * FULLEST) length *= 2;
    if (length > this.cells.length) this.resize(length);
  }

  private resize(length: number): void {
    const old = this.cells;
    this.cells = new Int32Array(length);
    for (const cell of old) if (cell !== 0) this.insert(cell - 1);
  }

  private insert(value: number): void {
    const mask = this.cells.length - 1;
    let at = this.hashOf(value) & mask;
    while (this.cells[at] !== 0) at = (at + 1) & mask;
    this.cells[at] = value + 1;
  }
}

/** Stirs one more word into a hash. */
export function mixed(hash: number, word: number): number {
  let stirred = Math.imul(hash ^ word, 0x85ebca6b);
  stirred = Math.imul(stirred ^ (stirred >>> 13), 0xc2b2ae35);
  return stirred ^ (stirred >>> 16);
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

export function mixedNumber(hash: number, value: number): number {
  float[0] = value;
  return mixed(mixed(hash, words[0] as number), words[1] as number);
}
