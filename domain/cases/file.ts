import type { CaseEvent } from '../bpmn/messages';
import { nextSlaMs } from './sla';
import type { SlaClock } from './sla-clock';
import type { CaseState, Variables } from '../bpmn/state';

/** `failed`: an error that nothing caught has stopped all of it, until somebody repairs it. Other incidents leave it active. */
export type CaseFileState = 'active' | 'suspended' | 'completed' | 'terminated' | 'failed';

/**
 * A case as it is committed, passed on and handed over: plain JSON, all that there is. What is pinned of its type is
 * found by the version that it names.
 */
export interface CaseFile {
  schema: 1;
  id: string;
  /** Which, from 1: one workflow for each, begun by its start and by each return. */
  life: number;
  version: number;
  division: string;
  reference: string;
  /** Who started it and what he calls it; null: nobody who would ask for it by a name of his own. */
  source: string | null;
  externalId: string | null;
  type: string;
  typeVersion: number;
  name: string | null;
  status: string;
  /** Key of an agent. */
  owner: string | null;
  /** Added to the priority of its work. */
  priority: number | null;
  participants: readonly Participant[];
  /** What lives elsewhere: interactions, documents, items. */
  links: readonly CaseLink[];
  /** What came of it: said by its process in the variable of this name, or by whoever closes it. */
  outcome: string | null;
  createdMs: number;
  closedMs: number | null;
  /** Its SLA, and those of the stages that it is in. */
  clocks: readonly SlaClock[];
  /** What its first instance is called: no life of it uses a number of another. */
  numbersFrom: number;
  /** Where it stands in its model; null: it has not begun. */
  process: CaseState | null;
  /** Of its main process, as its last step left them. */
  variables: Variables;
  isSuspended: boolean;
  /** What came while it was suspended and must not be lost: it happens when the case goes on. */
  held: readonly HeldEvent[];
}

/** Whoever takes part: an agent, or somebody by name. */
export interface Participant {
  agent: string | null;
  name: string | null;
  role: string;
}

export interface CaseLink {
  kind: string;
  /** What it is called where it lives. */
  ref: string;
  title: string | null;
  url: string | null;
  atMs: number;
}

/** Ends of work and signals: whoever brought them does not try again. A message waits where it is. */
export type HeldEvent = Extract<CaseEvent, { type: 'complete' | 'error' | 'failure' | 'signal' }>;

export function fileState({
  closedMs,
  process,
  isSuspended,
}: Pick<CaseFile, 'closedMs' | 'isSuspended'> & { process: Pick<CaseState, 'status'> | null }): CaseFileState {
  if (closedMs !== null) return process?.status === 'completed' ? 'completed' : 'terminated';
  if (isSuspended) return 'suspended';
  return process?.status === 'incident' ? 'failed' : 'active';
}

/** The next instant at which the clock acts on it, epoch ms; null: nothing is timed, or its clocks stand still. */
export function nextTickMs({ closedMs, process, isSuspended, clocks }: CaseFile): number | null {
  if (closedMs !== null || isSuspended || process === null) return null;
  const sla = nextSlaMs({ clocks });
  if (process.status !== 'active') return sla;
  return Object.values(process.waits).reduce<number | null>((first, { on, hasCome }) => {
    if (on.type !== 'timer' || hasCome) return first;
    return first === null || on.dueMs < first ? on.dueMs : first;
  }, sla);
}

/** Well beyond what a restarted worker needs. */
const MISSED_AFTER_MS = 15_000;
const ENDED_AFTER_MS = 60_000;

/** When somebody should ask after it, epoch ms; null: nothing is expected of the clock. */
export function caseNudgeAtMs(file: CaseFile): number | null {
  if (file.closedMs !== null) return file.closedMs + ENDED_AFTER_MS;
  const tickMs = nextTickMs(file);
  return tickMs === null ? null : tickMs + MISSED_AFTER_MS;
}

/** What a case waits for of what others send. */
export interface CaseWait {
  wait: number;
  kind: 'message' | 'signal';
  name: string;
  key: string | null;
}

/** A wait without a name is reached by its own number only. A suspended case is not looked for. */
export function waitsOf({ process, closedMs, isSuspended }: CaseFile): CaseWait[] {
  if (process === null || closedMs !== null || isSuspended) return [];
  return Object.values(process.waits).flatMap(({ id: wait, on, hasCome }): CaseWait[] => {
    if (hasCome) return [];
    if (on.type === 'message' && on.name !== null) return [{ wait, kind: 'message', name: on.name, key: on.key }];
    return on.type === 'signal' && on.name !== null ? [{ wait, kind: 'signal', name: on.name, key: null }] : [];
  });
}
