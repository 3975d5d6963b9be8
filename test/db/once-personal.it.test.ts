import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../../db/project-root';
import { oncePersonal } from '../../domain/personal/personal-names';
import { createTestDatabase, type TestDatabase } from '../support/database';

const text = { type: 'string' };
const mine = { ...text, personal: true };

/** Versions of a document, the oldest first: schemas of their attributes, or bodies. */
const histories: Record<string, object[]> = {
  dropped: [{ properties: { Iban: mine } }, { properties: {} }, {}],
  ended: [{ properties: { Iban: mine } }, { properties: { Iban: text } }, {}],
  again: [{ properties: { Iban: text } }, { properties: { Iban: mine } }, { properties: { Other: mine } }],
  known: [{}, { properties: { Iban: mine } }],
  deep: [
    {
      properties: { list: { type: 'array', items: { properties: { Phone: { 'x-personal': true } } } }, Phone: text },
      $defs: { person: { anyOf: [{ properties: { Born: mine } }, true] } },
    },
    { properties: { list: { type: 'array' } } },
  ],
  form: [{ form: { properties: { Iban: mine } } }, { form: { properties: { Iban: text } } }],
  forms: [{ forms: { a: { properties: { Iban: mine } } } }, { attributes: { properties: { Iban: text } } }],
  odd: [{ properties: { personal: { type: 'boolean' }, none: true } }, { properties: null }],
};

let database: TestDatabase;
let owner: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

test('what versions before the migration had marked is found as a publication would have kept it', async () => {
  await owner.query('alter table config_version drop column once_personal; alter table idempotency drop column rights');
  for (const kind of ['worktype', 'case-type', 'role'])
    for (const [key, schemas] of Object.entries(histories))
      for (const [at, schema] of schemas.entries())
        await owner.query(
          `insert into config_version (kind, division, key, version, body, published_by) values ($1, 'claims', $2, $3, $4, 'test')`,
          [kind, key, at + 1, bodyOf(schema)],
        );
  await owner.query(readFileSync(join(projectRoot, 'db', 'migrations', '0044_marks_and_rights_before.sql'), 'utf8'));
  const { rows } = await owner.query<{ kind: string; key: string; names: string[] }>(
    `select distinct on (kind, key) kind, key, once_personal as names from config_version order by kind, key, version desc`,
  );
  const expected = Object.entries(histories).map(([key, schemas]) => [key, published(schemas)]);
  const found = (kind: string) =>
    Object.fromEntries(rows.flatMap((row) => (row.kind === kind ? [[row.key, row.names]] : [])));
  for (const kind of ['worktype', 'case-type']) expect(found(kind)).toEqual(Object.fromEntries(expected));
  expect(found('worktype')).toMatchObject({ dropped: ['Iban'], ended: [], again: ['Iban'], known: [] });
  expect(found('worktype')).toMatchObject({ deep: ['Born', 'Phone'], odd: [], form: ['Iban'], forms: [] });
  expect(Object.values(found('role')).flat()).toEqual([]);
});

const bodyOf = (schema: object): Record<string, unknown> =>
  'form' in schema || 'forms' in schema || 'attributes' in schema ? { ...schema } : { attributes: schema };

/** What one version after the other leaves marked. */
function published(schemas: readonly object[]): string[] {
  let before = { body: {}, oncePersonal: [] as string[] };
  for (const schema of schemas) before = { body: bodyOf(schema), oncePersonal: oncePersonal(before, bodyOf(schema)) };
  return before.oncePersonal;
}
