import type { RingTarget, RoutableItem } from '../../domain/routing/types';
import type { Member } from './crew';
import type { Fields } from './fields';
import type { Kind } from './kinds';
import { ringsOf } from './rings';
import { targetText } from './target-text';

/**
 * Items that the same agents may be offered, preferred agents apart: one queue, one size, one way to answer, the same
 * targets open.
 */
export interface Group {
  /** Its place among all. */
  index: number;
  /** Where its items wait; those that prefer one agent in a field below it. */
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
  /** How many items wait in its field and in those below it. */
  items: number;
  /** 1 while items wait in its field, and 1 for each that is looked at alone. */
  uses: number;
}

/** Whom an item that waits is open to: its group, and the agent whom a ring for the preferred one admits besides. */
export interface Admission {
  readonly group: Group;
  /** Null as long as no such ring is open. */
  readonly preferred: string | null;
}

/** Where items of a kind wait while the same rings of their plan are open. */
export interface Stage {
  readonly group: Group;
  /** Of the group, to be at hand. */
  readonly field: number;
  /** Whether a ring for the preferred agent is open. */
  readonly isForPreferred: boolean;
  /** The rings that are open, as bits and as indexes. */
  readonly open: number;
  readonly rings: readonly number[];
  /** Another of the same kind. */
  readonly next: Stage | null;
}

/** Unused groups are forgotten when there are more of them than of the others, and more than this. */
const UNUSED_KEPT = 256;

export class Groups {
  all: Group[] = [];
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
    for (let known = kind.stage; known; known = known.next) if (known.open === open) return known;
    const rings = ringsOf(open);
    const requirements = rings.map((ring) => kind.requirements[ring] ?? {});
    const group = this.groupOf(
      kind,
      requirements.filter((requirement) => requirement !== 'preferred'),
    );
    const isForPreferred = requirements.includes('preferred');
    kind.stage = { group, field: group.field, isForPreferred, open, rings, next: kind.stage };
    return kind.stage;
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
    for (const [index, group] of this.all.entries()) {
      group.index = index;
      this.fields.relabelRoot(group.field, index);
      this.addToQueue(group);
    }
  }

  private groupOf({ queue, mediaType, weight, answer, isEmergency }: Kind, targets: readonly RingTarget[]): Group {
    const byText = new Map(targets.map((target) => [targetText(target), target]));
    const admission = isEmergency ? 'emergency' : [...byText.keys()].toSorted().join('\n');
    const key = `${queue}\n${mediaType}\n${weight}\n${answer}\n${admission}`;
    const known = this.byKey.get(key);
    if (known) return known;
    const index = this.all.length;
    const group = {
      index,
      field: this.fields.addRoot(index),
      queue,
      mediaType,
      weight,
      answer,
      isEmergency,
      targets: [...byText.values()],
      size: 0,
      open: [],
      items: 0,
      uses: 0,
    };
    this.all.push(group);
    this.byKey.set(key, group);
    this.addToQueue(group);
    this.unused += 1;
    this.onNew(group);
    return group;
  }

  private addToQueue(group: Group): void {
    const others = this.byQueue.get(group.queue);
    if (others) others.push(group);
    else this.byQueue.set(group.queue, [group]);
  }
}
