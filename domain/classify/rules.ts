import type { ConfigDocument, DocumentOf } from '../config/documents';
import { decideItem } from '../decisions/decide-item';
import type { Decision } from '../decisions/decide-item';
import type { DecidedValues } from '../decisions/outputs';
import { boundedPriority } from '../priority/bounds';
import type { Catalogue } from './catalogue';

type Worktype = DocumentOf<'worktype'>;

/** What the rules may read of an item; see `ruleVariables`. */
export interface RuleInput {
  source: string;
  worktype: string;
  division: string;
  attributes: Readonly<Record<string, unknown>>;
  externalTag: string | null;
  department: string | null;
  process: string | null;
}

/** What the rules decided, with the worktype's own values where they decided nothing. */
export interface RuleOutcome {
  queue: string;
  plan: DocumentOf<'routing-plan'> | null;
  scheme: DocumentOf<'priority-scheme'> | null;
  /** Null: wall time. */
  calendar: DocumentOf<'calendar'> | null;
  min: number;
  max: number;
  targetMs: number | null;
  expiryMs: number | null;
  department: string | null;
  process: string | null;
  segment: string | null;
  /** Versions of the documents used, by `kind/key`. */
  versions: Readonly<Record<string, number>>;
  notes: string[];
}

/** No longer list reaches the rules: one that looks through a list for each of its entries takes its length squared. */
const longestList = 1_000;

/** Only plain names reach the rules: a name such as `Value > 5` would change how a rule that reads it is parsed. */
const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Runs a worktype's tables over an item, each once. */
export function applyRules(worktype: Worktype, input: RuleInput, catalogue: Catalogue, nowMs: number): RuleOutcome {
  const { division } = worktype;
  const used: ConfigDocument[] = [worktype];
  const notes: string[] = [];
  const decisions = new Map<string, Decision>();
  let attributes: unknown;
  let waitsIn: string | null = null;
  const stop = (incident: string, conflictQueue: string | undefined) => {
    // The first incident says where the item waits, whatever other tables decide.
    waitsIn ??= conflictQueue ?? worktype.queue;
    notes.push(`incident: ${incident}: the item waits in queue ${waitsIn}`);
  };
  const ask = (key: string | undefined): DecidedValues => {
    if (key === undefined) return {};
    const known = decisions.get(key);
    if (known) return known.values;
    const document = catalogue.find('decision', division, key);
    if (!document) {
      notes.push(`decision ${key} does not exist: defaults`);
      return {};
    }
    if (attributes === undefined) {
      if (holdsLongList(input.attributes))
        notes.push(`a list of more than ${longestList} entries is not shown to rules`);
      attributes = shownToRules(input.attributes);
    }
    const decision = decideItem(catalogue.decision(document), { ...input, attributes }, nowMs);
    used.push(document);
    decisions.set(key, decision);
    notes.push(...decision.notes);
    if (decision.incident !== null) stop(decision.incident, document.conflictQueue);
    return decision.values;
  };
  const [routing, priority, sla] = [worktype.routing, worktype.priority, worktype.sla].map(({ decision }) =>
    ask(decision),
  );
  // Each part listens to its own table first; what that leaves open, another one may decide.
  const all: DecidedValues = { ...sla, ...priority, ...routing };
  const find = <K extends 'queue' | 'routing-plan' | 'priority-scheme' | 'calendar'>(
    kind: K,
    key: string | undefined,
    fallback: string | undefined,
  ): DocumentOf<K> | null => {
    const decided = key === undefined ? undefined : catalogue.find(kind, division, key);
    if (key !== undefined && !decided) notes.push(`${kind} ${key} does not exist: default`);
    const found = decided ?? (fallback === undefined ? undefined : catalogue.find(kind, division, fallback));
    if (found) used.push(found as DocumentOf<K> & ConfigDocument);
    return found ?? null;
  };
  const bounded = (what: string, given: number): number => {
    const priority = boundedPriority(given);
    if (priority !== given) notes.push(`${what} priority ${given} is out of bounds: ${priority}`);
    return priority;
  };
  const min = bounded('minimum', all.minPriority ?? worktype.priority.min);
  const max = bounded('maximum', all.maxPriority ?? worktype.priority.max);
  if (max < min) notes.push(`maximum priority ${max} is below the minimum ${min}: the curve is upside down`);
  const targets = catalogue.targetsOf(worktype);
  return {
    queue: find('queue', waitsIn ?? all.queue, worktype.queue)?.key ?? worktype.queue,
    plan: find('routing-plan', all.routingPlan, worktype.routing.plan),
    scheme: find('priority-scheme', priority?.priorityScheme ?? all.priorityScheme, worktype.priority.scheme),
    calendar: find('calendar', worktype.sla.calendar ?? undefined, undefined),
    min,
    max,
    targetMs: sla?.slaTarget ?? all.slaTarget ?? targets.targetMs,
    expiryMs: sla?.slaExpiry ?? all.slaExpiry ?? targets.expiryMs,
    department: input.department ?? all.department ?? null,
    process: input.process ?? all.process ?? null,
    segment: all.segment ?? null,
    // Evaluated last: by then all of them have been found.
    versions: catalogue.versionsOf(used),
    notes,
  };
}

function holdsLongList(value: unknown): boolean {
  if (Array.isArray(value) && value.length > longestList) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsLongList);
}

/** The part of a value that rules may read. */
export function shownToRules(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > longestList ? null : value.map(shownToRules);
  if (typeof value !== 'object' || value === null) return value;
  const plain = Object.entries(value).filter(([name]) => plainName.test(name));
  return Object.fromEntries(plain.map(([name, within]) => [name, shownToRules(within)]));
}
