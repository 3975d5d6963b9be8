import { spanText } from '../time/span-text';

/** What a notification of an event is headed by where its rule says nothing of its own. */
export function eventSubject(reference: string, event: string): string {
  return `${reference}: ${event}`;
}

/** What an alert is about: the queue or agent, how much there is, and how much may be; spans in ms. */
export interface AlertFacts {
  figure: 'backlog' | 'oldest-waiting' | 'sla-at-risk' | 'agent-not-responding';
  subject: string;
  value: number;
  limit: number;
  withinMs: number;
}

/** The same of an alert. */
export function alertSubject({ figure, subject, value, limit, withinMs }: AlertFacts): string {
  switch (figure) {
    case 'backlog':
      return `${subject}: ${value} waiting, more than ${limit}`;
    case 'oldest-waiting':
      return `${subject}: waiting for ${spanText(value)}, longer than ${spanText(limit)}`;
    case 'sla-at-risk':
      return `${subject}: ${value} due within ${spanText(withinMs)}`;
    case 'agent-not-responding':
      return `${subject}: ${value} offers missed within ${spanText(withinMs)}`;
  }
}
