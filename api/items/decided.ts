import type { Pool } from 'pg';
import { readClassification } from '../../db/item-read';
import { decidedNames, type DecidedName, type Origin } from '../../domain/classify/origin';
import type { ItemState } from '../../domain/item/state';
import { preferredWaitMs } from '../../domain/routing/plan';
import { formatDuration } from '../../domain/time/duration';
import { instantText } from '../../domain/time/instant';
import type { ConfigKind } from '../../domain/config/documents';
import type { Directory } from '../catalogue/directory';
import type { DecidedView } from '../contract/explanation';

/**
 * Where each value came from when the item was classified last, with the values that it was given then. Empty for items of
 * releases that did not keep it.
 */
export async function decidedViews(pool: Pool, state: ItemState, { rules }: Directory): Promise<DecidedView[]> {
  const data = await readClassification(pool, state.id);
  const origins = (data?.['origins'] ?? []) as readonly Origin[];
  const views = origins.flatMap((origin) =>
    origin.of.map((name) => viewOf(name, valueOf(name, state, data ?? {}), origin, state, rules)),
  );
  const place = ({ name }: DecidedView) => decidedNames.indexOf(name);
  return views.toSorted((one, other) => place(one) - place(other));
}

function viewOf(
  name: DecidedName,
  value: DecidedView['value'],
  origin: Origin,
  { division, rules }: ItemState,
  published: Directory['rules'],
): DecidedView {
  const isDecision = origin.by === 'decision';
  const decision = isDecision ? origin.decision : null;
  const version = decision === null ? null : (rules.versions[`decision/${decision}`] ?? null);
  const kind = kindsKept[name];
  const key = String(value);
  const kept = kind && rules.versions[`${kind}/${key}`];
  const keeps =
    kind === undefined || kept === undefined
      ? null
      : { version: kept, published: published.versionOf(kind, division, key) ?? null };
  const view = { name, value, by: origin.by, decision, rules: isDecision ? [...origin.rules] : [], version, keeps };
  return { ...view, text: textOf(view) };
}

/** What an item keeps of a document, by the name of the value that names it. */
const kindsKept: Partial<Record<DecidedName, ConfigKind>> = {
  worktype: 'worktype',
  routingPlan: 'routing-plan',
  priorityScheme: 'priority-scheme',
};

function textOf({ name, value, by, decision, rules, version }: Omit<DecidedView, 'text' | 'keeps'>): string {
  const said = value === null ? name : `${name} ${value}`;
  switch (by) {
    case 'decision': {
      const numbers = rules.length === 0 ? '' : ` ${rules.length > 1 ? 'rules' : 'rule'} ${rules.join(', ')}`;
      return `${said}: decision ${decision}${numbers}${version === null ? '' : ` (version ${version})`}`;
    }
    case 'given':
      return `${said}: given by the source`;
    case 'source':
      return `${said}: the source's default`;
    case 'worktype':
      return `${said}: the worktype's default`;
    case 'routing-plan':
      return `${said}: of the routing plan`;
    case 'division':
      return `${said}: the division's default`;
    case 'incident':
      return `${said}: where items wait that rules could not decide`;
    case 'default':
      return `${said}: default, no rule matched`;
  }
}

function valueOf(name: DecidedName, state: ItemState, data: Readonly<Record<string, unknown>>): DecidedView['value'] {
  const { rules, dueMs } = state;
  switch (name) {
    case 'worktype':
      return state.worktype;
    case 'department':
    case 'process':
    case 'segment':
      return rules[name];
    case 'queue':
    case 'workbin':
      return plain(data[name]);
    case 'routingPlan':
      return plain(data['plan']);
    case 'preferredAgentWait': {
      const waitMs = preferredWaitMs(rules.plan);
      return waitMs === null ? null : formatDuration(waitMs);
    }
    case 'priorityScheme':
      return (
        Object.keys(rules.versions)
          .find((key) => key.startsWith(SCHEME))
          ?.slice(SCHEME.length) ?? null
      );
    case 'minPriority':
      return plain(data['min']);
    case 'maxPriority':
      return plain(data['max']);
    case 'fixedPriority':
      return rules.curve.fixed;
    case 'slaTarget':
      return rules.slaTargetMs === null ? null : formatDuration(rules.slaTargetMs);
    case 'slaExpiry':
      return typeof rules.slaExpiryMs === 'number' ? formatDuration(rules.slaExpiryMs) : null;
    case 'skills':
      return rules.skills ?? null;
    case 'dispositions':
      return rules.dispositions.length === 0 ? null : rules.dispositions.join(', ');
    case 'dueAt':
      return dueMs === null ? null : instantText(dueMs);
  }
}

const SCHEME = 'priority-scheme/';

function plain(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
