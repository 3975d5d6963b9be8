import type { OfferRule } from '../../domain/classify/classified';
import { ringOpenings } from '../../domain/routing/plan';
import type { RoutableItem } from '../../domain/routing/types';
import type { Stage } from './groups';
import { Plans } from './plans';
import type { PlanTemplate } from './plans';

/** What items have in common beside their curve and their instants. */
export interface Kind extends Pick<
  RoutableItem,
  'queue' | 'mediaType' | 'weight' | 'preferredAgent' | 'preferredAgentKnown' | 'answer'
> {
  readonly isEmergency: boolean;
  readonly key: string;
  readonly plan: PlanTemplate;
  readonly offer: OfferRule;
  /** When each ring opens after the base, on wall time; null for one that is skipped. Null altogether: by the SLA. */
  readonly delaysMs: readonly (number | null)[] | null;
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
  private readonly byKey = new Map<string, number>();
  private readonly plans = new Plans();
  private readonly lastOf = new Map<PlanTemplate, number>();
  private unused = 0;

  at(row: number): Kind {
    return this.rows[row] as Kind;
  }

  use(item: RoutableItem, offer: OfferRule, slaMs: number): number {
    const plan = this.plans.templateOf(item.plan, slaMs);
    // A plan's items are mostly of one kind: the one that was asked for last spares its text.
    let row = this.lastOf.get(plan) ?? -1;
    if (row < 0 || !isOfKind(this.at(row), item, offer)) {
      const key = keyOf(item, offer, plan);
      row = this.byKey.get(key) ?? this.add(key, item, offer, plan);
      this.lastOf.set(plan, row);
    }
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
    return this.unused > UNUSED_KEPT && this.unused > this.byKey.size / 2;
  }

  /** Forgets kinds without items, and the stages of all others. */
  sweep(): void {
    for (const [row, kind] of this.rows.entries()) {
      if (!kind) continue;
      kind.stages = [];
      if (kind.uses > 0) continue;
      this.rows[row] = undefined;
      this.byKey.delete(kind.key);
      this.free.push(row);
    }
    this.unused = 0;
    this.lastOf.clear();
    this.plans.keepOnly(this.rows.flatMap((kind) => kind?.plan ?? []));
  }

  private add(key: string, item: RoutableItem, offer: OfferRule, plan: PlanTemplate): number {
    const { queue, mediaType, weight, preferredAgent, preferredAgentKnown, answer } = item;
    const row = this.free.pop() ?? this.rows.length;
    const fromZero = { plan: plan.plan, preferredAgent, preferredAgentKnown, ringBaseMs: 0, curve: { calendar: null } };
    this.rows[row] = {
      key,
      plan,
      offer,
      queue,
      mediaType,
      weight,
      preferredAgent,
      preferredAgentKnown,
      answer,
      isEmergency: item.emergency,
      delaysMs: plan.shares ? null : ringOpenings(fromZero),
      stages: [],
      uses: 0,
    };
    this.byKey.set(key, row);
    this.unused += 1;
    return row;
  }
}

function isOfKind(kind: Kind, item: RoutableItem, { answer, expiryMs, declineForMs }: OfferRule): boolean {
  return (
    kind.queue === item.queue &&
    kind.mediaType === item.mediaType &&
    kind.weight === item.weight &&
    kind.preferredAgent === item.preferredAgent &&
    kind.preferredAgentKnown === item.preferredAgentKnown &&
    kind.isEmergency === item.emergency &&
    kind.answer === item.answer &&
    kind.offer.answer === answer &&
    kind.offer.expiryMs === expiryMs &&
    kind.offer.declineForMs === declineForMs
  );
}

function keyOf(item: RoutableItem, offer: OfferRule, plan: PlanTemplate): string {
  const { queue, mediaType, weight, preferredAgent, preferredAgentKnown, emergency, answer } = item;
  const preferred = `${preferredAgentKnown} ${preferredAgent === null ? '' : `=${preferredAgent}`}`;
  const policy = `${answer} ${emergency} ${offer.answer} ${offer.expiryMs} ${offer.declineForMs}`;
  return `${queue}\n${mediaType}\n${weight}\n${preferred}\n${policy}\n${plan.number}`;
}
