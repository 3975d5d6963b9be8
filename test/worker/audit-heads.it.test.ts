import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import pino from 'pino';
import { waitUntil } from '../../cli/dev/wait-until';
import { insertAudit } from '../../db/audit/entry';
import { type ExportedHead, isGenuine } from '../../db/audit/exported-heads';
import { readHeads } from '../../db/audit/heads';
import { sealAudit } from '../../db/audit/seal';
import { createPool } from '../../db/pool';
import { startAuditHeads } from '../../worker/audit-heads';
import { entryIn } from '../db/audit/entries';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let pool: Pool;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casewright-heads-'));
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 2, name: 'test' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const pair = generateKeyPairSync('ed25519');
const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

async function sealed(division: string, number: number): Promise<void> {
  await insertAudit(pool, [entryIn(division, number)]);
  while ((await readHeads(pool, [division]))[0]?.seq !== number) await sealAudit(pool, 10);
}

test('heads that have moved are told once, signed, in a file of their own or else in the log', async () => {
  const file = join(folder, 'heads.ndjson');
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
  const log = pino({ level: 'silent' });
  await sealed('claims', 1);
  await sealed('leads', 1);
  const loop = startAuditHeads({ pool, log }, { privateKey, file });
  await waitUntil(() => lines().length === 2, { withinMs: 15_000, everyMs: 10 });
  await sealed('claims', 2);
  loop.wake();
  await waitUntil(() => lines().length > 2, { withinMs: 15_000, everyMs: 10 });
  await loop.stop();
  const heads = lines().map((line) => JSON.parse(line) as ExportedHead);
  expect(heads.map(({ division, seq }) => [division, seq])).toEqual([
    ['claims', 1],
    ['leads', 1],
    ['claims', 2],
  ]);
  for (const head of heads) expect(isGenuine(head, publicKey)).toBe(true);
  expect(heads[2]).toMatchObject((await readHeads(pool, ['claims']))[0] ?? {});

  const logged: string[] = [];
  const toLog = startAuditHeads({ pool, log: pino({}, { write: (line) => void logged.push(line) }) }, { privateKey });
  await toLog.stop();
  const told = logged.map((line) => (JSON.parse(line) as { auditHead: ExportedHead }).auditHead);
  expect(told.map(({ division, seq }) => [division, seq])).toEqual([
    ['claims', 2],
    ['leads', 1],
  ]);
  expect(told.every((head) => isGenuine(head, publicKey))).toBe(true);
});
