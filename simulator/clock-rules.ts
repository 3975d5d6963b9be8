import type { Catalogue } from '../domain/classify/catalogue';
import type { ClockRules } from '../domain/classify/other-schedule';
import type { ConfigKind } from '../domain/config/documents';
import type { ItemState } from '../domain/item/state';

/** By what an item's clocks are computed anew: the documents that classified it. */
export function clockRules({ division, rules }: ItemState, catalogue: Catalogue): ClockRules {
  const names = Object.keys(rules.versions);
  const pinned = <K extends ConfigKind>(kind: K) => {
    const name = names.find((each) => each.startsWith(`${kind}/`));
    return name === undefined ? undefined : catalogue.find(kind, division, name.slice(kind.length + 1));
  };
  const worktype = pinned('worktype');
  return {
    rules: {
      scheme: pinned('priority-scheme') ?? null,
      plan: pinned('routing-plan') ?? null,
      thresholds: worktype?.sla.thresholds ?? [],
      statuses: worktype?.statuses ?? [],
      preferredAgentShare: catalogue.preferredAgentShare(division),
      timeZone: pinned('calendar')?.timeZone,
    },
    clock: catalogue.clocks(rules.curve.calendar),
  };
}
