import { dueOrLast, ROUTING_STATE, shownAsOneOf } from './item-sort';
import { ARCHIVED_ITEMS, EVERY_ITEM, ITEM_TABLES, type ItemScope } from './item-read';
import type { Queryable } from './queryable';
import { seenTasks } from './task-scope';

/** All given ones must hold; within a list, one. */
export interface ItemFilter {
  id?: readonly string[] | undefined;
  state?: readonly string[] | undefined;
  routingState?: readonly string[] | undefined;
  status?: readonly string[] | undefined;
  queue?: readonly string[] | undefined;
  worktype?: readonly string[] | undefined;
  assignee?: readonly string[] | undefined;
  /** In the hands of one of these agents. */
  holders?: readonly string[] | undefined;
  division?: readonly string[] | undefined;
  source?: string | undefined;
  externalId?: string | undefined;
  externalTag?: string | undefined;
  reference?: string | undefined;
  /** At that instant or later, and so with all the others but `updatedAfter`. */
  createdAfter?: string | undefined;
  createdBefore?: string | undefined;
  dueAfter?: string | undefined;
  dueBefore?: string | undefined;
  expiresAfter?: string | undefined;
  expiresBefore?: string | undefined;
  updatedAfter?: string | undefined;
  closedAfter?: string | undefined;
  closedBefore?: string | undefined;
  queuedAfter?: string | undefined;
  queuedBefore?: string | undefined;
  attributes?: readonly AttributeFilter[] | undefined;
  /** Whether rules could not decide about it when it was last classified. */
  incident?: 'true' | 'false' | undefined;
  /** Part of name, reference, external ID or tag; of what is archived the whole reference or external ID, unless it is asked for. */
  q?: string | undefined;
  /** Left out: what lives; and what is archived as well where an item is named. */
  archived?: 'true' | 'false' | undefined;
}

/** `~`: part of a text. A number is compared with numbers as one, everything else as text. */
export interface AttributeFilter {
  name: string;
  operator: '=' | '!=' | '>=' | '<=' | '~';
  value: string;
}

/** Whether a filter names what it finds, by something of which there is an index wherever it lies. */
export function isNamed({ id, reference, externalId }: ItemFilter): boolean {
  return [id, reference, externalId].some((name) => name !== undefined);
}

/** Where the items of a filter lie. Whoever names an item finds it wherever it is: that costs one look-up more. */
export function tablesFor(filter: ItemFilter): string {
  const { archived, q } = filter;
  if (archived === 'true') return ARCHIVED_ITEMS;
  return archived === undefined && (isNamed(filter) || q !== undefined) ? EVERY_ITEM : ITEM_TABLES;
}

/** How many there are. */
export async function countItems(db: Queryable, scope: ItemScope, at: Date, filter: ItemFilter): Promise<number> {
  const { conditions, values } = itemConditions(scope, at, filter);
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from ${tablesFor(filter)} where ${conditions.join(' and ')}`,
    values,
  );
  return rows[0]?.count ?? 0;
}

/** Those that ever had one are few, and have an index; of the snapshots only theirs are read. */
export const MAY_HAVE_INCIDENT = `i.id in (select item_id from item_event where type = 'incident')`;
const HAS_INCIDENT = `${MAY_HAVE_INCIDENT}
  and i.snapshot #> '{rules,incidents}' is not null`;

/** `$3` is the instant. */
export function itemConditions(
  scope: ItemScope,
  at: Date,
  filter: ItemFilter,
): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = [scope.divisions, scope.source, at];
  const conditions = ['i.division = any($1)', '($2::text is null or i.source = $2)', '$3::timestamptz is not null'];
  if (scope.tasks) conditions.push(seenTasks(scope.tasks, values));
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(filter.id, (p) => `i.id = any(${p}::uuid[])`);
  add(filter.state, (p) => shownAsOneOf(filter.state ?? [], p));
  add(filter.routingState, (p) => `${ROUTING_STATE} = any(${p})`);
  add(filter.status, (p) => `i.status = any(${p})`);
  add(filter.queue, (p) => `i.queue = any(${p})`);
  add(filter.worktype, (p) => `i.worktype = any(${p})`);
  add(filter.assignee, (p) => `i.assignee = any(${p})`);
  add(filter.holders, (p) => `i.assignee = any(${p})`);
  add(filter.division, (p) => `i.division = any(${p})`);
  add(filter.source, (p) => `i.source = ${p}`);
  add(filter.externalId, (p) => `i.external_id = ${p}`);
  add(filter.externalTag, (p) => `i.external_tag = ${p}`);
  add(filter.reference, (p) => `i.reference = ${p}`);
  add(filter.createdAfter, (p) => `i.created_at >= ${p}::timestamptz`);
  add(filter.createdBefore, (p) => `i.created_at < ${p}::timestamptz`);
  add(filter.dueAfter, (p) => `i.due_at >= ${p}::timestamptz and ${dueOrLast} >= ${p}::timestamptz`);
  add(filter.dueBefore, (p) => `i.due_at < ${p}::timestamptz and ${dueOrLast} < ${p}::timestamptz`);
  add(filter.expiresAfter, (p) => `i.expires_at >= ${p}::timestamptz`);
  add(filter.expiresBefore, (p) => `i.expires_at < ${p}::timestamptz`);
  add(filter.updatedAfter, (p) => `i.updated_at > ${p}::timestamptz`);
  add(filter.closedAfter, (p) => `i.closed_at >= ${p}::timestamptz`);
  add(filter.closedBefore, (p) => `i.closed_at < ${p}::timestamptz`);
  add(filter.queuedAfter, (p) => `l.queued_since >= ${p}::timestamptz`);
  add(filter.queuedBefore, (p) => `l.queued_since < ${p}::timestamptz`);
  for (const given of filter.attributes ?? [])
    conditions.push(attributeCondition(given, (value) => `$${values.push(value)}`));
  if (filter.incident !== undefined)
    conditions.push(filter.incident === 'true' ? HAS_INCIDENT : `not (${HAS_INCIDENT})`);
  add(filter.q, (p) => {
    const isPart = `strpos(lower(concat_ws(E'\\n', i.name, i.reference, i.external_id, i.external_tag)), lower(${p})) > 0`;
    if (filter.archived !== undefined) return isPart;
    return `(not i.is_archived and ${isPart}
       or i.is_archived and (i.reference = upper(${p}) or i.external_id = ${p}))`;
  });
  return { conditions, values };
}

function attributeCondition({ name, operator, value }: AttributeFilter, add: (value: unknown) => string): string {
  const key = add(name);
  const text = `i.attributes ->> ${key}::text`;
  const given = add(value);
  if (operator === '~') return `strpos(lower(${text}), lower(${given})) > 0`;
  if (operator === '=') return `${text} = ${given}`;
  if (operator === '!=') return `${text} is distinct from ${given}`;
  // Only numbers reach the cast, whatever order the conditions are looked at in.
  const asText = `(${text}) collate "C" ${operator} ${given}`;
  const number = value.trim() === '' ? NaN : Number(value);
  if (!Number.isFinite(number)) return `(jsonb_typeof(i.attributes -> ${key}::text) = 'string' and ${asText})`;
  return `case jsonb_typeof(i.attributes -> ${key}::text) when 'number' then (${text})::numeric ${operator} ${add(number)}::numeric
    when 'string' then ${asText} else false end`;
}
