import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../../db/project-root';
import { createTestDatabase } from '../support/database';

/** Every object that the migrations leave behind, a line each, in an order of its own. */
const DUMP = `
  select 'table ' || c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  union all
  select 'constraint ' || r.conrelid::regclass || ' ' || r.conname || ' ' || pg_get_constraintdef(r.oid)
  from pg_constraint r where r.connamespace = 'public'::regnamespace and r.conrelid <> 0 and r.contype <> 'n'
  union all
  select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all
  select 'view ' || viewname || ' ' || regexp_replace(definition, '\\s+', ' ', 'g') from pg_views where schemaname = 'public'
  union all
  select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all
  select 'function ' || regexp_replace(pg_get_functiondef(p.oid), '\\s+', ' ', 'g')
  from pg_proc p where p.pronamespace = 'public'::regnamespace`;

test('db/schema.txt is what the migrations make (UPDATE_GOLDEN=1 writes it)', async () => {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(DUMP);
  await client.end();
  await database.drop();
  const text = `${rows
    .map(({ line }) => line.trim())
    .toSorted()
    .join('\n')}\n`;
  const file = join(projectRoot, 'db', 'schema.txt');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});
