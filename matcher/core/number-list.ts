import { resized } from './columns';

/** Whole numbers, added and cleared again and again: it leaves nothing to collect. */
export class NumberList {
  private numbers = new Int32Array(64);
  count = 0;

  add(number: number): void {
    if (this.count === this.numbers.length) this.numbers = resized(this.numbers, this.count * 2);
    this.numbers[this.count] = number;
    this.count += 1;
  }

  at(place: number): number {
    return this.numbers[place] as number;
  }

  clear(): void {
    this.count = 0;
  }
}
