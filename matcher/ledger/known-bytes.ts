import { HashIndex } from '../core/hash-index';

/** So many are remembered at most: then they are made anew. */
const REMEMBERED = 20_000;
const WORD_BYTES = 4;

/** What bytes stand for, each made once. They are the parts of a row; put together, they say where one of them ends. */
export class KnownBytes<T> {
  /** All of them, one behind the other, and where each begins. */
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  private starts = new Int32Array(REMEMBERED + 1);
  private hashes = new Int32Array(REMEMBERED);
  private values: T[] = [];
  private index = new HashIndex((at) => this.hashes[at] as number);
  /** What is looked for. */
  private row: DataView = this.view;
  private bounds: readonly number[] = [];

  /** `bounds` are the places in a row where each part begins and ends; `make` is asked when they are seen first. */
  find(row: DataView, bounds: readonly number[], make: () => T): T {
    this.row = row;
    this.bounds = bounds;
    const hash = hashOf(row, bounds);
    const known = this.index.find(hash, this.isWanted);
    return known >= 0 ? (this.values[known] as T) : this.remember(hash, make());
  }

  private remember(hash: number, value: T): T {
    if (this.values.length === REMEMBERED) this.forget();
    const { row, bounds } = this;
    const at = this.values.length;
    let end = this.starts[at] as number;
    for (let part = 0; part < bounds.length; part += 2) {
      const [from = 0, to = 0] = [bounds[part], bounds[part + 1]];
      this.makeRoom(end + to - from);
      this.bytes.set(new Uint8Array(row.buffer, row.byteOffset + from, to - from), end);
      end += to - from;
    }
    this.starts[at + 1] = end;
    this.hashes[at] = hash;
    this.values.push(value);
    this.index.add(at);
    return value;
  }

  private forget(): void {
    this.values = [];
    this.index = new HashIndex((at) => this.hashes[at] as number);
  }

  private makeRoom(length: number): void {
    if (length <= this.bytes.length) return;
    const old = this.bytes;
    this.bytes = new Uint8Array(2 * length);
    this.bytes.set(old);
    this.view = new DataView(this.bytes.buffer);
  }

  private readonly isWanted = (known: number): boolean => {
    const { view, row, bounds } = this;
    let at = this.starts[known] as number;
    let left = (this.starts[known + 1] as number) - at;
    for (let part = 0; part < bounds.length; part += 2) {
      const end = bounds[part + 1] as number;
      let place = bounds[part] as number;
      left -= end - place;
      if (left < 0) return false;
      for (; place + WORD_BYTES <= end; place += WORD_BYTES, at += WORD_BYTES) {
        if (row.getInt32(place, true) !== view.getInt32(at, true)) return false;
      }
      for (; place < end; place += 1, at += 1) if (row.getUint8(place) !== view.getUint8(at)) return false;
    }
    return left === 0;
  };
}

/** By words, in two rows, of which neither waits for the other. */
function hashOf(row: DataView, bounds: readonly number[]): number {
  let even = 0;
  let odd = 0;
  for (let part = 0; part < bounds.length; part += 2) {
    const end = bounds[part + 1] as number;
    let at = bounds[part] as number;
    for (; at + 2 * WORD_BYTES <= end; at += 2 * WORD_BYTES) {
      even = Math.imul(even ^ row.getInt32(at, true), 0x85ebca6b);
      odd = Math.imul(odd ^ row.getInt32(at + WORD_BYTES, true), 0xc2b2ae35);
      even ^= even >>> 15;
      odd ^= odd >>> 13;
    }
    for (; at < end; at += 1) even = Math.imul(even ^ row.getUint8(at), 0x85ebca6b);
  }
  return even ^ odd;
}
