import type { RingTarget } from '../../domain/routing/types';
import { resized, roomFor } from './columns';
import type { Fields } from './fields';
import type { Kind } from './kinds';
import { targetText } from './plans';

/** Items that the same agents may be offered, preferred agents apart: one queue, one size, the same targets open. */
export interface Group {
  /** Its bit in sets of groups. */
  index: number;
  /** Its field of demands; a demand has those items that prefer one agent, or none. */
  readonly field: number;
  readonly queue: string;
  readonly mediaType: string;
  readonly weight: number;
  readonly isEmergency: boolean;
  /** Media type and weight as a number, by the crew. */
  size: number;
  /** Of the open rings. Empty, and no emergency: so far for nobody but preferred agents. */
  readonly targets: readonly RingTarget[];
  /** Items in it, those that are looked at one by one included. */
  uses: number;
}

/** Where an item waits: its group, and the agent whom a ring for the preferred one admits besides. */
export interface Stage {
  readonly group: Group;
  /** Null as long as no such ring is open. */
  readonly preferred: string | null;
}

/** Unused groups are forgotten when there are more of them than of the others, and more than this. */
const UNUSED_KEPT = 256;

export class Groups {
  all: Group[] = [];
  /** Bits of those in whose fields items wait. */
  waiting = new Uint32Array(8);
  private byKey = new Map<string, Group>();
  private readonly byQueue = new Map<string, Group[]>();
  private unused = 0;

  constructor(
    private readonly fields: Fields,
    private readonly onNew: (group: Group) => void,
  ) {}

  in(queue: string): readonly Group[] {
    return this.byQueue.get(queue) ?? [];
  }

  /** Where an item of a kind waits while these rings of its plan are open. */
  stageOf(kind: Kind, open: readonly number[]): Stage {
    const rings = open.join();
    const known = kind.stages.get(rings);
    if (known) return known;
    const requirements = open.map((ring) => kind.plan.plan.rings[ring]?.requirement ?? {});
    const targets = requirements.filter((requirement) => requirement !== 'preferred');
    const stage = {
      group: this.groupOf(kind, kind.emergency ? [] : targets),
      preferred: requirements.includes('preferred') ? kind.preferredAgent : null,
    };
    kind.stages.set(rings, stage);
    return stage;
  }

  use(group: Group): void {
    if (group.uses === 0) this.unused -= 1;
    group.uses += 1;
  }

  release(group: Group): void {
    group.uses -= 1;
    if (group.uses === 0) this.unused += 1;
  }

  get hasTooManyUnused(): boolean {
    return this.unused > UNUSED_KEPT && this.unused > this.all.length / 2;
  }

  /** Forgets unused groups and numbers all others anew. Who has kept an index or a stage must forget it. */
  sweep(): void {
    for (const group of this.all) if (group.uses === 0) this.fields.removeRoot(group.field);
    this.all = this.all.filter(({ uses }) => uses > 0);
    this.byKey = new Map([...this.byKey].filter(([, { uses }]) => uses > 0));
    this.byQueue.clear();
    this.unused = 0;
    this.waiting.fill(0);
    for (const [index, group] of this.all.entries()) {
      this.addToQueue(group);
      group.index = index;
      this.fields.label[group.field] = index;
      if (!this.fields.isEmpty(group.field)) this.setWaiting(group, true);
    }
  }

  setWaiting({ index }: Group, isWaiting: boolean): void {
    const bits = this.waiting[index >> 5] as number;
    const bit = 1 << (index & 31);
    this.waiting[index >> 5] = isWaiting ? bits | bit : bits & ~bit;
  }

  private groupOf({ queue, mediaType, weight, emergency }: Kind, targets: readonly RingTarget[]): Group {
    const byText = new Map(targets.map((target) => [targetText(target), target]));
    const admission = emergency ? 'emergency' : [...byText.keys()].toSorted().join('\n');
    const key = `${queue}\n${mediaType}\n${weight}\n${admission}`;
    const known = this.byKey.get(key);
    if (known) return known;
    const index = this.all.length;
    const field = this.fields.addRoot(index);
    const group = {
      index,
      field,
      queue,
      mediaType,
      weight,
      isEmergency: emergency,
      targets: [...byText.values()],
      size: 0,
      uses: 0,
    };
    this.all.push(group);
    this.byKey.set(key, group);
    this.addToQueue(group);
    this.unused += 1;
    const words = this.waiting.length;
    if (this.all.length > words * 32) this.waiting = resized(this.waiting, roomFor(words + 1, words));
    this.onNew(group);
    return group;
  }

  private addToQueue(group: Group): void {
    const others = this.byQueue.get(group.queue);
    if (others) others.push(group);
    else this.byQueue.set(group.queue, [group]);
  }
}
