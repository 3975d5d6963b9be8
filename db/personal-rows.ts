import type { ClientBase } from 'pg';
import { eraseAudit } from './audit/erase';

/** A table with what it holds of an object; `$1` is the object's ID. */
interface Place {
  table: string;
  where: string;
  json: readonly string[];
  /** Texts, or lists of them. */
  text: readonly string[];
  /** Read along, and never written. */
  fixed?: readonly string[];
  /** It holds what people wrote, beside attributes. */
  hasTexts: boolean;
}

export type ObjectKind = 'item' | 'case';

const NAMES = { text: ['name', 'external_tag'], fixed: ['reference'], hasTexts: false };
/** Mail goes to somebody's mailbox; all else to a receiver by its key. */
const deliveries = (where: string): readonly Place[] => [
  {
    table: 'delivery',
    where: `kind = 'mail' and (${where})`,
    json: ['body'],
    text: ['target', 'last_error'],
    hasTexts: true,
  },
  { table: 'delivery', where: `kind <> 'mail' and (${where})`, json: ['body'], text: ['last_error'], hasTexts: true },
];
/** A participant stands there by his name. */
const itemEvents: readonly Place[] = [
  {
    table: 'item_event',
    where: `item_id = $1 and actor_kind = 'participant'`,
    json: ['data'],
    text: ['actor_id'],
    hasTexts: true,
  },
  {
    table: 'item_event',
    where: `item_id = $1 and actor_kind <> 'participant'`,
    json: ['data'],
    text: [],
    hasTexts: true,
  },
];
const shared: readonly Place[] = [
  {
    table: 'change',
    where: `(topic in ('item', 'case') and key = $1::text
      or topic = 'notification' and key in (select id::text from notification where item_id = $1::uuid))`,
    json: ['data'],
    text: [],
    hasTexts: true,
  },
  { table: 'bulk_item', where: 'item_id = $1', json: [], text: ['detail'], hasTexts: true },
  {
    table: 'bulk_job',
    where: 'ended_at is not null and id in (select job_id from bulk_item where item_id = $1)',
    json: ['body'],
    text: [],
    hasTexts: true,
  },
  {
    table: 'idempotency',
    where: `(body ->> 'id' = $1::text or body ->> 'id' in (select job_id::text from bulk_item where item_id = $1::uuid))`,
    json: ['body'],
    text: [],
    hasTexts: true,
  },
];

export const PLACES: Readonly<Record<ObjectKind, readonly Place[]>> = {
  item: [
    { table: 'item', where: 'id = $1', json: ['attributes', 'snapshot'], ...NAMES },
    {
      table: 'item_archive',
      where: 'id = $1',
      json: ['attributes', 'snapshot', 'events', 'deliveries'],
      ...NAMES,
      hasTexts: true,
    },
    ...itemEvents,
    ...deliveries('item_id = $1 or notification_id in (select id from notification where item_id = $1)'),
    {
      table: 'notification',
      where: 'item_id = $1',
      json: ['data', 'body'],
      text: ['subject', 'text', 'mail_to'],
      hasTexts: true,
    },
    { table: 'task_link', where: 'item_id = $1', json: [], text: ['participant'], hasTexts: false },
    { table: 'command_request', where: 'item_id = $1', json: ['command'], text: [], hasTexts: true },
    { table: 'dry_run_item', where: `result ->> 'id' = $1::text`, json: ['result'], text: [], hasTexts: true },
    {
      table: 'inbound_delivery',
      where: '(source, external_id) = (select source, external_id from every_item where id = $1)',
      json: ['errors'],
      text: ['detail'],
      hasTexts: true,
    },
    ...shared,
  ],
  case: [
    {
      table: 'case_file',
      where: 'id = $1',
      json: ['variables', 'snapshot'],
      text: ['name'],
      fixed: ['reference'],
      hasTexts: false,
    },
    { table: 'case_event', where: 'case_id = $1', json: ['data'], text: [], hasTexts: true },
    { table: 'case_order', where: 'case_id = $1', json: ['body', 'given'], text: [], hasTexts: true },
    { table: 'case_request', where: 'case_id = $1', json: ['request'], text: [], hasTexts: true },
    { table: 'case_message', where: 'case_id = $1', json: ['variables'], text: ['key'], hasTexts: true },
    {
      table: 'case_start',
      where: 'case_id = $1',
      json: ['item', 'item_attributes', 'variables'],
      text: ['name'],
      hasTexts: true,
    },
    ...deliveries('case_id = $1'),
    ...shared,
  ],
};

