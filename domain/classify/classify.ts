import type { DocumentOf } from '../config/documents';
import type { InputProblem } from '../config/problem';
import { valueSeen } from '../config/problem';
import { resolveCurve } from '../priority/resolve';
import { calendarId } from '../time/calendar-clocks';
import { durationMs } from '../time/duration';
import type { Catalogue } from './catalogue';
import type { Classified, PinnedStatus } from './classified';
import { optionalMs, resolveDeadlines } from './deadlines';
import { pinThreshold } from './pin-threshold';
import { applyRules } from './rules';
import { scheduleOf } from './schedule-of';

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
  const resolved = resolveDeadlines({ ...input, targetMs, expiryMs }, clock);
  if (!resolved.ok) {
    const allowed = `${new Date(resolved.activationMs).toISOString()} (activation) or later`;
    return refused([{ ...problem('dueAt', 'is before the activation', resolved.code, isoOf(input.dueAtMs)), allowed }]);
  }
  const { activationMs, dueMs, expiresMs, slaMs } = resolved.deadlines;
  const { min, max, scheme } = outcome;
  const preferredAgent = input.preferredAgent ?? null;
  const preferredAgentKnown = preferredAgent !== null && catalogue.agent(preferredAgent) !== undefined;
  const schedule = scheduleOf(
    {
      ...outcome,
      thresholds: worktype.sla.thresholds,
      statuses: worktype.statuses,
      preferredAgentShare: shareOf(catalogue, worktype.division),
      timeZone: outcome.calendar?.timeZone ?? 'UTC',
    },
    { activationMs, dueMs, expiresMs, createdMs: input.capturedAtMs, ringBaseMs: activationMs },
    clock,
  );
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
      plan: schedule.plan,
      preferredAgent,
      preferredAgentKnown,
      curve: resolveCurve(scheme, { min, max, activationMs, dueMs, calendar, fixed: input.priority ?? null }, clock),
      activationMs,
      ringBaseMs: activationMs,
      slaTargetMs: targetMs,
      dueMs,
      expiresMs,
      thresholdsMs: schedule.thresholdsMs,
      statusesMs: schedule.statusesMs,
      notes: [
        ...outcome.notes,
        ...notesOf(input, preferredAgentKnown),
        ...(targetMs !== null && dueMs === null ? [`calendar ${calendar} never opens that long: no due date`] : []),
      ],
      // Last, for speed: an object that begins with a spread and goes on so long is kept as a slow dictionary.
      ...pinnedOf(worktype, slaMs),
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

/** What an item pins of its worktype as it stands. */
function pinnedOf(worktype: Worktype, slaMs: number | null) {
  const { offer, onLogout, completion, statuses, sla, pause } = worktype;
  // The schema of documents sees to it that exactly one is initial.
  const initial = statuses.find((status) => status.initial) ?? statuses[0];
  const final = statuses.find((status) => status.final) ?? statuses.find((status) => status.category === 'closed');
  return {
    worktype: worktype.key,
    referencePrefix: worktype.referencePrefix,
    mediaType: worktype.mediaType,
    weight: worktype.weight,
    status: initial?.key ?? '',
    initialStatus: initial?.key ?? '',
    statuses: statuses.map(pinStatus),
    onAcceptStatus: statuses.find((status) => status.onAccept)?.key ?? null,
    overdueStatus: worktype.overdueStatus ?? null,
    finalStatus: final?.key ?? null,
    offer: { answer: offer.answer, expiryMs: durationMs(offer.expiry), declineForMs: durationMs(offer.declineFor) },
    onLogout: {
      policy: onLogout.policy,
      afterMs: durationMs(onLogout.after),
      workbin: onLogout.workbin ?? null,
    },
    completion: {
      by: completion.by,
      markDone: completion.markDone,
      sourceTimeoutMs: optionalMs(completion.sourceTimeout),
    },
    dispositions: worktype.dispositions,
    thresholds: sla.thresholds.map((threshold) => pinThreshold(threshold, slaMs)),
    emergencyQueue: sla.emergencyQueue ?? null,
    maxEscalations: sla.maxEscalations ?? null,
    pauseStopsClocks: pause.clocks === 'stop',
  };
}

function pinStatus(status: Worktype['statuses'][number]): PinnedStatus {
  const { key, name, category, next, after } = status;
  return { key, name: name ?? key, category, next: next ?? null, afterMs: optionalMs(after) };
}

/** The division's share of the SLA for which a preferred agent is waited for, where a plan gives none. */
export function shareOf(catalogue: Catalogue, division: string): string {
  return catalogue.division(division)?.preferredAgentShare ?? '10%';
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
