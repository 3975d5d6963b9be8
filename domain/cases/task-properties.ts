import type { Variables } from '../bpmn/state';
import { afterSpan, instantMs } from '../bpmn/timer';
import type { PlanRing } from '../routing/types';
import { BUILT_IN_WORKTYPE } from './task';

/** What a model says of the item of one of its tasks; null: the worktype says it. */
export interface TaskProperties {
  worktype: string;
  queue: string | null;
  priority: number | null;
  /** RFC 3339. */
  dueAt: string | null;
  assignee: string | null;
  /** Somebody who is no agent, by name: he does it by a link, which goes to `mail` where that is given. */
  participant: { name: string; mail: string | null } | null;
  /** Whom it admits, all at once; none: whom the worktype's plan admits. */
  rings: readonly PlanRing[];
}

/** Values of the properties of a user task; what is of another kind than its property was not said. */
export function taskOf(properties: Variables, nowMs: number): TaskProperties {
  const text = (name: string) => {
    const value = properties[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const list = (name: string) => {
    const value = properties[name];
    const entries = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    return entries.flatMap((entry) => (typeof entry === 'string' && entry.trim() !== '' ? [entry.trim()] : []));
  };
  const priority = Number(properties['priority'] ?? Number.NaN);
  const [skills, agents] = [text('skills'), list('candidateUsers')];
  const rings: PlanRing['requirement'][] = [
    ...(skills === null ? [] : [{ skills }]),
    ...(agents.length === 0 ? [] : [{ agents }]),
    ...list('candidateGroups').map((group) => ({ group })),
  ];
  const mail = text('participantMail');
  const name = text('participant') ?? mail;
  // Such a task waits for him in its queue, where supervisors see it, and is offered to nobody unless agents are named.
  if (name !== null && rings.length === 0) rings.push({ agents: [] });
  const span = text('dueIn');
  const dueMs = span === null ? instantMs(text('dueDate') ?? '') : afterSpan(span, nowMs);
  return {
    worktype: text('worktype') ?? BUILT_IN_WORKTYPE,
    queue: text('queue'),
    priority: Number.isFinite(priority) ? priority : null,
    dueAt: dueMs === null ? null : new Date(dueMs).toISOString(),
    assignee: text('assignee'),
    participant: name === null ? null : { name, mail },
    rings: rings.map((requirement) => ({ afterMs: 0, requirement })),
  };
}
