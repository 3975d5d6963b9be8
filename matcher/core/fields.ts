import { Blocks } from './blocks';
import type { Contest } from './contest';
import { FieldRows } from './field-rows';
import { HashIndex, mixed } from './hash-index';
import type { Items } from './items';

const NOBODY = -1;

/**
 * Fields of contestants, each with its best item and the instant until which that is certain. The contestants of a
 * field are items, or other fields, which take part with their best.
 *
 * Each field is a tournament: a binary tree whose leaves are the contestants, where each node knows the winner below
 * it. Two contestants are compared by `Contest`, which also says until when; a node's certainty is the least below
 * it, so that a look at the best goes down only where something may have changed. Nodes are numbered as in a heap: the
 * n leaves are the nodes n to 2n - 1. A leaf whose contestant has left is a hole, which the next one takes; the number
 * of a hole's successor is kept in it, below -1.
 */
export class Fields {
  readonly rows = new FieldRows();
  private readonly children: HashIndex;
  private readonly blocks = new Blocks(this);
  private wantedParent = NOBODY;
  private wantedLabel = 0;
  /** The tree that is judged: `open` sets these. */
  private isInner = false;
  private curve = 0;
  private width = 0;
  private instants = 0;
  private nodes = 0;
  touched = 0;

  constructor(
    private readonly items: Items,
    private readonly contest: Contest,
    private readonly clock: { readonly nowMs: number },
    /** Told the label of a root whose best item has changed, or is no longer as certain. */
    private readonly onRootChanged: (label: number) => void,
  ) {
    const { rows } = this;
    this.children = new HashIndex((field) => hashOf(rows.parent(field), rows.label(field)));
  }

  /** A field that has no parent. */
  addRoot(label: number): number {
    return this.rows.add(NOBODY, label, false);
  }

  /** It must be empty. */
  removeRoot(field: number): void {
    this.rows.give(field);
  }

  /** The field of that label in a parent, made when it is missing. It must be entered, or it stays for ever. */
  child(parent: number, label: number, isInner: boolean): number {
    this.wantedParent = parent;
    this.wantedLabel = label;
    const known = this.children.find(hashOf(parent, label), this.isWanted);
    if (known >= 0) return known;
    const field = this.rows.add(parent, label, isInner);
    this.children.add(field);
    return field;
  }

  isEmpty(field: number): boolean {
    return this.rows.count(field) === 0;
  }

  /** The best item at the present instant; -1 when there is none. */
  bestOf(field: number): number {
    this.refresh(field);
    return this.rows.best(field);
  }

  enter(field: number, contestant: number): void {
    const { rows } = this;
    const count = rows.count(field);
    rows.setCount(field, count + 1);
    if (count === 0) {
      rows.setWidth(field, 1);
      this.put(field, 1, contestant);
      this.takeOver(field);
      if (rows.parent(field) === NOBODY) this.onRootChanged(rows.label(field));
      else this.enter(rows.parent(field), field);
      return;
    }
    const leaf = rows.hole(field) > 0 ? this.fill(field) : this.widen(field);
    this.put(field, leaf, contestant);
    this.climb(field, leaf, contestant);
  }

  /** A child that is left by its last is gone. */
  leave(field: number, contestant: number): void {
    const { rows } = this;
    const count = rows.count(field) - 1;
    rows.setCount(field, count);
    if (count === 0) return this.close(field);
    const leaf = rows.isInner(field) ? this.items.place(contestant) : rows.place(contestant);
    this.setNode(field, leaf, -2 - rows.hole(field));
    rows.setHole(field, leaf);
    if (count * 2 < rows.width(field)) this.rebuild(field, count);
    else this.climb(field, leaf, contestant);
  }

  moveBlocks(move: (block: number, room: number) => number): void {
    const { rows } = this;
    for (let field = 0; field < rows.size; field += 1) {
      if (rows.room(field) > 0) rows.setBlock(field, move(rows.block(field), rows.room(field)));
    }
  }

  reserve(items: number): void {
    this.blocks.reserve(items);
  }

  private readonly isWanted = (field: number): boolean =>
    this.rows.parent(field) === this.wantedParent && this.rows.label(field) === this.wantedLabel;

  private refresh(field: number): void {
    if (this.rows.untilMs(field) > this.clock.nowMs) return;
    this.refreshNode(field, 1);
    this.takeOver(field);
  }

  private refreshNode(field: number, node: number): void {
    if (node >= this.rows.width(field)) {
      const contestant = this.node(field, node);
      if (contestant >= 0 && !this.rows.isInner(field)) this.refresh(contestant);
      return;
    }
    const instants = this.blocks.instants(this.rows.block(field));
    if ((this.blocks.numbers[instants + node] as number) > this.clock.nowMs) return;
    this.refreshNode(field, 2 * node);
    this.refreshNode(field, 2 * node + 1);
    this.open(field);
    this.judge(node);
  }

  private open(field: number): void {
    const { rows, blocks } = this;
    const block = rows.block(field);
    this.isInner = rows.isInner(field);
    this.curve = rows.label(field);
    this.width = rows.width(field);
    this.instants = blocks.instants(block);
    this.nodes = blocks.nodes(block, rows.room(field));
  }

