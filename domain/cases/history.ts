import type { CaseEvent, Happening } from '../bpmn/messages';

/** An entry of its history; what it happened to, where that is a part of the model. */
export interface CaseHistoryEntry {
  type: string;
  element: string | null;
  instance: number | null;
  data: Readonly<Record<string, unknown>>;
}

/** The first says what was asked for, and so why. */
export function withReason([first, ...rest]: CaseHistoryEntry[], reason: string | undefined): CaseHistoryEntry[] {
  if (!first) return [];
  return [reason === undefined ? first : { ...first, data: { ...first.data, reason } }, ...rest];
}

/** What somebody asked for stands before what came of it; of the clock and of finished work the latter tells enough. */
export function asked(event: CaseEvent): CaseHistoryEntry[] {
  switch (event.type) {
    case 'tick':
    case 'complete':
      return [];
    case 'start':
      return [entry('started', { startEvent: event.startEvent ?? null })];
    case 'error':
    case 'escalation':
    case 'failure':
    case 'message':
    case 'signal':
    case 'trigger':
    case 'set-variables':
    case 'activate':
    case 'retry':
    case 'skip':
    case 'modify':
    case 'terminate': {
      const { type, ...data } = event;
      return [entry(`asked-${type}`, data)];
    }
  }
}

/** Of each end of a round without end. */
const KEPT_OF_ROUNDS = 100;

/** What a step went through. One that went round without waiting would tell more than a change can hold: its middle is left out. */
export function entriesOf(happenings: readonly Happening[]): CaseHistoryEntry[] {
  const isEndless = happenings.some(({ incident }) => incident?.code === 'ENDLESS_LOOP');
  const last = happenings.length - KEPT_OF_ROUNDS;
  if (!isEndless || last <= KEPT_OF_ROUNDS) return happenings.map(entryOf);
  return [
    ...happenings.slice(0, KEPT_OF_ROUNDS).map(entryOf),
    entry('left-out', { entries: last - KEPT_OF_ROUNDS }),
    ...happenings.slice(last).map(entryOf),
  ];
}

function entryOf({ event, element, instance, scope, incident }: Happening): CaseHistoryEntry {
  return { type: event, element, instance, data: { scope, ...incident } };
}

export function entry(type: string, data: object = {}): CaseHistoryEntry {
  return { type, element: null, instance: null, data: { ...data } };
}
