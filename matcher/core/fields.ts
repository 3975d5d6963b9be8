import type { ClockStates } from './clock-states';
import type { Contest } from './contest';
import { Contestants } from './contestants';
import type { Curves } from './curves';
import { HashIndex, mixed } from './hash-index';
import type { Items } from './items';
import type { PieceReader } from './piece';
import { Runs } from './runs';
import { Trees } from './trees';

const NOBODY = -1;

/**
 * Where items wait: each field knows its best item, and until when that is certain. Items of one curve stand in runs;
 * runs, and fields below a field, take part in its tournament with their best.
 */
export class Fields {
  private readonly rows = new Contestants();
  readonly lines = this.rows.lines;
  readonly runs: Runs;
  readonly trees: Trees;
  /** Fields below others, and the first run of each curve, by parent and label. */
  private readonly children = new HashIndex((row) => hashOf(this.rows.parent(row), this.rows.label(row)));
  private wantedParent = NOBODY;
  private wantedLabel = 0;

  constructor(
    private readonly items: Items,
    private readonly curves: Curves,
    private readonly clocks: ClockStates,
    contest: Contest,
    reader: PieceReader,
    /** Told the label of a root whose best item has changed, or is no longer as certain. */
    private readonly onRootChanged: (label: number) => void,
  ) {
    this.runs = new Runs(this.rows, items, curves, clocks, contest, reader);
    this.trees = new Trees(this.rows, clocks, contest);
  }

  /** A field that has no parent. */
  addRoot(label: number): number {
    return this.rows.add(NOBODY, label);
  }

  relabelRoot(field: number, label: number): void {
    this.rows.setLabel(field, label);
  }

  /** It must be empty. */
  removeRoot(field: number): void {
    this.rows.give(field);
  }

  /** The field of that label, which is below 0, in another; made when it is missing. It must be entered, or it stays for ever. */
  below(parent: number, label: number): number {
    const known = this.child(parent, label);
    if (known >= 0) return known;
    const field = this.rows.add(parent, label);
    this.children.add(field);
    return field;
  }

  /** -1 for none. */
  parent(field: number): number {
    return this.rows.parent(field);
  }

  /** What tells it from the others of its parent. */
  label(field: number): number {
    return this.rows.label(field);
  }

  /** Whether a contestant is a run, and not a field. */
  isRun(contestant: number): boolean {
    return this.rows.isRun(contestant);
  }

  /** How many leaves its tree has. */
  leaves(field: number): number {
    return this.rows.start(field);
  }

  isEmpty(field: number): boolean {
    return this.rows.count(field) === 0;
  }

  /** The best item at the present instant; -1 when there is none. */
  bestOf(field: number): number {
    this.refresh(field);
    return this.lines.best(field);
  }

  /** The field in which an item waits. */
  fieldOf(slot: number): number {
    return this.rows.parent(this.items.run(slot));
  }

  /** Lets an item wait in a field. Whether that was empty before. */
  enter(field: number, slot: number): boolean {
    const { rows, runs } = this;
    const curve = this.items.curve(slot);
    const first = this.child(field, curve);
    for (let run = first; run >= 0; run = rows.next(run)) {
      const place = runs.placeFor(run, slot);
      if (place < 0) continue;
      if (!runs.isFull(run)) {
        runs.insert(run, place, slot);
        if (runs.challenge(run, place, slot)) this.climb(field, rows.place(run), run);
        return false;
      }
      if (place < rows.count(run)) {
        this.split(run);
        return this.enter(field, slot);
      }
    }
    const run = this.addRun(field, curve, first);
    runs.begin(run, slot);
    this.joinRun(field, run);
    return rows.count(field) === 1;
  }

