import { Blocks } from './blocks';
import { Lines } from './lines';
import { Records } from './records';

/** Eight words: 32 bytes. */
const SIZE = 4;
const WORDS = 2 * SIZE;
const [PARENT, LABEL, COUNT, BLOCK, ROOM, START, NEXT, PLACE] = [0, 1, 2, 3, 4, 5, 6, 7];

const NONE = -1;

/** What takes part in a contest: runs of items, and the fields in which these compete. Each has a line in `lines`. */
export class Contestants {
  readonly lines = new Lines();
  readonly blocks = new Blocks(this);
  private readonly rows = new Records(SIZE);
  private end = 0;
  private readonly free: number[] = [];

  add(parent: number, label: number): number {
    const row = this.free.pop() ?? this.end;
    if (row === this.end) {
      this.rows.makeRoom(row + 1);
      this.lines.makeRoom(row + 1);
      this.end += 1;
    }
    const at = row * WORDS;
    this.rows.words.fill(0, at, at + WORDS);
    this.rows.words[at + PARENT] = parent;
    this.rows.words[at + LABEL] = label;
    this.rows.words[at + NEXT] = NONE;
    this.lines.clear(row);
    return row;
  }

  give(row: number): void {
    this.setRoom(row, 0);
    this.free.push(row);
  }

  /** -1 for none. */
  parent(row: number): number {
    return this.rows.words[row * WORDS + PARENT] as number;
  }

  /** What tells it from the others of its parent: of a run its curve, of a field a number below 0. Of a root any. */
  label(row: number): number {
    return this.rows.words[row * WORDS + LABEL] as number;
  }

  setLabel(row: number, label: number): void {
    this.rows.words[row * WORDS + LABEL] = label;
  }

  isRun(row: number): boolean {
    return this.label(row) >= 0 && this.parent(row) !== NONE;
  }

  /** Its leaf in its parent. */
  place(row: number): number {
    return this.rows.words[row * WORDS + PLACE] as number;
  }

  setPlace(row: number, place: number): void {
    this.rows.words[row * WORDS + PLACE] = place;
  }

  /** Items of a run, contestants of a field. */
  count(row: number): number {
    return this.rows.words[row * WORDS + COUNT] as number;
  }

  setCount(row: number, count: number): void {
    this.rows.words[row * WORDS + COUNT] = count;
  }

  /** Where its items or contestants are kept, with room for so many. With no room: its only one. */
  block(row: number): number {
    return this.rows.words[row * WORDS + BLOCK] as number;
  }

  setBlock(row: number, block: number): void {
    this.rows.words[row * WORDS + BLOCK] = block;
  }

  room(row: number): number {
    return this.rows.words[row * WORDS + ROOM] as number;
  }

  setRoom(row: number, room: number): void {
    this.rows.words[row * WORDS + ROOM] = room;
  }

  /** Of a run: the place of its first item in the block. Of a field: how many leaves there are, holes included. */
  start(row: number): number {
    return this.rows.words[row * WORDS + START] as number;
  }

  setStart(row: number, start: number): void {
    this.rows.words[row * WORDS + START] = start;
  }

  /** Of a run: another of the same curve. Of a field: the first leaf without a contestant. -1 for none. */
  next(row: number): number {
    return this.rows.words[row * WORDS + NEXT] as number;
  }

  setNext(row: number, next: number): void {
    this.rows.words[row * WORDS + NEXT] = next;
  }

  moveBlocks(move: (block: number, size: number) => number): void {
    for (let row = 0; row < this.end; row += 1) {
      const room = this.room(row);
      if (room === 0) continue;
      const size = this.isRun(row) ? Contestants.runSize(room) : Contestants.fieldSize(room);
      this.setBlock(row, move(this.block(row), size));
    }
  }

  /** Numbers in the block of a run: a reading for each item, and behind these the items. */
  static runSize(room: number): number {
    return room + ((room + 1) >> 1);
  }

  /** In that of a field: an instant for each inner node, and behind these the nodes, twice as many. */
  static fieldSize(room: number): number {
    return 2 * room;
  }
}
