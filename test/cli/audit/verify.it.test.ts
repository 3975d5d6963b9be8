import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type Pool } from 'pg';
import { runVerify, type VerifyOptions } from '../../../cli/audit/run-verify';
import { insertAudit } from '../../../db/audit/entry';
import { exportHead } from '../../../db/audit/exported-heads';
import { readHeads } from '../../../db/audit/heads';
import { sealAudit } from '../../../db/audit/seal';
import { createPool } from '../../../db/pool';
import { entryIn } from '../../db/audit/entries';
import { createTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
let pool: Pool;
let owner: Client;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casewright-audit-'));
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 2, name: 'test' });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (let number = 1; number <= 5; number += 1) await insertAudit(pool, [entryIn('claims', number)]);
  while ((await readHeads(pool, ['claims']))[0]?.seq !== 5) await sealAudit(pool, 10);
});
afterAll(async () => {
  await owner.end();
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function verify(options: VerifyOptions = {}): Promise<{ text: string; status: unknown }> {
  let text = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    await runVerify(options, database.url);
    return { text, status: process.exitCode ?? 0 };
  } finally {
    write.mockRestore();
    process.exitCode = 0;
  }
}

test('says that the chains hold, as the user of the programs', async () => {
  const { text, status } = await verify();
  expect(text).toMatch(/^claims: 5 entries hold, head 5 [0-9a-f]{64}\n$/);
  expect(status).toBe(0);
});

test('a chain that was cut is found by the heads that were exported, which nobody can forge', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = join(folder, 'public.pem');
  const heads = join(folder, 'heads.ndjson');
  writeFileSync(key, publicKey.export({ type: 'spki', format: 'pem' }));
  const [head] = await readHeads(pool, ['claims']);
  if (!head) throw new Error('no head');
  writeFileSync(heads, `${JSON.stringify(exportHead(head, '2026-11-27T12:00:00.000Z', pem))}\n`);
  expect((await verify({ heads, key })).status).toBe(0);
  await owner.query(`delete from audit_entry where id = 5`);
  await owner.query(`delete from audit_seal where entry_id = 5`);
  expect((await verify()).status).toBe(0);
  expect(await verify({ heads, key })).toEqual({
    text: 'claims: place 5 was removed; the 4 entries before it hold\n',
    status: 1,
  });
  const forged = { ...exportHead(head, '2026-11-27T12:00:00.000Z', pem), seq: 4 };
  writeFileSync(heads, `${JSON.stringify(forged)}\n`);
  await expect(verify({ heads, key })).rejects.toThrow('Line 1');
  await expect(verify({ heads })).rejects.toThrow('--key');
});

test('names the first row that was touched, for people and for programs', async () => {
  await owner.query(`update audit_entry set reason = 'another' where id in (2, 3)`);
  expect(await verify()).toEqual({
    text: 'claims: entry 2, place 2 was changed; the 1 entries before it hold\n',
    status: 1,
  });
  const { text, status } = await verify({ json: true });
  expect(status).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    ok: false,
    divisions: [{ division: 'claims', verified: 1, fault: { kind: 'changed', seq: 2, entry: '2' } }],
  });
});

test('heads that an auditor took from the API and kept are held against the chains, and need no key', async () => {
  const [head] = await readHeads(pool, ['claims']);
  if (!head) throw new Error('no head');
  const heads = join(folder, 'heads.json');
  writeFileSync(heads, JSON.stringify({ heads: [{ ...head, seq: head.seq + 7 }] }));
  expect(await verify({ heads })).toMatchObject({ status: 1, text: expect.stringContaining('claims: ') });
});

test('a file that is not there, and a key that is none, are told with the option that names them', async () => {
  const none = join(folder, 'none');
  const heads = join(folder, 'heads.ndjson');
  const noKey = join(folder, 'no-key.pem');
  writeFileSync(noKey, 'not a key');
  await expect(verify({ heads: none })).rejects.toThrow(/^--heads: .* cannot be read/);
  await expect(verify({ heads, key: none })).rejects.toThrow(/^--key: .* cannot be read/);
  await expect(verify({ heads, key: noKey })).rejects.toThrow(/is no key in PEM form/);
});

test('without an address of the database it says what to set', async () => {
  await expect(runVerify({}, undefined)).rejects.toThrow('DATABASE_URL');
});
