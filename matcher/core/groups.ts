import type { RingTarget, RoutableItem } from '../../domain/routing/types';
import { resized, roomFor } from './columns';
import type { Member } from './crew';
import type { Fields } from './fields';
import type { Kind } from './kinds';
import { targetText } from './plans';
import { ringsOf } from './rings';

/**
 * Items that the same agents may be offered, preferred agents apart: one queue, one size, one way to answer, the same
 * targets open.
 */
export interface Group {
  /** Its bit in sets of groups. */
  index: number;
  /** Its field of demands; a demand has those items that prefer one agent, or none. */
  readonly field: number;
  readonly queue: string;
  readonly mediaType: string;
  readonly weight: number;
  readonly answer: RoutableItem['answer'];
  readonly isEmergency: boolean;
  /** By the crew: media type and weight as a number, and the open agents of its queue with some room, longest idle first. */
  size: number;
  open: readonly Member[];
  /** Of the open rings. Empty, and no emergency: so far for nobody but preferred agents. */
  readonly targets: readonly RingTarget[];
  /** Items in it, those that are looked at one by one included. */
  uses: number;
}

/** Whom an item that waits is open to: its group, and the agent whom a ring for the preferred one admits besides. */
export interface Admission {
  readonly group: Group;
  /** Null as long as no such ring is open. */
  readonly preferred: string | null;
}

export interface Stage extends Admission {
  /** The rings that are open, as bits and as indexes. */
  readonly open: number;
  readonly rings: readonly number[];
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

  /** Those in which anything has waited since the last sweep. */
  queues(): string[] {
    return [...this.byQueue.keys()];
  }

  in(queue: string): readonly Group[] {
    return this.byQueue.get(queue) ?? [];
  }

  /** Where an item of a kind waits while these rings of its plan are open, as bits. */
  stageOf(kind: Kind, open: number): Stage {
    for (const stage of kind.stages) if (stage.open === open) return stage;
    const rings = ringsOf(open);
    const requirements = rings.map((ring) => kind.plan.plan.rings[ring]?.requirement ?? {});
    const stage = {
      group: this.groupOf(
        kind,
        requirements.filter((requirement) => requirement !== 'preferred'),
      ),
      preferred: requirements.includes('preferred') ? kind.preferredAgent : null,
      open,
      rings,
    };
    kind.stages.push(stage);
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
      this.fields.rows.setLabel(group.field, index);
      if (!this.fields.isEmpty(group.field)) this.setWaiting(group, true);
    }
  }

  setWaiting({ index }: Group, isWaiting: boolean): void {
    const bits = this.waiting[index >> 5] as number;
    const bit = 1 << (index & 31);
    this.waiting[index >> 5] = isWaiting ? bits | bit : bits & ~bit;
  }

  private groupOf({ queue, mediaType, weight, answer, isEmergency }: Kind, targets: readonly RingTarget[]): Group {
    const byText = new Map(targets.map((target) => [targetText(target), target]));
    const admission = isEmergency ? 'emergency' : [...byText.keys()].toSorted().join('\n');
    const key = `${queue}\n${mediaType}\n${weight}\n${answer}\n${admission}`;
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
      answer,
      isEmergency,
      targets: [...byText.values()],
      size: 0,
      open: [],
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
