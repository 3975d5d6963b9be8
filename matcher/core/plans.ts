import type { RingTarget, RoutingPlan } from '../../domain/routing/types';
import { shareOf } from './share';

/** A plan whose delays that are percentages of the SLA are written as shares: one for items of any SLA. */
export interface PlanTemplate {
  /** Of this template alone. */
  readonly number: number;
  readonly text: string;
  readonly plan: RoutingPlan;
  /** Of the SLA, by ring; null where the delay stands as it is. Null altogether when all do. */
  readonly shares: readonly (number | null)[] | null;
}

const SLAS_KEPT = 8;

/** Each template once, as long as somebody keeps it. */
export class Plans {
  private byText = new Map<string, PlanTemplate>();
  /** Who gives the same object again, with one of a few SLAs, is spared the comparison of texts. */
  private readonly byPlan = new WeakMap<RoutingPlan, { slaMs: number; template: PlanTemplate }[]>();
  private made = 0;

  /** `slaMs` NaN: no due date. */
  templateOf(plan: RoutingPlan, slaMs: number): PlanTemplate {
    let seen = this.byPlan.get(plan);
    if (!seen) this.byPlan.set(plan, (seen = []));
    for (const known of seen) if (Object.is(known.slaMs, slaMs)) return known.template;
    const shares = plan.rings.map(({ afterMs }) => shareOf(afterMs, slaMs));
    const delays = plan.rings.map(({ afterMs }, ring) => (shares[ring] === null ? afterMs : { share: shares[ring] }));
    const text = JSON.stringify([plan.key, delays, plan.rings.map(({ requirement }) => requirement)]);
    let template = this.byText.get(text);
    if (!template) {
      this.made += 1;
      template = { number: this.made, text, plan, shares: shares.every((share) => share === null) ? null : shares };
      this.byText.set(text, template);
    }
    if (seen.length === SLAS_KEPT) seen.shift();
    seen.push({ slaMs, template });
    return template;
  }

  keepOnly(templates: Iterable<PlanTemplate>): void {
    this.byText = new Map(Array.from(templates, (template) => [template.text, template]));
  }
}

/** The plan of an item of that SLA, exactly as it was given. */
export function planOf({ plan, shares }: PlanTemplate, slaMs: number): RoutingPlan {
  if (!shares) return plan;
  const rings = plan.rings.map((ring, at) => {
    const share = shares[at] ?? null;
    return share === null ? ring : { ...ring, afterMs: share * slaMs };
  });
  return { ...plan, rings };
}

const texts = new WeakMap<RingTarget, string>();

/** Equal for targets that admit the same agents. */
export function targetText(target: RingTarget): string {
  const known = texts.get(target);
  if (known !== undefined) return known;
  const text = JSON.stringify([target.skills, target.agents, target.group, target.queue]);
  texts.set(target, text);
  return text;
}
