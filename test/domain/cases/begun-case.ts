import { modelOf } from '../../../domain/bpmn/model';
import { readBpmn } from '../../../domain/bpmn/read/read-bpmn';
import { type CaseRules, decideCase } from '../../../domain/cases/decide';
import type { CaseFile } from '../../../domain/cases/file';
import type { CaseRequest } from '../../../domain/cases/request';
import { untouchedCase } from '../../cases/untouched-case';

export const type = {
  sla: { thresholds: [] },
  statuses: (['open', 'working', 'waiting', 'closed'] as const).map((category) => ({
    key: category,
    name: category,
    category,
  })),
};
export const at = Date.parse('2026-11-27T12:00:00Z');
export const SYSTEM = { kind: 'system', id: 'work' } as const;
export const PERSON = { kind: 'user', id: 'sue' } as const;

export async function rulesOf(bpmn: string): Promise<CaseRules> {
  const read = await readBpmn(bpmn);
  if (!('graph' in read)) throw new Error(JSON.stringify(read.refused));
  return { model: modelOf(read.graph), type };
}

export const newFile = (variables: object = {}): CaseFile => ({
  ...untouchedCase,
  createdMs: at,
  variables: { ...variables },
});

/** A case and what becomes of it, request by request. */
export async function begun(bpmn: string, variables: object = {}) {
  const rules = await rulesOf(bpmn);
  const decide = (file: CaseFile, event: CaseRequest['event'], actor: CaseRequest['actor'] = PERSON, nowMs = at) =>
    decideCase(rules, file, { event, actor }, nowMs);
  const change = (...input: Parameters<typeof decide>) => {
    const decision = decide(...input);
    if (decision.kind !== 'change') throw new Error(JSON.stringify(decision));
    return decision.change;
  };
  const first = change(newFile(), { type: 'start', variables: { ...variables } });
  const instanceOf = (file: CaseFile, element: string) =>
    Object.values(file.process?.instances ?? {}).find((one) => one.element === element)?.id ?? 0;
  return { decide, change, first, instanceOf };
}