export interface PersonalRow {
  table: string;
  /** Its place in the table, or its ID. */
  rowId: string;
  hasTexts: boolean;
  columns: Readonly<Record<string, unknown>>;
  /** Nothing of it is left where any of it is personal. */
  goesWhole?: boolean;
}

/** Everything that is kept of an object, locked until the end of the transaction. */
export async function lockPersonalRows(client: ClientBase, kind: ObjectKind, id: string): Promise<PersonalRow[]> {
  const found: PersonalRow[] = [];
  for (const { table, where, json, text, fixed = [], hasTexts } of PLACES[kind]) {
    const pairs = [...json, ...text, ...fixed].map((column) => `'${camel(column)}', ${column}`).join(', ');
    const { rows } = await client.query<Omit<PersonalRow, 'table' | 'hasTexts'>>(
      `select ctid::text as "rowId", jsonb_build_object(${pairs}) as columns from ${table} where ${where} for update`,
      [id],
    );
    found.push(...rows.map((row) => ({ ...row, table, hasTexts })));
  }
  return [...found, ...(await readAuditRows(client, kind, id))];
}

/** What the case of an item says of people; undefined: it has none. */
export async function readCaseOfItem(client: ClientBase, id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await client.query<Record<string, unknown>>(
    `select c.reference, c.name, c.variables from every_item i join case_file c on c.id::text = i.case_id where i.id = $1`,
    [id],
  );
  return rows[0];
}

/** Nobody may lock or write them; they change by an erasure only. A name is told by what stands beside it: the reference. */
async function readAuditRows(client: ClientBase, kind: ObjectKind, id: string): Promise<PersonalRow[]> {
  const { rows } = await client.query<Omit<PersonalRow, 'table' | 'hasTexts'>>(
    `select id::text as "rowId", jsonb_build_object('reason', reason, 'before', before || named, 'after', after || named) as columns
     from audit_entry, jsonb_build_object('reference', object_name) as named
     where object_id = $1 and object_kind = $2 and verb <> 'erase' and salt is not null order by id`,
    [id, kind],
  );
  return rows.map((row) => ({ ...row, table: AUDIT, hasTexts: true, goesWhole: true }));
}

const AUDIT = 'audit_entry';

/** Rows as they shall be; entries of the audit lose all that they say. */
export async function writePersonalRows(
  client: ClientBase,
  object: { erasureId: string; kind: ObjectKind; objectId: string },
  rows: readonly PersonalRow[],
): Promise<void> {
  const entries = rows.filter(({ table }) => table === AUDIT);
  for (const row of rows) if (row.table !== AUDIT) await writePersonalRow(client, object.kind, row);
  await eraseAudit(
    client,
    object,
    entries.map(({ rowId }) => rowId),
  );
}

async function writePersonalRow(client: ClientBase, kind: ObjectKind, row: PersonalRow): Promise<void> {
  const place = PLACES[kind].find(
    ({ table, text }) => table === row.table && text.every((column) => camel(column) in row.columns),
  );
  if (!place) throw new Error(`nothing is known of ${row.table}`);
  const columns = [...place.json, ...place.text];
  const values = columns.map((column) => {
    const value = row.columns[camel(column)];
    return place.json.includes(column) && value !== null ? JSON.stringify(value) : value;
  });
  const sets = columns.map((column, at) => `${column} = $${at + 2}`).join(', ');
  await client.query(`update ${row.table} set ${sets} where ctid = $1::tid`, [row.rowId, ...values]);
}

/** Payloads of webhooks speak a language of their sender's: they go as a whole. Answers how many. */
export async function clearPayloads(client: ClientBase, itemId: string): Promise<number> {
  const { rowCount } = await client.query(
    `update inbound_delivery set payload = convert_to('{}', 'UTF8')
     where (source, external_id) = (select source, external_id from every_item where id = $1)
       and payload is not null and payload <> convert_to('{}', 'UTF8')`,
    [itemId],
  );
  return rowCount ?? 0;
}

const camel = (column: string) => column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
