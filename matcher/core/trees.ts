import type { ClockStates } from './clock-states';
import type { Contest } from './contest';
import { Contestants } from './contestants';
import { NEAR_LINE } from './lines';

const NOBODY = -1;

/**
 * The tournaments of fields: binary trees whose leaves are the contestants, where each node knows the winner below it,
 * and until when that is certain: the least of what is certain below and of the contest itself. So a look at the best
 * goes down only where something may have changed.
 *
 * Nodes are numbered as in a heap: the n leaves are the nodes n to 2n - 1. A leaf whose contestant has left is a hole,
 * which the next one takes; a hole keeps the number of the next one, below -1.
 */
export class Trees {
  /** The tree that is judged: `open` sets these. */
  private leaves = 0;
  private instants = 0;
  private nodes = 0;

  constructor(
    private readonly rows: Contestants,
    private readonly clocks: ClockStates,
    private readonly contest: Contest,
  ) {}

  /** Lets a contestant in; answers its leaf. */
  add(field: number, contestant: number): number {
    const { rows } = this;
    const count = rows.count(field);
    rows.setCount(field, count + 1);
    if (count === 0) rows.setStart(field, 1);
    const leaf = count === 0 ? 1 : rows.next(field) > 0 ? this.fill(field) : this.widen(field);
    this.put(field, leaf, contestant);
    return leaf;
  }

  /** Takes a contestant out; answers the leaf that it had. There must be another. */
  remove(field: number, contestant: number): number {
    const { rows } = this;
    const leaf = rows.place(contestant);
    rows.setCount(field, rows.count(field) - 1);
    this.setNode(field, leaf, -2 - rows.next(field));
    rows.setNext(field, leaf);
    return leaf;
  }

  /** Takes the last contestant out. */
  clear(field: number): void {
    const { rows } = this;
    rows.setCount(field, 0);
    rows.setNext(field, NOBODY);
    rows.lines.clear(field);
    this.giveBlock(field);
  }

  /** Whether most of its leaves are holes. */
  isSparse(field: number): boolean {
    return this.rows.count(field) * 2 < this.rows.start(field);
  }

  /** Without holes, in a smaller block. */
  rebuild(field: number): void {
    const { rows } = this;
    const count = rows.count(field);
    const contestants: number[] = [];
    for (let leaf = rows.start(field); leaf < 2 * rows.start(field); leaf += 1) {
      const contestant = this.node(field, leaf);
      if (contestant >= 0) contestants.push(contestant);
    }
    this.giveBlock(field);
    rows.setNext(field, NOBODY);
    rows.setStart(field, count);
    if (count > 1) this.move(field, count + (count >> 2));
    for (const [at, contestant] of contestants.entries()) this.put(field, count + at, contestant);
    this.open(field);
    for (let node = count - 1; node > 0; node -= 1) this.judge(node);
  }

  /** Judges again all above a leaf whose contestant is new, has changed or is gone. Whether the root may have changed. */
  climb(field: number, leaf: number, changed: number): boolean {
    this.open(field);
    for (let node = leaf >> 1; node > 0; node >>= 1) {
      const winner = this.rows.blocks.words[this.nodes + node];
      if (this.judge(node) && winner !== changed) return false;
    }
    return true;
  }

  /** Judges again whatever is not certain any more, after `look` has done so for the contestants. */
  refresh(field: number, look: (contestant: number) => void): void {
    this.open(field);
    if (this.leaves === 1) look(this.node(field, 1));
    else this.refreshBelow(field, look, 1);
  }

  private refreshBelow(field: number, look: (contestant: number) => void, node: number): void {
    const { numbers, words } = this.rows.blocks;
    if ((numbers[this.instants + node] as number) > this.clocks.nowMs) return;
    for (let child = 2 * node; child <= 2 * node + 1; child += 1) {
      if (child < this.leaves) this.refreshBelow(field, look, child);
      else {
        const contestant = words[this.nodes + child] as number;
        if (contestant >= 0) look(contestant);
        this.open(field);
      }
    }
    this.judge(node);
  }

  /** The field's best is that of its winner. Whether it is another, or otherwise certain. */
  takeOver(field: number): boolean {
    const { lines } = this.rows;
    const best = lines.best(field);
    const untilMs = lines.untilMs(field);
    this.open(field);
    const winner = this.node(field, 1);
    lines.copy(field, winner, this.certainty(1, winner));
    return best !== lines.best(field) || untilMs !== lines.untilMs(field);
  }

