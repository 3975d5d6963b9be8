import type { NotificationView } from '../../../api/contract/notification';
import { alertSubject, eventSubject } from '../../../domain/notification/subject';
import type { AlertFacts } from '../../../domain/notification/subject';
import { parseDuration } from '../../../domain/time/duration';
import { durationText } from '../format/duration';
import { texts } from '../text/texts';

type Told = Pick<NotificationView, 'kind' | 'subject' | 'data' | 'names'>;

/** What a notification is headed by: a rule's own words as they are, else what the server says of it in this language. */
export function toldSubject({ kind, subject, data, names }: Told): string {
  const told = kind === 'alert' ? ofAlert({ subject, data, names }) : (ofEvent(subject, data) ?? ofCase(subject, data));
  return told ?? subject;
}

function ofEvent(subject: string, { reference, event }: NotificationView['data']): string | undefined {
  if (typeof reference !== 'string' || typeof event !== 'string') return undefined;
  if (subject !== eventSubject(reference, event) || !texts.exists(`told.event.${event}`)) return undefined;
  return `${reference}: ${texts.t(`told.event.${event}` as 'told.event.escalated')}`;
}

/** Of a case that there is, or that none became of. */
function ofCase(subject: string, { event, name, type, reference, at, element }: NotificationView['data']) {
  if (event === 'message-discarded' && subject === `A message ${String(name)} was discarded`)
    return texts.t('told.discarded', { name: String(name) });
  if (event === 'case-not-started' && subject === `No case of type ${String(type)} was started`)
    return texts.t('told.notStarted', { type: String(type) });
  const within = typeof element === 'string' ? ` in ${element}` : '';
  if (subject !== `${String(reference)}: ${String(at)} of its time${within}`) return undefined;
  return texts.t('told.ofTime', { reference: String(reference), at: String(at), within });
}

function ofAlert({ subject, data, names }: Omit<Told, 'kind'>) {
  const { figure, queue, agent, value, limit, within } = data;
  const facts = {
    figure: figure as AlertFacts['figure'],
    subject: String(queue ?? agent),
    value: Number(value),
    limit: Number(limit),
    withinMs: typeof within === 'string' ? (parseDuration(within) ?? 0) : 0,
  };
  if (subject !== alertSubject(facts) || !texts.exists(`told.alert.${facts.figure}`)) return undefined;
  const isSpan = facts.figure === 'oldest-waiting';
  const shown = (amount: number) => (isSpan ? durationText(amount) : amount);
  return texts.t(`told.alert.${facts.figure}`, {
    subject: names.about ?? facts.subject,
    value: shown(facts.value),
    limit: shown(facts.limit),
    within: durationText(facts.withinMs),
  });
}
