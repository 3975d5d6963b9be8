import { Blocks } from './blocks';
import { resized, roomFor } from './columns';
import type { Contest } from './contest';
import { HashIndex, mixed } from './hash-index';
import type { Items } from './items';

const NOBODY = -1;

/**
 * Fields of contestants, each with its best item and the instant until which that is certain. The contestants of a
 * field are items, or other fields, which take part with their best: a group of demands, a demand of curves, a curve
 * of items.
 *
 * Each field is a tournament: a binary tree whose leaves are the contestants, where each node knows the winner below
 * it. Two contestants are compared by `Contest`, which also says until when; a node's certainty is the least below
 * it, so that a look at the best goes down only where something may have changed. Nodes are numbered as in a heap: the
 * contestants of n are the nodes n to 2n - 1.
 */
export class Fields {
  parent = new Int32Array(0);
  /** What tells it from the others of its parent. */
  label = new Int32Array(0);
  /** Of items, rather than of fields. */
  private isInner = new Uint8Array(0);
  /** Its node in its parent. */
  private place = new Int32Array(0);
  private count = new Int32Array(0);
  /** Of its tree, with room for so many; with no room, its only contestant. */
  private block = new Int32Array(0);
  private room = new Int32Array(0);
  /** The best item, as far as it is certain; -1 when there is none. */
  best = new Int32Array(0);
  untilMs = new Float64Array(0);
  private end = 0;
  private readonly free: number[] = [];
  private readonly children: HashIndex;
  private readonly blocks = new Blocks(this);
  private wantedParent = NOBODY;
  private wantedLabel = 0;

  constructor(
    private readonly items: Items,
    private readonly contest: Contest,
    private readonly clock: { readonly nowMs: number },
  ) {
    this.children = new HashIndex((field) => hashOf(this.parent[field] as number, this.label[field] as number));
  }

  /** A field that has no parent. */
  addRoot(label: number): number {
    return this.add(NOBODY, label, false);
  }

  /** It must be empty. */
  removeRoot(field: number): void {
    this.free.push(field);
  }

  /** The field of that label in a parent, made when it is missing. It must be entered, or it stays for ever. */
  child(parent: number, label: number, isInner: boolean): number {
    this.wantedParent = parent;
    this.wantedLabel = label;
    const known = this.children.find(hashOf(parent, label), this.isWanted);
    if (known >= 0) return known;
    const field = this.add(parent, label, isInner);
    this.children.add(field);
    return field;
  }

  isEmpty(field: number): boolean {
    return this.count[field] === 0;
  }

  /** The best item at the present instant; -1 when there is none. */
  bestOf(field: number): number {
    this.refresh(field);
    return this.best[field] as number;
  }

  enter(field: number, contestant: number): void {
    const count = this.count[field] as number;
    this.count[field] = count + 1;
    if (count === 0) {
      this.put(field, 1, contestant);
      this.takeOver(field);
      const parent = this.parent[field] as number;
      if (parent !== NOBODY) this.enter(parent, field);
      return;
    }
    const moved = this.contestantAt(field, count);
    this.makeRoom(field, count + 1);
    this.put(field, 2 * count, moved);
    this.put(field, 2 * count + 1, contestant);
    this.blocks.untilMs[(this.block[field] as number) + count] = Number.NaN;
    this.climb(field, 2 * count + 1, contestant);
  }

  /** A child that is left by its last is gone. */
  leave(field: number, contestant: number): void {
    const count = (this.count[field] as number) - 1;
    this.count[field] = count;
    if (count === 0) return this.close(field);
    const hole =
      this.isInner[field] === 1 ? (this.items.place[contestant] as number) : (this.place[contestant] as number);
    const [raised, last] = [this.contestantAt(field, 2 * count), this.contestantAt(field, 2 * count + 1)];
    if (hole !== 2 * count + 1) this.put(field, hole, last);
    this.put(field, count, hole === 2 * count ? last : raised);
    if (count === 1) this.shrinkToOne(field);
    else if (count * 3 < (this.room[field] as number)) this.move(field, count, count + (count >> 2) + 1);
    if (hole < 2 * count) this.climb(field, hole, last);
    this.climb(field, count, hole === 2 * count ? last : raised);
  }

  moveBlocks(move: (block: number, room: number) => number): void {
    for (let field = 0; field < this.end; field += 1) {
      const room = this.room[field] as number;
      if (room > 0) this.block[field] = move(this.block[field] as number, room);
    }
  }

  reserve(items: number): void {
    this.blocks.reserve(items);
  }

  private readonly isWanted = (field: number): boolean =>
    this.parent[field] === this.wantedParent && this.label[field] === this.wantedLabel;

  private refresh(field: number): void {
    if ((this.untilMs[field] as number) > this.clock.nowMs || this.count[field] === 0) return;
    this.refreshNode(field, 1);
    this.takeOver(field);
  }

