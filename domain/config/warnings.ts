import { outputCells } from '../decisions/item-decision';
import { Effort } from '../decisions/cover';
import { offsetMs } from '../time/duration';
import { noMeaning } from '../bpmn/read/foreign';
import { unservedTasks } from '../bpmn/check/unserved';
import { hasHours } from '../time/open-hours';
import type { DocumentFault } from './check-document';
import { type ConfigDocument, documentIdentity, type DocumentOf } from './documents';
import { formatPath, type InputProblem } from './problem';
import { ringWarnings } from './ring-warnings';
import { startWarnings } from './start-warnings';
import { tableSteps, tableWarnings, usesDecision } from './table-warnings';
import { unknownAttributes } from './unknown-attributes';

type Scheme = DocumentOf<'priority-scheme'>;
type Worktype = DocumentOf<'worktype'>;

/**
 * What is allowed and yet hardly meant: points of a priority scheme after the due date, which never count; calendars that are
 * never open; rings that admit nobody new; attributes that no worktype has; an action on a ring that the plan does not have; tables with gaps,
 * contradictions and rules that never count; statuses of which none is an end; a source's table that gives no worktype; what of a model has no meaning here, and messages that begin cases of several types. Judged with what exists beside the documents.
 */
export function warningsOf(documents: readonly ConfigDocument[], existing: readonly ConfigDocument[]): InputProblem[] {
  const replaced = new Set(documents.map(documentIdentity));
  const beside = [...documents, ...existing.filter((document) => !replaced.has(documentIdentity(document)))];
  const effort = new Effort(tableSteps);
  return documents.flatMap((document, at) => {
    const { kind, key } = document;
    return faultsOf(document, beside, effort).map(({ path, ...fault }) => ({
      path: formatPath(path, `documents[${at}]`),
      ...fault,
      kind,
      key,
    }));
  });
}

function faultsOf(document: ConfigDocument, beside: readonly ConfigDocument[], effort: Effort): DocumentFault[] {
  if (document.kind === 'calendar') return calendarFaults(document);
  if (document.kind === 'priority-scheme') {
    const users = ofKind(beside, 'worktype', document.division);
    return pointFaults(
      document,
      users.filter(({ priority }) => priority.scheme === document.key),
    );
  }
  if (document.kind === 'decision') {
    const { key, division } = document;
    const sources = ofKind(beside, 'source', division).filter(({ decision }) => decision === key);
    const worktypes = ofKind(beside, 'worktype', division);
    return [
      ...unknownAttributes(
        document,
        worktypes.filter((worktype) => usesDecision(worktype, key)),
        bringing(beside, division),
      ),
      ...tableWarnings(document, worktypes, effort, sources.length > 0),
    ];
  }
  if (document.kind === 'lookup') {
    const worktypes = ofKind(beside, 'worktype', document.division);
    const users = worktypes.filter(({ lookups }) => lookups.includes(document.key));
    return unknownAttributes(document, users, bringing(beside, document.division));
  }
  if (document.kind === 'source') return worktypeFaults(document, ofKind(beside, 'decision', document.division));
  if (document.kind === 'routing-plan') {
    const agents = ofKind(beside, 'agent', document.division);
    return ringWarnings(document, agents, ofKind(beside, 'group', document.division));
  }
  if (document.kind === 'worktype') {
    const plans = ofKind(beside, 'routing-plan', document.division);
    return [...endFaults(document), ...openedRingFaults(document, plans)];
  }
  if (document.kind === 'case-type') {
    const others = ofKind(beside, 'case-type', document.division).filter(({ key }) => key !== document.key);
    return [...modelNotes(document), ...startWarnings(document, others)];
  }
  return [];
}

/** What brings attributes to items of a division; a source may capture in others than its own. */
function bringing(beside: readonly ConfigDocument[], division: string) {
  const lookups = ofKind(beside, 'lookup', division);
  const isHere = (source: DocumentOf<'source'>) => source.division === division || source.divisions.includes(division);
  return { lookups, sources: beside.filter((one) => one.kind === 'source').filter(isHere) };
}

