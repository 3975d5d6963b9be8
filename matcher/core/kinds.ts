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
  /** Where its items wait, for each set of open rings that has occurred, the last first: from one to the next. */
  stage: Stage | null;
  uses: number;
}

/** Unused kinds are forgotten when there are more of them than of the others, and more than this. */
const UNUSED_KEPT = 1_024;

/** Each kind once, numbered. Those that no item has are kept until `sweep`: the next item is often of the same kind. */
export class Kinds {
  private readonly rows: (Kind | undefined)[] = [];
  private readonly free: number[] = [];
  /** By queue, and by key of the plan: one text of both would be made for each item. */
  private readonly byQueue = new Map<string, Map<string, number[]>>();
  private unused = 0;

  at(row: number): Kind {
    return this.rows[row] as Kind;
  }

  use(item: RoutableItem, offer: OfferRule): number {
    const row = this.find(item, offer) ?? this.add(item, offer);
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
    this.byQueue.clear();
    for (const [row, kind] of this.rows.entries()) {
      if (!kind) continue;
      kind.stage = null;
      if (kind.uses > 0) this.list(row, kind.queue, kind.plan);
      else {
        this.rows[row] = undefined;
        this.free.push(row);
      }
    }
    this.unused = 0;
  }

  private find(item: RoutableItem, offer: OfferRule): number | undefined {
    for (const row of this.byQueue.get(item.queue)?.get(item.plan.key) ?? []) {
      const kind = this.at(row);
      if (isOfKind(kind, item, offer) && asksTheSame(kind.requirements, item.plan)) return row;
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
      stage: null,
      uses: 0,
    };
    this.list(row, queue, plan.key);
    this.unused += 1;
    return row;
  }

  private list(row: number, queue: string, plan: string): void {
    let byPlan = this.byQueue.get(queue);
    if (!byPlan) this.byQueue.set(queue, (byPlan = new Map()));
    const others = byPlan.get(plan);
    if (others) others.push(row);
    else byPlan.set(plan, [row]);
  }
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
