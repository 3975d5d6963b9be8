import type { ClientBase } from 'pg';
import { insertCase } from '../../db/case-file';
import { insertCaseRequests } from '../../db/case-request';
import { modelOf } from '../../domain/bpmn/model';
import {
  type PossibleStart,
  type StartTimer,
  startsOf,
  startsOfAll,
  startTimers,
} from '../../domain/bpmn/possible-starts';
import type { Variables } from '../../domain/bpmn/state';
import { compileAttributes } from '../../domain/classify/attributes';
import { caseNudgeAtMs, type CaseFile, type CaseLink, fileState } from '../../domain/cases/file';
import { caseEntry } from '../../domain/audit/case-entry';
import { entry } from '../../domain/cases/history';
import { slaClock, type SlaClock } from '../../domain/cases/sla-clock';
import { calendarId } from '../../domain/time/calendar-clocks';
import { durationMs } from '../../domain/time/duration';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import { isClosed } from '../../domain/config/division';
import type { InputProblem } from '../../domain/config/problem';
import type { Actor } from '../../domain/item/event';
import { isTooMuchToBegin } from '../../domain/cases/room';
import { createId } from '../../db/new-id';
import { HttpProblem } from '../http-problem';
import type { Directory } from '../catalogue/directory';
import type { BeginningInteraction } from '../contract/interaction';
import type { Deps } from '../deps';
import { decideStart } from './decide-start';

export interface NewCase {
  type: CaseTypeDocument;
  version: number;
  actor: Actor;
  /** Left out: a new one. */
  id?: string | undefined;
  source?: string | undefined;
  externalId?: string | undefined;
  name?: string | undefined;
  owner?: string | undefined;
  priority?: number | undefined;
  /** Left out: its none start event. */
  startEvent?: string | undefined;
  /** That of its type's timers which starts it, the instant, and since when none was looked after; its history says so. */
  schedule?: { element: string; at: string; missedSince: string | null } | undefined;
  variables: Variables;
  links?: readonly CaseLink[] | undefined;
  interaction?: BeginningInteraction | undefined;
}

/** The published case types of a division, with their versions. */
export function caseTypesIn(
  { rows, rules }: Directory,
  division: string,
): { type: CaseTypeDocument; version: number }[] {
  return rows.flatMap((row) => {
    if (row.kind !== 'case-type' || row.division !== division) return [];
    const type = rules.find('case-type', division, row.key);
    return type ? [{ type, version: row.version }] : [];
  });
}

/** Those of its case types that cases may begin of: in a division that is closed, none. */
export function startableIn(directory: Directory, division: string): ReturnType<typeof caseTypesIn> {
  return isClosed(division, directory.divisions) ? [] : caseTypesIn(directory, division);
}

/** Whether its model has a start event without a trigger, or needs none. */
export function startsByItself(type: CaseTypeDocument): boolean {
  return ownStarts(type).length > 0;
}

/** Where its cases begin by themselves. */
export function ownStarts({ model }: CaseTypeDocument): string[] {
  if (!model || !('graph' in model)) return [];
  const { noneStarts, implicitStarts } = modelOf(model.graph).container(model.graph.main);
  return [...noneStarts, ...implicitStarts].map(({ id }) => id);
}

/** Attributes that no case of a type may start with, whoever or whatever starts it; `root` is where they were given. */
export function startFaults(
  { attributes: schema }: Pick<CaseTypeDocument, 'attributes'>,
  attributes: Variables,
  root = 'attributes',
): InputProblem[] {
  const faults = compileAttributes(schema)(attributes);
  return faults.map((fault) => ({ ...fault, path: fault.path.replace(/^attributes/, root) }));
}

/** What may start its cases from outside. */
export function possibleStarts({ model }: Pick<CaseTypeDocument, 'model'>): PossibleStart[] {
  return model && 'graph' in model ? startsOfAll(modelOf(model.graph)) : [];
}

/** What starts its cases by time, when it is published at `fromMs`. */
export function startTimersOf({ model: read }: Pick<CaseTypeDocument, 'model'>, fromMs: number): StartTimer[] {
  if (!read || !('graph' in read)) return [];
  const model = modelOf(read.graph);
  return startTimers(model, startsOf(model, model.graph.main), {}, fromMs);
}

/** As it will be written; its reference is taken for good. */
export async function newCase(deps: Deps, given: NewCase, nowMs: number): Promise<CaseFile> {
  const { references } = deps;
  if (isTooMuchToBegin(given.variables)) throw new HttpProblem('CASE_FULL');
  const directory = await deps.directories.get();
  const decided = decideStart(deps, directory, given.type, given.variables, nowMs);
  const { type, version, variables } = given;
  return {
    schema: 1,
    id: given.id ?? createId(Math.floor(nowMs)),
    life: 1,
    version: 1,
    division: type.division,
    reference: await references.take(type.division, type.referencePrefix),
    source: given.source ?? null,
    externalId: given.externalId ?? null,
    type: type.key,
    typeVersion: version,
    name: given.name ?? null,
    status: type.statuses[0]?.key ?? '',
    owner: given.owner ?? decided.owner,
    priority: given.priority ?? decided.priority ?? type.priority ?? null,
    participants: [],
    links: [...(given.links ?? []), ...linkOf(given, nowMs)],
    outcome: null,
    createdMs: Math.floor(nowMs),
    closedMs: null,
    clocks: clocksOfNew(directory, type, Math.floor(nowMs), decided.targetMs),
    numbersFrom: 1,
    process: null,
    variables,
    isSuspended: false,
    held: [],
  };
}

/** The interaction that it begins with. */
function linkOf({ interaction }: NewCase, nowMs: number): CaseLink[] {
  if (!interaction) return [];
  return [{ kind: 'interaction', ref: interaction.id, title: null, url: null, atMs: Math.floor(nowMs) }];
}

/** The SLA of a case that begins now, on the clock of its type. */
export function clocksOfNew(
  { rules }: Pick<Directory, 'rules'>,
  { division, sla }: CaseTypeDocument,
  nowMs: number,
  decidedMs: number | null = null,
): SlaClock[] {
  const targetMs = decidedMs ?? (sla.target === undefined ? null : durationMs(sla.target));
  if (targetMs === null) return [];
  const clock = rules.clocks(sla.calendar === null ? null : calendarId(division, sla.calendar));
  return [slaClock(null, sla, nowMs, targetMs, clock)];
}

/** Writes it, and asks it to begin: from the commit on it is durable. False: its source has used the ID before. */
export async function writeNewCase(client: ClientBase, file: CaseFile, given: NewCase): Promise<boolean> {
  const { actor, startEvent, schedule, interaction, variables } = given;
  const { type: key, typeVersion, source, externalId, owner, priority } = file;
  const data = { type: key, typeVersion, source, externalId, owner, priority };
  const columns = { state: fileState(file), incidents: 0, nudgeAtMs: caseNudgeAtMs(file) };
  const begun = interaction
    ? [
        entry('linked', {
          kind: 'interaction',
          ref: interaction.id,
          channel: interaction.channel,
          text: interaction.text,
        }),
      ]
    : [];
  const events = [entry('created', data), ...(schedule ? [entry('started-by-schedule', schedule)] : []), ...begun];
  const change = { file, actor, events };
  if (!(await insertCase(client, file, columns, change, caseEntry(null, change, { verb: 'create' })))) return false;
  const event = { type: 'start', ...(startEvent === undefined ? {} : { startEvent }), variables } as const;
  await insertCaseRequests(client, [{ caseId: file.id, commandId: 'start', request: { event, actor } }]);
  return true;
}