/** What the reader of a model's file has to say of it: what has no meaning here, and what is read otherwise. */
function modelNotes({ model }: DocumentOf<'case-type'>): DocumentFault[] {
  if (!model || !('graph' in model)) return [];
  return [
    ...unservedTasks(model.graph).map(({ element, reason: message, ...said }): DocumentFault => ({
      path: ['bpmn', element],
      message,
      code: 'NO_TASK_QUEUE',
      ...said,
    })),
    ...(model.report ?? []).map(({ element, what, meaning }): DocumentFault => ({
      path: ['bpmn', element],
      message: `${what}: ${meaning}`,
      code: meaning === noMeaning ? 'MODEL_NOTE' : 'MODEL_READ',
      values: { what, meaning },
    })),
  ];
}

/** Of a decision that is no table it is known with the item only. */
function worktypeFaults(
  { decision }: DocumentOf<'source'>,
  decisions: readonly DocumentOf<'decision'>[],
): DocumentFault[] {
  const named = decisions.find(({ key }) => key === decision);
  const outputs = named ? outputCells(named).map(({ output }) => output) : [];
  if (outputs.length === 0 || outputs.includes('worktype')) return [];
  const message = 'gives no worktype, which is all that it is asked for';
  return [
    {
      path: ['decision'],
      message,
      code: 'NO_WORKTYPE',
      value: decision,
      allowed: 'a decision with the output worktype',
    },
  ];
}

function calendarFaults(calendar: DocumentOf<'calendar'>): DocumentFault[] {
  if (hasHours(calendar)) return [];
  const message = 'has no hours: whatever runs on this calendar never falls due';
  return [{ path: ['hours'], message, code: 'NEVER_OPEN' }];
}

/** Of a percentage over 100 it is certain; of a duration it depends on the SLA of the worktypes that use the scheme. */
function pointFaults({ points }: Scheme, users: readonly Worktype[]): DocumentFault[] {
  return points.flatMap((point, place) => {
    const where = lateFor(point, users);
    if (where === null) return [];
    const message = `is after the due date${where} and never counts`;
    const rule =
      where === ''
        ? {}
        : { rule: 'POINT_AFTER_DUE_OF' as const, values: { where: where.replace(' of worktype ', '') } };
    return [{ path: ['points', place, 'at'], message, code: 'POINT_AFTER_DUE', ...rule, value: point.at }];
  });
}

/** Completion and cancellation set the final status, or the first that is closed. */
function endFaults({ statuses }: Worktype): DocumentFault[] {
  if (statuses.some(({ category }) => category === 'closed')) return [];
  const message = 'has none that is closed: an item that is done keeps the status that it had';
  return [{ path: ['statuses'], message, code: 'NO_FINAL_STATUS', allowed: 'one of category closed' }];
}

/** Where a table chooses the plan, it is known with the item only. */
function openedRingFaults({ routing, sla }: Worktype, plans: readonly DocumentOf<'routing-plan'>[]): DocumentFault[] {
  const plan = plans.find(({ key }) => key === routing.plan);
  if (!plan || routing.decision !== undefined) return [];
  const last = plan.rings.length - 1;
  return sla.thresholds.flatMap((threshold, index) =>
    threshold.actions.flatMap(({ openRing }, at) => {
      if (openRing === undefined || openRing <= last) return [];
      const path = ['sla', 'thresholds', index, 'actions', at, 'openRing'];
      const message = `is no ring of the plan ${plan.key}, whose first is 0`;
      return [
        {
          path,
          message,
          code: 'UNKNOWN_RING',
          values: { plan: plan.key, last },
          value: openRing,
          allowed: `0 to ${last}`,
        },
      ];
    }),
  );
}

/** Null for a point that counts; a share of the SLA is measured on an SLA of 1. */
function lateFor({ at }: Scheme['points'][number], users: readonly Worktype[]): string | null {
  if (at.endsWith('%')) return (offsetMs(at, 1) ?? 0) > 1 ? '' : null;
  const late = users.find(({ sla }) => sla.target !== undefined && isLonger(at, sla.target));
  return late ? ` of worktype ${late.key} (${late.sla.target})` : null;
}

function isLonger(one: string, other: string): boolean {
  return (offsetMs(one, null) ?? 0) > (offsetMs(other, null) ?? 0);
}

function ofKind<K extends ConfigDocument['kind']>(
  documents: readonly ConfigDocument[],
  kind: K,
  division: string,
): DocumentOf<K>[] {
  return documents.filter(
    (document) => document.kind === kind && document.kind !== 'division' && document.division === division,
  ) as DocumentOf<K>[];
}
