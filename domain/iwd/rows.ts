import { formatDuration } from '../time/duration';
import { includes, isSame, mayMeet, type When } from './conditions';
import type { IwdRule } from './export';
import { reprioritize, spanMs } from './reprioritize';
import { type ImportedScheme, schemeOf } from './scheme';

/** What has no meaning here, or another, with where it stands there. */
export interface Loss {
  place: string;
  message: string;
}

/** What the rules of one place make of the tasks that meet the same conditions. */
export interface ImportedRow {
  when: When;
  /** Null: no rule says anything of the priority. */
  scheme: ImportedScheme | null;
  target: string | null;
  expiry: string | null;
}

const MOST_ROWS = 200;

/** One row for each set of conditions that a task can meet, the narrowest first, so that the first that fits is right. */
export function rowsOf(rules: readonly IwdRule[]): { rows: ImportedRow[]; losses: string[] } {
  const losses = new Set<string>();
  const rows = conditionSets(rules, losses).map((when): ImportedRow => {
    const met = rules.filter((rule) => includes(when, rule.when));
    const dueMs = lastSpanMs(met.map(({ setDueIn }) => setDueIn));
    const expiryMs = lastSpanMs(met.map(({ setExpirationIn }) => setExpirationIn));
    const unplaced = dueMs === null ? met.filter(({ dueTimeIsIn }) => dueTimeIsIn) : [];
    for (const { name } of unplaced)
      losses.add(`${named(name)} looks at the time until due, and no rule sets it: it never acts`);
    if (dueMs !== null && met.some(({ dueTimeIsIn }) => dueTimeIsIn)) {
      losses.add(
        'looks at the time until due: placed by the due date that the rules set, also where a task brings its own',
      );
    }
    if (dueMs !== null && expiryMs !== null && expiryMs < dueMs) {
      losses.add('expires before it is due: here it expires when due');
    }
    const curve = schemeOf(reprioritize(met, dueMs), dueMs);
    for (const loss of curve.losses) losses.add(loss);
    const isRuled = met.some((rule) => (rule.setPriority ?? rule.increasePriority) !== undefined);
    return { when, scheme: isRuled ? curve.scheme : null, target: textOf(dueMs), expiry: textOf(expiryMs) };
  });
  return { rows, losses: [...losses] };
}

/** The conditions of the rules, and what comes of several that one task meets. */
function conditionSets(rules: readonly IwdRule[], losses: Set<string>): When[] {
  const sets: When[] = [{}];
  const add = (when: When) => {
    if (!sets.some((known) => isSame(known, when))) sets.push(when);
  };
  for (const { when } of rules) add(when);
  for (let at = 1; at < sets.length && sets.length <= MOST_ROWS; at += 1) {
    for (const other of sets.slice(1, at)) {
      const when = sets[at];
      if (!when || includes(when, other) || includes(other, when) || !mayMeet(when, other)) continue;
      const both = { ...when, ...other };
      if (includes(both, when)) add(both);
      else
        losses.add(`conditions on ${sharedName(when, other)} overlap: of two that a task meets the first acts alone`);
    }
  }
  if (sets.length > MOST_ROWS) losses.add(`has conditions for more than ${MOST_ROWS} rows: the rest is left out`);
  return sets.slice(0, MOST_ROWS).sort((one, other) => Object.keys(other).length - Object.keys(one).length);
}

function sharedName(one: When, other: When): string {
  return (
    Object.keys(one).find((name) => name in other && !includes(one, { [name]: other[name] ?? '' })) ?? 'attributes'
  );
}

function lastSpanMs(spans: readonly IwdRule['setDueIn'][]): number | null {
  const span = spans.findLast((one) => one !== undefined);
  return span ? spanMs(span) : null;
}

function textOf(ms: number | null): string | null {
  return ms === null ? null : formatDuration(ms);
}

function named(name: string | undefined): string {
  return name === undefined ? 'a rule' : `rule ${name}`;
}
