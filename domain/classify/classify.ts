import type { FaultCode } from '../config/fault-code';
import type { InputProblem } from '../config/problem';
import { valueSeen } from '../config/problem';
import { Allowance } from '../feel/run';
import type { LookupResult } from '../lookup/result';
import { placeCurve } from '../priority/resolve';
import { openPlan, preferredWaitBy, withSkills } from '../routing/plan';
import type { Said } from '../said/said';
import { textOf, toldOf } from '../said/said';
import { calendarId } from '../time/calendar-clocks';
import type { Catalogue } from './catalogue';
import type { Classified } from './classified';
import { resolveDeadlines } from '../sla/deadlines';
import { enrich } from './enrich';
import { sayNote } from './note-texts';
import type { Origins } from './origin';
import { type Placed, placeOf } from './place';
import { applyRules, ruleInput } from './rules';
import { timedStatuses } from './schedule-of';
import { thresholdInstants } from '../sla/instants';

/** A capture as the rules see it: what the source gave, and when the database took it in. Instants epoch ms. */
export interface ClassifyInput {
  source: string;
  /** Left out: the source's default. */
  worktype?: string | undefined;
  /** Left out: the source's home. */
  division?: string | undefined;
  attributes: Readonly<Record<string, unknown>>;
  externalTag?: string | undefined;
  dueAtMs?: number | undefined;
  activateAtMs?: number | undefined;
  /** Fixed priority. */
  priority?: number | null | undefined;
  preferredAgent?: string | undefined;
  department?: string | undefined;
  process?: string | undefined;
  capturedAtMs: number;
  /**
   * Of an item that is there already: its worktype, how often each threshold of that has come (left out: none has), and
   * attributes that look-ups brought, which a source's decision did not see.
   */
  was?: { worktype: string; fired?: readonly number[]; brought?: readonly string[] } | undefined;
  /** What came of the worktype's look-ups; of those that are missing nothing is known. */
  lookups?: readonly LookupResult[] | undefined;
}

export type Classification = { ok: true; value: Classified } | { ok: false; errors: InputProblem[] };

/**
 * Gives a capture everything that its item pins: queue, plan, curve, clocks, statuses, and a note for each thing that
 * was decided. What the source gave stands. Refuses a capture only for its own faults, never for those of a rule.
 */
