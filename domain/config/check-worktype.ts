import { durationMs } from '../time/duration';
import type { DocumentFault } from './check-document';
import type { StatusDocument, WorktypeDocument } from './worktype';

/** Faults of a worktype's statuses, SLA and priority. */
export function checkWorktype(worktype: WorktypeDocument): DocumentFault[] {
  return [...checkStatuses(worktype), ...checkSla(worktype), ...checkPriority(worktype)];
}

function checkPriority({ priority }: WorktypeDocument): DocumentFault[] {
  if (priority.min <= priority.max) return [];
  const allowed = `at least ${priority.min}, the minimum`;
  return [
    {
      path: ['priority', 'max'],
      message: 'is below the minimum',
      rule: 'MAX_BELOW_MIN',
      code: 'OUT_OF_ORDER',
      value: priority.max,
      allowed,
    },
  ];
}

function checkSla({ sla }: WorktypeDocument): DocumentFault[] {
  if (sla.target === undefined || sla.expiry === undefined) return [];
  if (durationMs(sla.expiry) >= durationMs(sla.target)) return [];
  const allowed = `${sla.target} or longer`;
  return [
    {
      path: ['sla', 'expiry'],
      message: 'is shorter than the target',
      rule: 'EXPIRY_BELOW_TARGET',
      code: 'OUT_OF_ORDER',
      value: sla.expiry,
      allowed,
    },
  ];
}

function checkStatuses(worktype: WorktypeDocument): DocumentFault[] {
  const { statuses } = worktype;
  const keys = statuses.map((status) => status.key);
  const known = new Set(keys);
  const faults: DocumentFault[] = [];
  const unknown = (path: readonly (string | number)[], value: string) => {
    faults.push({ path, message: 'is no status of this worktype', code: 'UNKNOWN_STATUS', value, allowed: keys });
  };
  for (const [index, status] of statuses.entries()) {
    if (keys.indexOf(status.key) !== index) {
      const message = 'is used by another status already';
      faults.push({ path: ['statuses', index, 'key'], message, code: 'DUPLICATE_KEY', value: status.key });
    }
    for (const [at, next] of (status.next ?? []).entries()) {
      if (!known.has(next)) unknown(['statuses', index, 'next', at], next);
    }
  }
  if (worktype.overdueStatus !== undefined && !known.has(worktype.overdueStatus)) {
    unknown(['overdueStatus'], worktype.overdueStatus);
  }
  for (const { path, status } of statusesOfActions(worktype)) if (!known.has(status)) unknown(path, status);
  faults.push(...checkMarks(statuses));
  return faults.length > 0 ? faults : checkReachable(worktype);
}

/** `initial` stands once, `onAccept` at most once; an item begins open and ends closed. */
function checkMarks(statuses: readonly StatusDocument[]): DocumentFault[] {
  const faults: DocumentFault[] = [];
  const initial = statuses.filter((status) => status.initial);
  const count = (message: string, rule: 'ONE_INITIAL' | 'ONE_ON_ACCEPT', value: number) => {
    faults.push({ path: ['statuses'], message, code: 'INVALID_STATUSES', rule, value, allowed: 1 });
  };
  if (initial.length !== 1) count('exactly one status is initial', 'ONE_INITIAL', initial.length);
  const onAccept = statuses.filter((status) => status.onAccept).length;
  if (onAccept > 1) count('at most one status is set on accept', 'ONE_ON_ACCEPT', onAccept);
  for (const [index, status] of statuses.entries()) {
    const value = status.category;
    const path = ['statuses', index, 'category'];
    if (status.initial && status.category === 'closed') {
      faults.push({
        path,
        message: 'an item cannot begin closed',
        rule: 'BEGINS_CLOSED',
        code: 'INVALID_STATUSES',
        value,
        allowed: 'open',
      });
    }
    if (status.final && status.category !== 'closed') {
      faults.push({
        path,
        message: 'a final status is closed',
        rule: 'FINAL_NOT_CLOSED',
        code: 'INVALID_STATUSES',
        value,
        allowed: 'closed',
      });
    }
  }
  return faults;
}

/** A status that nothing leads to is a mistake in `next`. Completion, accept, clocks and actions lead somewhere by themselves. */
function checkReachable(worktype: WorktypeDocument): DocumentFault[] {
  const { statuses } = worktype;
  const byKey = new Map(statuses.map((status) => [status.key, status]));
  const reached = new Set<string>();
  const visit = (key: string): void => {
    const status = byKey.get(key);
    if (!status || reached.has(key)) return;
    reached.add(key);
    // From the end nothing leads on.
    for (const next of status.next ?? (status.final ? [] : byKey.keys())) visit(next);
  };
  const starts = statuses.filter((one) => one.initial || one.onAccept || one.final || one.after !== undefined);
  for (const start of starts) visit(start.key);
  if (worktype.overdueStatus !== undefined) visit(worktype.overdueStatus);
  for (const { status } of statusesOfActions(worktype)) visit(status);
  return statuses.flatMap((status, index) =>
    reached.has(status.key)
      ? []
      : [
          {
            path: ['statuses', index],
            message: 'nothing leads to this status',
            code: 'UNREACHABLE_STATUS',
            value: status.key,
          },
        ],
  );
}

function statusesOfActions({ sla }: WorktypeDocument): { path: readonly (string | number)[]; status: string }[] {
  return sla.thresholds.flatMap((threshold, index) =>
    threshold.actions.flatMap(({ setStatus }, at) =>
      setStatus === undefined
        ? []
        : [{ path: ['sla', 'thresholds', index, 'actions', at, 'setStatus'], status: setStatus }],
    ),
  );
}