  /** Lets the winners of the two nodes below one compete. Whether the node is the same as before. */
  private judge(node: number): boolean {
    const { words, numbers } = this.blocks;
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

  private compete(left: number, right: number): number {
    if (this.isInner) return this.contest.firstOfCurve(left, right, this.curve);
    const item = this.rows.best(left);
    return this.contest.first(item, this.rows.best(right)) === item ? left : right;
  }

  /** Until when it is certain that a contestant is the best of a node. */
  private certainty(node: number, contestant: number): number {
    if (node < this.width) return this.blocks.numbers[this.instants + node] as number;
    return this.isInner || contestant < 0 ? Infinity : this.rows.untilMs(contestant);
  }

  /** Judges again all above a leaf whose contestant is new, has changed or is gone, and tells the parent. */
  private climb(field: number, leaf: number, changed: number): void {
    this.open(field);
    if (this.isInner) {
      let t = 0;
      const w = this.blocks.words;
      for (let node = leaf; node > 1; node >>= 1) {
        const o = w[this.nodes + (node ^ 1)] as number;
        if (o >= 0) t += this.items.reading(o);
      }
      this.touched = t;
    }
    for (let node = leaf >> 1; node > 0; node >>= 1) {
      const winner = this.blocks.words[this.nodes + node];
      if (this.judge(node) && winner !== changed) return;
    }
    this.settle(field);
  }

  /** The root has changed. */
  private settle(field: number): void {
    const { rows } = this;
    const [best, untilMs] = [rows.best(field), rows.untilMs(field)];
    this.takeOver(field);
    if (best === rows.best(field) && untilMs === rows.untilMs(field)) return;
    const parent = rows.parent(field);
    if (parent === NOBODY) this.onRootChanged(rows.label(field));
    else this.climb(parent, rows.place(field), field);
  }

  private takeOver(field: number): void {
    this.open(field);
    const winner = this.node(field, 1);
    this.rows.setBest(field, this.isInner ? winner : this.rows.best(winner), this.certainty(1, winner));
  }

  private close(field: number): void {
    const { rows } = this;
    if (rows.room(field) > 0) this.blocks.give(rows.room(field));
    rows.setRoom(field, 0);
    rows.setHole(field, 0);
    rows.setBest(field, -1, Infinity);
    if (rows.parent(field) === NOBODY) return this.onRootChanged(rows.label(field));
    this.leave(rows.parent(field), field);
    this.children.remove(field);
    rows.give(field);
  }

  node(field: number, node: number): number {
    const { rows, blocks } = this;
    const [block, room] = [rows.block(field), rows.room(field)];
    return room === 0 ? block : (blocks.words[blocks.nodes(block, room) + node] as number);
  }

  private setNode(field: number, node: number, value: number): void {
    const { rows, blocks } = this;
    const [block, room] = [rows.block(field), rows.room(field)];
    if (room === 0) rows.setBlock(field, value);
    else blocks.words[blocks.nodes(block, room) + node] = value;
  }

  private put(field: number, leaf: number, contestant: number): void {
    this.setNode(field, leaf, contestant);
    if (this.rows.isInner(field)) this.items.setPlace(contestant, leaf);
    else this.rows.setPlace(contestant, leaf);
  }

  /** Takes a hole off their list. */
  private fill(field: number): number {
    const leaf = this.rows.hole(field);
    this.rows.setHole(field, -2 - this.node(field, leaf));
    return leaf;
  }

  /** Makes one more leaf: the first moves down a level, and the new one is beside it. */
  private widen(field: number): number {
    const width = this.rows.width(field);
    const first = this.node(field, width);
    if (width === this.rows.room(field) || width === 1) this.move(field, width + 1 + (width >> 2));
    this.rows.setWidth(field, width + 1);
    this.put(field, 2 * width, first);
    this.blocks.numbers[this.blocks.instants(this.rows.block(field)) + width] = Number.NaN;
    return 2 * width + 1;
  }

  private move(field: number, room: number): void {
    const { rows } = this;
    const old = rows.room(field);
    const block = this.blocks.take(room);
    if (old > 0) {
      this.blocks.copy(rows.width(field), rows.block(field), old, block, room);
      this.blocks.give(old);
    }
    rows.setBlock(field, block);
    rows.setRoom(field, room);
  }

  /** Without holes, in a smaller block. */
  private rebuild(field: number, count: number): void {
    const { rows } = this;
    const width = rows.width(field);
    const contestants: number[] = [];
    for (let leaf = width; leaf < 2 * width; leaf += 1) {
      const contestant = this.node(field, leaf);
      if (contestant >= 0) contestants.push(contestant);
    }
    this.blocks.give(rows.room(field));
    rows.setRoom(field, 0);
    rows.setHole(field, 0);
    rows.setWidth(field, count);
    if (count > 1) this.move(field, count + (count >> 2));
    for (const [at, contestant] of contestants.entries()) this.put(field, count + at, contestant);
    this.open(field);
    for (let node = count - 1; node > 0; node -= 1) this.judge(node);
    this.settle(field);
  }
}

function hashOf(parent: number, label: number): number {
  return mixed(mixed(0, parent), label);
}
