import type { DocumentOf } from '../config/documents';
import type { InputProblem } from '../config/problem';
import { valueSeen } from '../config/problem';
import { placeCurve } from '../priority/resolve';
import { openPlan } from '../routing/plan';
import { calendarId } from '../time/calendar-clocks';
import type { Catalogue } from './catalogue';
import type { Classified } from './classified';
import { resolveDeadlines } from './deadlines';
import { applyRules } from './rules';
import { thresholdInstants, timedStatuses } from './schedule-of';

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
  /** How often each threshold of the worktype has come already; left out: none has. */
  fired?: readonly number[] | undefined;
}

export type Classification = { ok: true; value: Classified } | { ok: false; errors: InputProblem[] };

type Source = DocumentOf<'source'>;
type Worktype = DocumentOf<'worktype'>;

/**
 * Gives a capture everything that its item pins: queue, plan, curve, clocks, statuses, and a note for each thing that
 * was decided. What the source gave stands. Refuses a capture only for its own faults, never for those of a rule.
 */
export function classify(input: ClassifyInput, catalogue: Catalogue): Classification {
  const source = catalogue.source(input.source);
  if (!source) return refused([problem('source', 'does not exist', 'UNKNOWN_SOURCE', input.source)]);
  const placed = placeOf(input, source, catalogue);
  if (!placed.ok) return refused([placed.error]);
  const { worktype } = placed;
  const attributes = { ...source.defaults.attributes, ...input.attributes };
  const errors = catalogue.checkAttributes(worktype, attributes);
  const externalTag = input.externalTag ?? source.defaults.externalTag ?? null;
  if (errors.length > 0) return refused(errors);
  const outcome = applyRules(
    worktype,
    {
      source: source.key,
      worktype: worktype.key,
      division: worktype.division,
      attributes,
      externalTag,
      department: input.department ?? null,
      process: input.process ?? null,
    },
    catalogue,
    input.capturedAtMs,
  );
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
  const preferredAgentKnown = preferredAgent !== null && catalogue.agent(preferredAgent) !== undefined;
  return {
    ok: true,
    value: {
      division: worktype.division,
      source: source.key,
      versions: outcome.versions,
      externalTag,
      attributes,
      department: outcome.department,
      process: outcome.process,
      given: {
        dueAt: input.dueAtMs !== undefined,
        department: input.department !== undefined,
        process: input.process !== undefined,
      },
      segment: outcome.segment,
      queue: outcome.queue,
      plan: plan ? catalogue.planFor(plan, slaMs) : openPlan,
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
      thresholdsMs: thresholdInstants(worktype.sla.thresholds, deadlines, slaMs, clock, input.fired),
      statusesMs: timedStatuses(worktype.statuses, activationMs, outcome.calendar?.timeZone),
      notes: [
        ...outcome.notes,
        ...notesOf(input, preferredAgentKnown),
        ...(targetMs !== null && dueMs === null ? [`calendar ${calendar} never opens that long: no due date`] : []),
      ],
      // Last, for speed: an object that begins with a spread and goes on so long is kept as a slow dictionary.
      ...catalogue.pinnedOf(worktype),
    },
  };
}

/** The division into which a source captures, and the worktype there. */
function placeOf(
  input: ClassifyInput,
  source: Source,
  catalogue: Catalogue,
): { ok: true; worktype: Worktype } | { ok: false; error: InputProblem } {
  const division = input.division ?? source.division;
  if (division !== source.division && !source.divisions.includes(division)) {
    const error = problem('division', 'is not open to this source', 'DIVISION_NOT_ALLOWED', division);
    return { ok: false, error: { ...error, allowed: [source.division, ...source.divisions] } };
  }
  const key = input.worktype ?? source.defaults.worktype;
  if (key === undefined) {
    return { ok: false, error: problem('worktype', 'is required: the source has no default', 'REQUIRED') };
  }
  const worktype = catalogue.find('worktype', division, key);
  if (worktype) return { ok: true, worktype };
  const allowed = catalogue.inDivision('worktype', division).map((known) => known.key);
  return { ok: false, error: { ...problem('worktype', 'does not exist', 'UNKNOWN_WORKTYPE', key), allowed } };
}

function notesOf(input: ClassifyInput, preferredAgentKnown: boolean): string[] {
  const notes: string[] = [];
  if (input.preferredAgent !== undefined && !preferredAgentKnown) {
    notes.push(`preferred agent ${input.preferredAgent} is unknown: his ring is skipped`);
  }
  if (input.dueAtMs !== undefined) notes.push('due date given by the source');
  if (typeof input.priority === 'number') notes.push('priority fixed by the source');
  return notes;
}

function refused(errors: InputProblem[]): Classification {
  return { ok: false, errors };
}

function problem(path: string, message: string, code: string, value?: unknown): InputProblem {
  return { path, message, code, ...(value !== undefined && { value: valueSeen(value) }) };
}

function isoOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}