export function classify(input: ClassifyInput, catalogue: Catalogue): Classification {
  const source = catalogue.source(input.source);
  if (!source) return refused([problem('source', 'does not exist', 'UNKNOWN_SOURCE', input.source)]);
  const allowance = new Allowance();
  const found = placeOf(input, source, catalogue, allowance);
  if (!found.ok) return refused([found.error]);
  const { placed } = found;
  const { worktype } = placed;
  const { lookups = [], was } = input;
  const { attributes, records, errors, ...enriched } = enrich(
    worktype,
    { defaults: source.defaults.attributes, given: input.attributes },
    lookups,
    catalogue,
  );
  if (errors.length > 0) return refused([...errors]);
  const ruled = ruleInput(worktype, input, attributes, catalogue);
  for (const { answer } of lookups) if (answer) allowance.spend(answer.spent);
  const outcome = applyRules(placed, ruled, catalogue, input.capturedAtMs, allowance);
  noteGiven(input, placed, outcome.origins);
  const { targetMs, expiryMs } = outcome;
  const calendar = outcome.calendar && calendarId(worktype.division, outcome.calendar.key);
  const clock = catalogue.clocks(calendar);
  const { capturedAtMs, activateAtMs, dueAtMs } = input;
  const resolved = resolveDeadlines({ capturedAtMs, activateAtMs, dueAtMs, targetMs, expiryMs }, clock);
  if (!resolved.ok) {
    const allowed = `${new Date(resolved.activationMs).toISOString()} (activation) or later`;
    return refused([{ ...problem('dueAt', 'is before the activation', resolved.code, isoOf(input.dueAtMs)), allowed }]);
  }
  const { activationMs, dueMs, expiresMs, slaMs } = resolved.deadlines;
  const { min, max, scheme, plan } = outcome;
  const deadlines = { activationMs, dueMs, expiresMs, createdMs: input.capturedAtMs };
  const preferredAgent = input.preferredAgent ?? null;
  const preferredAgentKnown =
    preferredAgent !== null && catalogue.agentFor(worktype.division, preferredAgent) !== undefined;
  const waitBy = preferredAgentKnown && plan ? preferredWaitBy(plan) : null;
  if (waitBy !== null) outcome.origins.add('preferredAgentWait', { by: waitBy });
  const notes = [...enriched.notes, ...outcome.notes, ...notesOf(input, preferredAgentKnown)];
  if (targetMs !== null && dueMs === null) notes.push(sayNote('NEVER_OPEN', { calendar: String(calendar) }));
  const value: Classified = {
    division: worktype.division,
    source: source.key,
    versions: outcome.versions,
    externalTag: ruled.externalTag,
    attributes,
    department: outcome.department,
    process: outcome.process,
    given: {
      dueAt: input.dueAtMs !== undefined,
      department: input.department !== undefined,
      process: input.process !== undefined,
      worktype: input.worktype !== undefined,
    },
    segment: outcome.segment,
    queue: outcome.queue,
    plan: withSkills(plan ? catalogue.planFor(plan, slaMs) : openPlan, outcome.skills),
    preferredAgent,
    preferredAgentKnown,
    curve: placeCurve(catalogue.shapeFor(scheme, slaMs), {
      min,
      max,
      activationMs,
      dueMs,
      calendar,
      fixed: input.priority ?? null,
    }),
    activationMs,
    ringBaseMs: activationMs,
    slaTargetMs: targetMs,
    slaExpiryMs: expiryMs,
    dueMs,
    expiresMs,
    thresholds: catalogue.thresholdsFor(worktype, slaMs),
    thresholdsMs: thresholdInstants(
      worktype.sla.thresholds,
      deadlines,
      slaMs,
      clock,
      was?.worktype === worktype.key ? was.fired : undefined,
    ),
    statusesMs: timedStatuses(worktype.statuses, activationMs, outcome.calendar?.timeZone),
    notes: notes.map(textOf),
    noted: notes.map(toldOf),
    origins: outcome.origins.list,
    // Last, for speed: an object that begins with a spread and goes on so long is kept as a slow dictionary.
    ...catalogue.pinnedOf(worktype),
  };
  // What few items have is set afterwards, for speed as well.
  if (outcome.dispositions !== worktype.dispositions) value.dispositions = outcome.dispositions;
  if (outcome.incidents.length > 0) value.incidents = outcome.incidents;
  if (worktype.form !== undefined) value.form = worktype.form;
  if (outcome.workbin !== null) value.workbin = outcome.workbin;
  if (outcome.skills !== null) value.skills = outcome.skills;
  if (records.length > 0) value.lookups = records;
  return { ok: true, value };
}

function notesOf(input: ClassifyInput, preferredAgentKnown: boolean): Said[] {
  const notes: Said[] = [];
  if (input.preferredAgent !== undefined && !preferredAgentKnown) {
    notes.push(sayNote('PREFERRED_MISSING', { agent: input.preferredAgent }));
  }
  if (input.dueAtMs !== undefined) notes.push(sayNote('DUE_GIVEN'));
  if (typeof input.priority === 'number') notes.push(sayNote('PRIORITY_GIVEN'));
  return notes;
}

/** What the worktype's rules do not decide. */
function noteGiven(input: ClassifyInput, { cause }: Placed, origins: Origins): void {
  origins.add('worktype', cause);
  if (input.dueAtMs !== undefined) origins.add('dueAt', { by: 'given' });
  if (typeof input.priority === 'number') origins.add('fixedPriority', { by: 'given' });
}

function refused(errors: InputProblem[]): Classification {
  return { ok: false, errors };
}

function problem(path: string, message: string, code: FaultCode, value?: unknown): InputProblem {
  return { path, message, code, ...(value !== undefined && { value: valueSeen(value) }) };
}

function isoOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}
