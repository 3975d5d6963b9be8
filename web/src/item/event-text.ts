import { ringNumber } from '../format/ring';
import type { History, HistoryEvent } from '../../../api/contract/item';
import type { Told } from '../../../domain/said/said';
import { saidAgain } from '../../../domain/said/said';
import { ownerOfWorkbin } from '../../../domain/workbin/workbin-id';
import { attributeLabel, attributeText, keyText, priorityText } from '../format/value';
import { isTold } from '../pieces/is-told';
import { sentenceText } from '../pieces/sentence';
import type { TextKey } from '../text/message';
import { inSentence } from '../text/language';
import { texts } from '../text/texts';

type Names = History['names'];

/** What an event is called: by its key, or by its type where a later server knows one that this app does not. */
export function eventTitle({ type, data }: HistoryEvent, names: Names): string {
  const agent = typeof data['agent'] === 'string' ? (names.agents[data['agent']] ?? data['agent']) : '';
  const key = `history.type.${type}`;
  return texts.exists(key) ? texts.t(key as 'history.type.offered', { agent }) : keyText(type);
}

/** Who caused it: a person by name, a part of the system by what it does. */
export function actorText({ actor: { kind, id } }: HistoryEvent, names: Names): string {
  if (id === null) return keyText(kind);
  const key = `history.part.${id}`;
  if (kind === 'system') return texts.exists(key) ? texts.t(key as 'history.part.clock') : keyText(id);
  return (kind === 'source' ? names.sources[id] : names.agents[id]) ?? id;
}

/**
 * An event's details as short texts, in the order in which they were told; nested ones (whole snapshots) are left out, and
 * instants stand in them as the API has them.
 */
export function eventDetails({ type, data }: Pick<HistoryEvent, 'type' | 'data'>, names: Names): string[] {
  if (type === 'status-changed') {
    const [from, to] = [String(data['from']), String(data['to'])];
    return [`${names.statuses[from] ?? keyText(from)} → ${names.statuses[to] ?? keyText(to)}`];
  }
  if (type === 'reprioritized') {
    const to = data['to'];
    const fixed = typeof to === 'number' ? detail('fixed', { priority: priorityText(to) }) : detail('byCurve', {});
    const { from: _from, to: _to, ...rest } = data;
    return [fixed, ...eventDetails({ type: 'other', data: rest }, names)];
  }
  return Object.entries(data).flatMap(([field, value]) => {
    if (value === null || value === undefined) return [];
    if (Object.hasOwn(formats, field)) return formats[field]?.(value, { data, names }) ?? [];
    if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string');
    if (typeof value === 'object') return [];
    return `${attributeLabel(field)} ${attributeText(value)}`;
  });
}

type Format = (
  value: unknown,
  event: { data: HistoryEvent['data']; names: Names },
) => string | readonly string[] | null;

/** Told by the title, or of interest to programs only. */
const nothing: Format = () => null;

const formats: Readonly<Record<string, Format>> = {
  agent: nothing,
  offerId: nothing,
  deliveryId: nothing,
  versions: nothing,
  expiresAt: nothing,
  link: nothing,
  expiredAt: nothing,
  max: nothing,
  worktype: (value) => keyText(String(value)),
  queue: (value, { names }) => detail('queue', { name: names.queues[String(value)] ?? keyText(String(value)) }),
  workbin: (value, { names }) => {
    const id = String(value);
    const owner = ownerOfWorkbin(id);
    const name = names.workbins[id] ?? owner ?? keyText(id);
    return detail(owner === null ? 'workbin' : 'ownWorkbin', { name });
  },
  until: (value) => detail('until', { time: String(value) }),
  notes: (value, { data }) => {
    const noted = Array.isArray(data['noted']) ? (data['noted'] as Told[]) : undefined;
    return Array.isArray(value) ? saidAgain(value.map(String), noted).map(sentenceText) : null;
  },
  noted: nothing,
  said: nothing,
  note: (value) => detail('note', { text: String(value) }),
  reason: (value, { data }) => {
    // Why rules could not decide.
    if (isTold(data['said'])) return sentenceText({ text: String(value), ...data['said'] });
    const key = `history.reason.${String(value)}`;
    return texts.exists(key) ? texts.t(key as 'history.reason.rona') : detail('note', { text: String(value) });
  },
  ring: (value) => detail('ring', { ring: ringNumber(Number(value)) }),
  priority: (value) => detail('priority', { priority: priorityText(Number(value)) }),
  min: (value, { data }) =>
    detail('limits', { min: priorityText(Number(value)), max: priorityText(Number(data['max'])) }),
  plan: (value) => detail('plan', { name: keyText(String(value)) }),
  source: (value, { names }) => detail('source', { name: names.sources[String(value)] ?? String(value) }),
  externalId: (value) => detail('externalId', { id: String(value) }),
  disposition: (value) => detail('disposition', { name: keyText(String(value)) }),
  by: (value) => detail(value === 'choice' ? 'byChoice' : 'byPriority', {}),
  skipped: (value) => (Number(value) > 0 ? texts.t('history.detail.skipped', { count: Number(value) }) : null),
  rulesOverridden: () => detail('overridden', {}),
  target: (value) => detail('target', { name: String(value) }),
  event: (value) => {
    const key = `history.type.${String(value)}`;
    const name = texts.exists(key) ? texts.t(key as 'history.type.completed') : keyText(String(value));
    return detail('event', { name: inSentence(name) });
  },
  error: (value) => String(value),
  text: (value) => detail('note', { text: String(value) }),
  activateAt: (value) => detail('activateAt', { time: String(value) }),
  dueAt: (value) => detail('dueAt', { time: String(value) }),
  calendar: (value, { data }) => detail('calendar', { name: keyText(String(value)), version: Number(data['version']) }),
  version: nothing,
  action: nothing,
  from: (value) => {
    const dueAt = typeof value === 'object' && value !== null && 'dueAt' in value ? value.dueAt : null;
    return typeof dueAt === 'string' ? detail('wasDue', { time: dueAt }) : null;
  },
  threshold: (value) => detail('threshold', { text: String(value) }),
  count: (value) => detail('count', { count: Number(value) }),
  attributes: (value) =>
    Array.isArray(value) && value.length > 0
      ? detail('attributes', { names: value.map((key) => attributeLabel(String(key))).join(', ') })
      : null,
  interaction: (value) => detail('interaction', { id: String(value) }),
  emergencyQueue: (value, { names }) =>
    detail('emergencyQueue', { name: names.queues[String(value)] ?? keyText(String(value)) }),
  life: (value) => detail('life', { life: Number(value) }),
};

type Detail<K extends string> = K extends `history.detail.${infer Name}` ? Name : never;
type DetailKey = Exclude<Detail<TextKey>, 'skipped'>;

function detail(key: DetailKey, given: Readonly<Record<string, string | number>>): string {
  return texts.t(`history.detail.${key}` as 'history.detail.note', given as { text: string });
}