  /** Takes an item out of the field in which it waits. Whether that is empty then; one below another is gone with its last. */
  leave(slot: number): boolean {
    const { rows } = this;
    const run = this.items.run(slot);
    if (rows.count(run) > 1) {
      this.runs.remove(run, slot);
      // Without anybody else its best is as good as before, and as certain.
      if (this.lines.best(run) === slot) this.rejudge(run);
      return false;
    }
    const field = rows.parent(run);
    const isLast = rows.count(field) === 1;
    this.removeRun(run);
    this.part(field, run);
    rows.give(run);
    return isLast;
  }

  /** Makes room for so many items. */
  reserve(items: number): void {
    this.rows.blocks.reserve(2 * items);
  }

  private child(parent: number, label: number): number {
    this.wantedParent = parent;
    this.wantedLabel = label;
    return this.children.find(hashOf(parent, label), this.isWanted);
  }

  private readonly isWanted = (row: number): boolean =>
    this.rows.parent(row) === this.wantedParent && this.rows.label(row) === this.wantedLabel;

  /** Beside the first of its curve, if there is one. */
  private addRun(field: number, curve: number, first: number): number {
    const { rows } = this;
    const run = rows.add(field, curve);
    if (first < 0) this.children.add(run);
    else {
      rows.setNext(run, rows.next(first));
      rows.setNext(first, run);
    }
    return run;
  }

  private removeRun(run: number): void {
    const { rows } = this;
    const next = rows.next(run);
    let before = this.child(rows.parent(run), rows.label(run));
    if (before !== run) {
      while (rows.next(before) !== run) before = rows.next(before);
      rows.setNext(before, next);
    } else {
      this.children.remove(run);
      if (next >= 0) this.children.add(next);
    }
  }

  private split(run: number): void {
    const { rows } = this;
    const later = this.addRun(rows.parent(run), rows.label(run), run);
    this.runs.halve(run, later);
    this.rejudge(run);
    this.joinRun(rows.parent(run), later);
  }

  private joinRun(field: number, run: number): void {
    this.runs.judge(run);
    this.join(field, run);
  }

  /** The best of a run is to be found anew. */
  private rejudge(run: number): void {
    const { rows } = this;
    if (this.runs.judge(run)) this.climb(rows.parent(run), rows.place(run), run);
  }

  private join(field: number, contestant: number): void {
    const { rows } = this;
    const leaf = this.trees.add(field, contestant);
    if (rows.count(field) > 1) return this.climb(field, leaf, contestant);
    this.trees.takeOver(field);
    if (rows.parent(field) === NOBODY) this.onRootChanged(rows.label(field));
    else this.join(rows.parent(field), field);
  }

  private part(field: number, contestant: number): void {
    const { rows, trees } = this;
    if (rows.count(field) === 1) return this.close(field);
    const leaf = trees.remove(field, contestant);
    if (!trees.isSparse(field)) return this.climb(field, leaf, contestant);
    trees.rebuild(field);
    this.settle(field);
  }

  /** The last has left. */
  private close(field: number): void {
    const { rows } = this;
    this.trees.clear(field);
    const parent = rows.parent(field);
    if (parent === NOBODY) return this.onRootChanged(rows.label(field));
    this.part(parent, field);
    this.children.remove(field);
    rows.give(field);
  }

  private readonly refresh = (contestant: number): void => {
    if (this.lines.untilMs(contestant) > this.clocks.nowMs) return;
    if (this.rows.isRun(contestant)) this.runs.judge(contestant);
    else {
      this.trees.refresh(contestant, this.refresh);
      this.trees.takeOver(contestant);
    }
  };

  private climb(field: number, leaf: number, changed: number): void {
    if (this.trees.climb(field, leaf, changed)) this.settle(field);
  }

  /** The root of its tree may have changed: its parent must know. */
  private settle(field: number): void {
    const { rows } = this;
    if (!this.trees.takeOver(field)) return;
    const parent = rows.parent(field);
    if (parent === NOBODY) this.onRootChanged(rows.label(field));
    else this.climb(parent, rows.place(field), field);
  }
}

function hashOf(parent: number, label: number): number {
  return mixed(mixed(0, parent), label);
}
