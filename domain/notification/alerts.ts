import type { AlertRuleDocument } from '../config/alert-rule';
import { durationMs, parseDuration } from '../time/duration';
import { spanText } from '../time/span-text';
import { alertSubject } from './subject';
import { type Notification, recipientsOf } from './notification';
import { fillTemplate, subjectLine } from './template';

/** What a rule watches, as it stands: of a queue, or of an agent. Durations in ms. */
export interface WatchedFigure {
  rule: AlertRuleDocument;
  /** Key of the queue or the agent. */
  subject: string;
  value: number;
}

export interface OpenAlert {
  id: string;
  cause: string;
}

/** What texts of alerts may name. */
export const alertPlaces = ['rule', 'queue', 'agent', 'value', 'limit'] as const;

/** So far a figure must fall below the limit for its alert to end: one that wavers about it opens one alert, not many. */
const ENDS_AT = 0.9;

/**
 * Alerts to open and to end. One is open for each cause, which is a rule with its queue or agent; it ends when the figure has
 * clearly fallen, or is watched no more, and the next time is another alert.
 */
export function decideAlerts(
  figures: readonly WatchedFigure[],
  open: readonly OpenAlert[],
): { opened: Notification[]; ended: string[] } {
  const byCause = new Map(figures.map((figure) => [causeOf(figure), figure]));
  const known = new Set(open.map(({ cause }) => cause));
  const ended = open.filter(({ cause }) => {
    const figure = byCause.get(cause);
    return !figure || figure.value <= Math.floor(limitOf(figure.rule) * ENDS_AT);
  });
  const opened = [...byCause].filter(([cause, { rule, value }]) => !known.has(cause) && value > limitOf(rule));
  return { opened: opened.map(([cause, figure]) => alertOf(cause, figure)), ended: ended.map(({ id }) => id) };
}

/** A count, or ms. */
export function limitOf({ watch }: AlertRuleDocument): number {
  return watch.figure === 'oldest-waiting' ? (parseDuration(watch.over) ?? 0) : watch.over;
}

function withinMs({ watch }: AlertRuleDocument): number {
  return 'within' in watch ? durationMs(watch.within) : 0;
}

function causeOf({ rule: { division, key }, subject }: WatchedFigure): string {
  return `alert/${division}/${key}/${subject}`;
}

function alertOf(cause: string, figure: WatchedFigure): Notification {
  const { rule, subject, value } = figure;
  const { division, key, watch, notify } = rule;
  const of = watch.figure === 'agent-not-responding' ? { agent: subject } : { queue: subject };
  const facts = { figure: watch.figure, subject, value, limit: limitOf(rule), withinMs: withinMs(rule) };
  const data = {
    event: 'alert-opened',
    rule: key,
    figure: watch.figure,
    ...of,
    value,
    limit: limitOf(rule),
    ...('within' in watch && { within: watch.within }),
  };
  const places = { rule: rule.name ?? key, ...of, value: valueText(figure), limit: watch.over };
  const fill = (text: string) => fillTemplate(text, places, {});
  const title = subjectLine(notify.subject === undefined ? alertSubject(facts) : fill(notify.subject));
  return {
    kind: 'alert',
    division,
    cause,
    itemId: null,
    subject: title || key,
    text: notify.text === undefined ? '' : fill(notify.text),
    data,
    ...recipientsOf(division, notify),
    webhooks: notify.webhooks,
    body: {
      specversion: '1.0',
      type: 'casewright.alert.opened',
      source: `urn:casewright:division:${division}`,
      subject: key,
      datacontenttype: 'application/json',
      data: { ...data, subject: title },
    },
  };
}

function valueText({ rule, value }: WatchedFigure): string {
  return rule.watch.figure === 'oldest-waiting' ? spanText(value) : String(value);
}