  /** The winner of a node. */
  node(field: number, node: number): number {
    const { rows } = this;
    const block = rows.block(field);
    const room = rows.room(field);
    return room === 0 ? block : (rows.blocks.words[2 * (block + room) + node] as number);
  }

  private open(field: number): void {
    const { rows } = this;
    this.leaves = rows.start(field);
    this.instants = rows.block(field);
    this.nodes = 2 * (this.instants + rows.room(field));
  }

  /** Lets the winners of the two nodes below one compete. Whether the node is the same as before. */
  private judge(node: number): boolean {
    const { words, numbers } = this.rows.blocks;
    const left = words[this.nodes + 2 * node] as number;
    const right = words[this.nodes + 2 * node + 1] as number;
    let winner = left < 0 ? right : left;
    let untilMs = Math.min(this.certainty(2 * node, left), this.certainty(2 * node + 1, right));
    if (left >= 0 && right >= 0) {
      winner = this.compete(left, right);
      untilMs = Math.min(untilMs, this.contest.untilMs);
    }
    const isSame = words[this.nodes + node] === winner && numbers[this.instants + node] === untilMs;
    words[this.nodes + node] = winner;
    numbers[this.instants + node] = untilMs;
    return isSame;
  }

  /** By their lines, if these are not too near to each other. */
  private compete(a: number, b: number): number {
    const { clocks, contest } = this;
    const { lines } = this.rows;
    const clockOfA = lines.clock(a);
    const clockOfB = lines.clock(b);
    const lead = lines.value(a, clocks.reading(clockOfA)) - lines.value(b, clocks.reading(clockOfB));
    const near = lines.nearness(a) + lines.nearness(b);
    if (Math.abs(lead) <= near) {
      const item = lines.best(a);
      return contest.first(item, lines.best(b)) === item ? a : b;
    }
    const scale = near / NEAR_LINE;
    const slopeOfA = lines.slope(a);
    const slopeOfB = lines.slope(b);
    contest.untilMs =
      lead > 0
        ? contest.aheadUntilMs(lead - near, scale, slopeOfA, clockOfA, slopeOfB, clockOfB)
        : contest.aheadUntilMs(-lead - near, scale, slopeOfB, clockOfB, slopeOfA, clockOfA);
    return lead > 0 ? a : b;
  }

  /** Until when it is certain that a contestant is the best of a node. */
  private certainty(node: number, contestant: number): number {
    if (node < this.leaves) return this.rows.blocks.numbers[this.instants + node] as number;
    return contestant < 0 ? Infinity : this.rows.lines.untilMs(contestant);
  }

  private setNode(field: number, node: number, value: number): void {
    const { rows } = this;
    const block = rows.block(field);
    const room = rows.room(field);
    if (room === 0) rows.setBlock(field, value);
    else rows.blocks.words[2 * (block + room) + node] = value;
  }

  private put(field: number, leaf: number, contestant: number): void {
    this.setNode(field, leaf, contestant);
    this.rows.setPlace(contestant, leaf);
  }

  /** Takes a hole off their list. */
  private fill(field: number): number {
    const leaf = this.rows.next(field);
    this.rows.setNext(field, -2 - this.node(field, leaf));
    return leaf;
  }

  /** Makes one more leaf: the first moves down a level, and the new one is beside it. */
  private widen(field: number): number {
    const { rows } = this;
    const leaves = rows.start(field);
    const first = this.node(field, leaves);
    if (leaves === rows.room(field) || leaves === 1) this.move(field, leaves + 1 + (leaves >> 2));
    rows.setStart(field, leaves + 1);
    this.put(field, 2 * leaves, first);
    rows.blocks.numbers[rows.block(field) + leaves] = Number.NaN;
    return 2 * leaves + 1;
  }

  private move(field: number, room: number): void {
    const { rows } = this;
    const old = rows.room(field);
    const block = rows.blocks.take(Contestants.fieldSize(room));
    if (old > 0) {
      const { numbers, words } = rows.blocks;
      const from = rows.block(field);
      const leaves = rows.start(field);
      numbers.copyWithin(block, from, from + leaves);
      words.copyWithin(2 * (block + room), 2 * (from + old), 2 * (from + old + leaves));
    }
    this.giveBlock(field);
    rows.setBlock(field, block);
    rows.setRoom(field, room);
  }

  private giveBlock(field: number): void {
    const { rows } = this;
    if (rows.room(field) > 0) rows.blocks.give(Contestants.fieldSize(rows.room(field)));
    rows.setRoom(field, 0);
  }
}
