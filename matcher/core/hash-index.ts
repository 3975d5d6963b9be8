import { resized, roomFor } from './columns';

const NOTHING = -1;

/**
 * Finds small non-negative integers (slots, rows) by what they stand for. Those of one hash are chained, so that one can
 * be taken out without looking at any other; 8 bytes for each.
 */
export class HashIndex {
  private heads = new Int32Array(16).fill(NOTHING);
  private next = new Int32Array(0);
  private count = 0;

  /** The hash of what a value stands for now; it must not change while the value is in here. */
  constructor(private readonly hashOf: (value: number) => number) {}

  /** -1 when there is none. */
  find(hash: number, isIt: (value: number) => boolean): number {
    let value = this.heads[hash & (this.heads.length - 1)] as number;
    while (value !== NOTHING && !isIt(value)) value = this.next[value] as number;
    return value;
  }

  add(value: number): void {
    if (this.count === this.heads.length) this.resize(this.heads.length * 2);
    this.count += 1;
    if (value >= this.next.length) this.next = resized(this.next, roomFor(value + 1, this.next.length));
    this.chain(value);
  }

  /** The value must be in here. */
  remove(value: number): void {
    const head = this.hashOf(value) & (this.heads.length - 1);
    const after = this.next[value] as number;
    this.count -= 1;
    let before = this.heads[head] as number;
    if (before === value) {
      this.heads[head] = after;
      return;
    }
    while (this.next[before] !== value) before = this.next[before] as number;
    this.next[before] = after;
  }

  /** For so many values at once, without growing on the way. */
  reserve(count: number): void {
    let length = this.heads.length;
    while (count > length) length *= 2;
    if (length > this.heads.length) this.resize(length);
    if (count > this.next.length) this.next = resized(this.next, count);
  }

  private resize(length: number): void {
    const old = this.heads;
    this.heads = new Int32Array(length).fill(NOTHING);
    for (const head of old) {
      for (let value = head; value !== NOTHING;) {
        const after = this.next[value] as number;
        this.chain(value);
        value = after;
      }
    }
  }

  private chain(value: number): void {
    const head = this.hashOf(value) & (this.heads.length - 1);
    this.next[value] = this.heads[head] as number;
    this.heads[head] = value;
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
