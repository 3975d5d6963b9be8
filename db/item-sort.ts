/** Columns to sort by; what an item lacks comes last either way. */
const instants = { createdAt: 'i.created_at', updatedAt: 'i.updated_at' } as const;
const optionalInstants = { dueAt: 'i.due_at', expiresAt: 'i.expires_at', queuedSince: 'l.queued_since' } as const;
const texts = {
  status: 'i.status',
  assignee: 'i.assignee',
  worktype: 'i.worktype',
  queue: 'i.queue',
  name: 'i.name',
  externalTag: 'i.external_tag',
  externalId: 'i.external_id',
} as const;
export type SortColumn =
  keyof typeof instants | keyof typeof optionalInstants | keyof typeof texts | 'reference' | 'routingState';

export interface SortedBy {
  column: SortColumn | { attribute: string };
  isDescending: boolean;
}

/** What a row is sorted by: an expression without null, and its type. */
export interface SortValue {
  value: string;
  type: 'timestamptz' | 'text' | 'jsonb';
}

/** `state` as it is shown at the instant `$3`. */
export const SHOWN_STATE = `case when i.state in ('scheduled', 'queued') or i.wake_at <= $3 then
  case when l.state = 'offered' then 'offered' when i.activate_at <= $3 then 'queued' else 'scheduled' end
  else i.state end`;

const MADE_UP: readonly string[] = ['scheduled', 'queued', 'offered'];
const CLOSED: readonly string[] = ['completed', 'cancelled'];

/**
 * Condition on the shown state, `p` being the parameter with the states, with what it implies of the row: indexes know
 * states as they are kept, and whether an item is closed.
 */
export function shownAsOneOf(states: readonly string[], p: string): string {
  const kept = keptAsOneOf(states);
  const isKept = states.some((state) => MADE_UP.includes(state)) ? '' : ` and i.state = any(${p})`;
  return `${SHOWN_STATE} = any(${p})${kept ? ` and ${kept(p)}` : isKept}`;
}

/**
 * What states as they are shown imply of the row, where an index knows it: of several all open, or all closed. All but those
 * that are made up here are shown as they are kept.
 */
export function keptAsOneOf(states: readonly string[]): ((p: string) => string) | null {
  if (states.some((state) => MADE_UP.includes(state))) return null;
  const closed = states.filter((state) => CLOSED.includes(state)).length;
  if (closed > 0 && closed < states.length) return null;
  return (p) => `i.state = any(${p}) and i.closed_at is ${closed > 0 ? 'not ' : ''}null`;
}

export const ROUTING_STATE = `case ${SHOWN_STATE}
  when 'queued' then 'queued' when 'offered' then 'offered' when 'parked' then 'parked'
  when 'connected' then case when l.state = 'connected' and exists
    (select from ledger_agent a where a.key = l.agent and a.presence = 'offline') then 'disconnected' else 'connected' end
  when 'paused' then case when i.assignee is null then 'none' else 'held' end
  else 'none' end`;

/** As the index by due date has it. */
export const dueOrLast = `coalesce(i.due_at, 'infinity'::timestamptz)`;

/** Whether an index has the items of a division in this order, live or archived ones. */
export function hasIndex({ column }: SortedBy, isArchived: boolean): boolean {
  return column === 'createdAt' || (!isArchived && (column === 'updatedAt' || column === 'dueAt'));
}

/** `add` takes a value in and gives its parameter. */
export function sortValue({ column, isDescending }: SortedBy, add: (value: unknown) => string): SortValue {
  if (typeof column === 'object') return { value: attributeValue(add(column.attribute), isDescending), type: 'jsonb' };
  if (column in instants) return { value: instants[column as keyof typeof instants], type: 'timestamptz' };
  if (column in optionalInstants) {
    const last = isDescending ? '-infinity' : 'infinity';
    const value = optionalInstants[column as keyof typeof optionalInstants];
    return { value: `coalesce(${value}, '${last}'::timestamptz)`, type: 'timestamptz' };
  }
  if (column === 'reference') return { value: 'i.reference', type: 'text' };
  if (column === 'routingState') return { value: ROUTING_STATE, type: 'text' };
  const text = texts[column as keyof typeof texts];
  // The digit before it says which has a value.
  return {
    value: `case when ${text} is null then '${isDescending ? 0 : 2}' else '1' || lower(${text}) end`,
    type: 'text',
  };
}

/** Texts before numbers before booleans, as jsonb has them; whatever else an attribute holds has no order. */
function attributeValue(name: string, isDescending: boolean): string {
  const value = `i.attributes -> ${name}::text`;
  return `case jsonb_typeof(${value}) when 'string' then to_jsonb(lower(left(i.attributes ->> ${name}::text, 100)))
    when 'number' then ${value} when 'boolean' then ${value} else '${isDescending ? 'null' : '{}'}'::jsonb end`;
}
