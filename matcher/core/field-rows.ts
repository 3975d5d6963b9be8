import { Records } from './records';

/** Twelve words, the last two of them an instant: 48 bytes. */
const SIZE = 6;
const WORDS = 2 * SIZE;
const [PARENT, LABEL, IS_INNER, PLACE, COUNT, WIDTH, HOLE, BLOCK, ROOM, BEST] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const UNTIL = 5;

/** What is known of each field. */
export class FieldRows {
  private readonly rows = new Records(SIZE);
  private end = 0;
  private readonly free: number[] = [];

  add(parent: number, label: number, isInner: boolean): number {
    const field = this.free.pop() ?? this.end;
    if (field === this.end) {
      this.rows.makeRoom(field + 1);
      this.end += 1;
    }
    const at = field * WORDS;
    this.rows.words.fill(0, at, at + WORDS);
    this.rows.words[at + PARENT] = parent;
    this.rows.words[at + LABEL] = label;
    this.rows.words[at + IS_INNER] = Number(isInner);
    this.setBest(field, -1, Infinity);
    return field;
  }

  give(field: number): void {
    this.setRoom(field, 0);
    this.free.push(field);
  }

  /** One past the highest ever added. */
  get size(): number {
    return this.end;
  }

  /** -1 for none. */
  parent(field: number): number {
    return this.rows.words[field * WORDS + PARENT] as number;
  }

  /** What tells it from the others of its parent. */
  label(field: number): number {
    return this.rows.words[field * WORDS + LABEL] as number;
  }

  setLabel(field: number, label: number): void {
    this.rows.words[field * WORDS + LABEL] = label;
  }

  /** Of items, rather than of fields. */
  isInner(field: number): boolean {
    return this.rows.words[field * WORDS + IS_INNER] === 1;
  }

  /** Its leaf in its parent. */
  place(field: number): number {
    return this.rows.words[field * WORDS + PLACE] as number;
  }

  setPlace(field: number, place: number): void {
    this.rows.words[field * WORDS + PLACE] = place;
  }

  /** Contestants. */
  count(field: number): number {
    return this.rows.words[field * WORDS + COUNT] as number;
  }

  setCount(field: number, count: number): void {
    this.rows.words[field * WORDS + COUNT] = count;
  }

  /** Leaves, holes included. */
  width(field: number): number {
    return this.rows.words[field * WORDS + WIDTH] as number;
  }

  setWidth(field: number, width: number): void {
    this.rows.words[field * WORDS + WIDTH] = width;
  }

  /** The first leaf without a contestant; 0: none. */
  hole(field: number): number {
    return this.rows.words[field * WORDS + HOLE] as number;
  }

  setHole(field: number, leaf: number): void {
    this.rows.words[field * WORDS + HOLE] = leaf;
  }

  /** Of its tree, with room for so many leaves. With no room: its only contestant. */
  block(field: number): number {
    return this.rows.words[field * WORDS + BLOCK] as number;
  }

  setBlock(field: number, block: number): void {
    this.rows.words[field * WORDS + BLOCK] = block;
  }

  room(field: number): number {
    return this.rows.words[field * WORDS + ROOM] as number;
  }

  setRoom(field: number, room: number): void {
    this.rows.words[field * WORDS + ROOM] = room;
  }

  /** The best item, as far as it is certain; -1 when there is none. */
  best(field: number): number {
    return this.rows.words[field * WORDS + BEST] as number;
  }

  untilMs(field: number): number {
    return this.rows.numbers[field * SIZE + UNTIL] as number;
  }

  setBest(field: number, item: number, untilMs: number): void {
    this.rows.words[field * WORDS + BEST] = item;
    this.rows.numbers[field * SIZE + UNTIL] = untilMs;
  }
}