  private refreshNode(field: number, node: number): void {
    const count = this.count[field] as number;
    if (node >= count) {
      if (this.isInner[field] === 0) this.refresh(this.contestantAt(field, node));
      return;
    }
    const at = (this.block[field] as number) + node;
    if ((this.blocks.untilMs[at] as number) > this.clock.nowMs) return;
    this.refreshNode(field, 2 * node);
    this.refreshNode(field, 2 * node + 1);
    this.judge(field, node);
  }

  /** Lets the winners of the two nodes below compete. */
  private judge(field: number, node: number): void {
    const [left, right] = [this.contestantAt(field, 2 * node), this.contestantAt(field, 2 * node + 1)];
    const isInner = this.isInner[field] === 1;
    const itemA = isInner ? left : (this.best[left] as number);
    const itemB = isInner ? right : (this.best[right] as number);
    const winner = this.contest.first(itemA, itemB) === itemA ? left : right;
    const untilMs = Math.min(
      this.contest.untilMs,
      this.certaintyAt(field, 2 * node),
      this.certaintyAt(field, 2 * node + 1),
    );
    const block = this.block[field] as number;
    this.blocks.nodes[2 * block + node] = winner;
    this.blocks.untilMs[block + node] = untilMs;
  }

  private certaintyAt(field: number, node: number): number {
    if (node < (this.count[field] as number))
      return this.blocks.untilMs[(this.block[field] as number) + node] as number;
    return this.isInner[field] === 1 ? Infinity : (this.untilMs[this.contestantAt(field, node)] as number);
  }

  /** Judges again all above a node whose contestant is new or has changed, and tells the parent. */
  private climb(field: number, from: number, changed: number): void {
    const base = this.block[field] as number;
    for (let node = from >> 1; node > 0; node >>= 1) {
      const winner = this.blocks.nodes[2 * base + node] as number;
      const untilMs = this.blocks.untilMs[base + node] as number;
      this.judge(field, node);
      const isSame = this.blocks.nodes[2 * base + node] === winner && this.blocks.untilMs[base + node] === untilMs;
      if (isSame && winner !== changed) return;
    }
    this.settle(field);
  }

  /** The root has changed. */
  private settle(field: number): void {
    const [best, untilMs] = [this.best[field], this.untilMs[field]];
    this.takeOver(field);
    const parent = this.parent[field] as number;
    if (parent === NOBODY) return;
    if (best !== this.best[field] || untilMs !== this.untilMs[field])
      this.climb(parent, this.place[field] as number, field);
  }

  private takeOver(field: number): void {
    const winner = this.contestantAt(field, 1);
    this.best[field] = this.isInner[field] === 1 ? winner : (this.best[winner] as number);
    this.untilMs[field] = this.certaintyAt(field, 1);
  }

  private close(field: number): void {
    this.best[field] = -1;
    this.untilMs[field] = Infinity;
    const parent = this.parent[field] as number;
    if (parent === NOBODY) return;
    this.leave(parent, field);
    this.children.remove(field);
    this.free.push(field);
  }

  private contestantAt(field: number, node: number): number {
    const block = this.block[field] as number;
    return this.room[field] === 0 ? block : (this.blocks.nodes[2 * block + node] as number);
  }

  private put(field: number, node: number, contestant: number): void {
    if (this.room[field] === 0) this.block[field] = contestant;
    else this.blocks.nodes[2 * (this.block[field] as number) + node] = contestant;
    if (this.isInner[field] === 1) this.items.place[contestant] = node;
    else this.place[contestant] = node;
  }

  private makeRoom(field: number, count: number): void {
    if (count > (this.room[field] as number)) this.move(field, count - 1, count + (count >> 2) + 1);
  }

  private move(field: number, count: number, room: number): void {
    const old = this.room[field] as number;
    const block = this.blocks.take(room);
    if (old > 0) {
      this.blocks.copy(this.block[field] as number, block, count);
      this.blocks.give(old);
    }
    this.block[field] = block;
    this.room[field] = room;
  }

  private shrinkToOne(field: number): void {
    const only = this.contestantAt(field, 1);
    this.blocks.give(this.room[field] as number);
    this.room[field] = 0;
    this.block[field] = only;
  }

  private add(parent: number, label: number, isInner: boolean): number {
    const field = this.free.pop() ?? this.end;
    if (field === this.end) {
      if (field === this.parent.length) this.resize(roomFor(field + 1, field));
      this.end += 1;
    }
    this.parent[field] = parent;
    this.label[field] = label;
    this.isInner[field] = Number(isInner);
    this.best[field] = NOBODY;
    this.untilMs[field] = Infinity;
    return field;
  }

  private resize(fields: number): void {
    this.parent = resized(this.parent, fields);
    this.label = resized(this.label, fields);
    this.isInner = resized(this.isInner, fields);
    this.place = resized(this.place, fields);
    this.count = resized(this.count, fields);
    this.block = resized(this.block, fields);
    this.room = resized(this.room, fields);
    this.best = resized(this.best, fields);
    this.untilMs = resized(this.untilMs, fields);
  }
}

function hashOf(parent: number, label: number): number {
  return mixed(mixed(0, parent), label);
}
