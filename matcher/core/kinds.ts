import type { OfferRule } from '../../domain/classify/classified';
import type { RingRequirement, RoutableItem, RoutingPlan } from '../../domain/routing/types';
import type { Stage } from './groups';
import { isSameRequirement } from './same';

/** What items have in common beside their curve, their delays, their preferred agent and their instants. */
export interface Kind extends Pick<RoutableItem, 'queue' | 'mediaType' | 'weight' | 'answer'> {
  readonly isEmergency: boolean;
  readonly offer: OfferRule;
  /** Key of the plan, and what each of its rings asks. */
  readonly plan: string;
  readonly requirements: readonly RingRequirement[];
  readonly hasPreferredRing: boolean;
  /** Where its items wait, for each set of open rings that has occurred. */
  stages: Stage[];
  uses: number;
}

/** Unused kinds are forgotten when there are more of them than of the others, and more than this. */
const UNUSED_KEPT = 1_024;

/** Each kind once, numbered. Those that no item has are kept until `sweep`: the next item is often of the same kind. */
export class Kinds {
  private readonly rows: (Kind | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly byPlan = new Map<string, number[]>();
  /** Where a plan was found last: items that are read together share its object, which never changes. */
  private recent = new WeakMap<RoutingPlan, number>();
  private unused = 0;

  at(row: number): Kind {
    return this.rows[row] as Kind;
  }

  use(item: RoutableItem, offer: OfferRule): number {
    const row = this.findRecent(item, offer) ?? this.find(item, offer) ?? this.add(item, offer);
    const kind = this.at(row);
    if (kind.uses === 0) this.unused -= 1;
    kind.uses += 1;
    return row;
  }

  release(row: number): void {
    const kind = this.at(row);
    kind.uses -= 1;
    if (kind.uses === 0) this.unused += 1;
  }

  get hasTooManyUnused(): boolean {
    return this.unused > UNUSED_KEPT && this.unused > this.rows.length / 2;
  }

  /** Forgets kinds without items, and the stages of all others. */
  sweep(): void {
    this.byPlan.clear();
    this.recent = new WeakMap();
    for (const [row, kind] of this.rows.entries()) {
      if (!kind) continue;
      kind.stages = [];
      if (kind.uses > 0) this.list(row, kind.queue, kind.plan);
      else {
        this.rows[row] = undefined;
        this.free.push(row);
      }
    }
    this.unused = 0;
  }

  private findRecent(item: RoutableItem, offer: OfferRule): number | undefined {
    const row = this.recent.get(item.plan);
    if (row === undefined) return undefined;
    const kind = this.at(row);
    return kind.queue === item.queue && isOfKind(kind, item, offer) ? row : undefined;
  }

  private find(item: RoutableItem, offer: OfferRule): number | undefined {
    for (const row of this.byPlan.get(planKey(item.queue, item.plan.key)) ?? []) {
      const kind = this.at(row);
      if (!isOfKind(kind, item, offer) || !asksTheSame(kind.requirements, item.plan)) continue;
      this.recent.set(item.plan, row);
      return row;
    }
    return undefined;
  }

  private add({ queue, mediaType, weight, answer, emergency, plan }: RoutableItem, offer: OfferRule): number {
    const row = this.free.pop() ?? this.rows.length;
    const requirements = plan.rings.map(({ requirement }) => requirement);
    this.rows[row] = {
      queue,
      mediaType,
      weight,
      answer,
      isEmergency: emergency,
      offer,
      plan: plan.key,
      requirements,
      hasPreferredRing: requirements.includes('preferred'),
      stages: [],
      uses: 0,
    };
    this.list(row, queue, plan.key);
    this.unused += 1;
    return row;
  }

  private list(row: number, queue: string, plan: string): void {
    const key = planKey(queue, plan);
    const others = this.byPlan.get(key);
    if (others) others.push(row);
    else this.byPlan.set(key, [row]);
  }
}

function planKey(queue: string, plan: string): string {
  return `${queue}\n${plan}`;
}

/** By all but queue and plan. */
function isOfKind(kind: Kind, item: RoutableItem, { answer, expiryMs, declineForMs }: OfferRule): boolean {
  return (
    kind.mediaType === item.mediaType &&
    kind.weight === item.weight &&
    kind.isEmergency === item.emergency &&
    kind.answer === item.answer &&
    kind.offer.answer === answer &&
    kind.offer.expiryMs === expiryMs &&
    kind.offer.declineForMs === declineForMs
  );
}

function asksTheSame(requirements: readonly RingRequirement[], { rings }: RoutingPlan): boolean {
  if (requirements.length !== rings.length) return false;
  for (let ring = 0; ring < requirements.length; ring += 1) {
    if (!isSameRequirement(requirements[ring] ?? {}, rings[ring]?.requirement ?? {})) return false;
  }
  return true;
}
