/** What is allocated for itself begins 16 bytes behind a line of the cache; so the rows begin where a line does. */
const OFFSET = 48;

/** One row after the other in one piece of memory: what is read together lies together, in a line of cache or two. */
export class Records {
  numbers = new Float64Array(0);
  /** The same memory in halves: twice as many. */
  words = new Int32Array(0);

  /** `size` is that of a row, in numbers. */
  constructor(private readonly size: number) {}

  get rows(): number {
    return this.numbers.length / this.size;
  }

  /** Grows by a sixteenth at least, and not doubled: a million rows leave little unused. */
  makeRoom(rows: number): void {
    if (rows > this.rows) this.reserve(Math.max(rows, this.rows + (this.rows >> 4) + 16));
  }

  /** For exactly so many rows. */
  reserve(rows: number): void {
    if (rows <= this.rows) return;
    const buffer = new ArrayBuffer(OFFSET + rows * this.size * Float64Array.BYTES_PER_ELEMENT);
    const numbers = new Float64Array(buffer, OFFSET);
    numbers.set(this.numbers);
    this.numbers = numbers;
    this.words = new Int32Array(buffer, OFFSET);
  }
}
