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

export function entryOf({ event, element, instance, scope, incident }: Happening): CaseHistoryEntry {
  return { type: event, element, instance, data: { scope, ...incident } };
}

export function entry(type: string, data: object = {}): CaseHistoryEntry {
  return { type, element: null, instance: null, data: { ...data } };
}
