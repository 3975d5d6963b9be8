import { Client } from 'pg';
import type { Head } from '../../db/audit/heads';
import { type DivisionVerdict, verifyAudit } from '../../db/audit/verify';
import { CommandFailure } from '../command-failure';
import { keptHeads } from './exported-heads';

export interface VerifyOptions {
  heads?: string;
  key?: string;
  json?: boolean;
}

/**
 * `casewright audit verify`: computes every chain of the audit again. It reads the database, not the API: what it asks is
 * whether the application's word can be believed, and the application shows values only as far as its caller may see them.
 */
export async function runVerify(options: VerifyOptions, databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl === undefined || databaseUrl === '') {
    throw new CommandFailure(
      'DATABASE_URL is not set.',
      'set it to the address of the database, as any user who may read its tables; `npm start -- --json` prints it as `postgres`.',
    );
  }
  const exported = options.heads === undefined ? [] : keptHeads(options.heads, options.key);
  const client = new Client({ connectionString: databaseUrl, application_name: 'casewright-audit-verify' });
  await client.connect().catch((error: unknown) => {
    throw new CommandFailure(`The database cannot be reached: ${String(error)}`);
  });
  const verdicts = await verdictsOf(client, exported);
  const isWhole = verdicts.every(({ fault }) => fault === null);
  if (options.json) process.stdout.write(`${JSON.stringify({ ok: isWhole, divisions: verdicts })}\n`);
  else process.stdout.write(verdicts.length === 0 ? 'Nothing is sealed yet.\n' : verdicts.map(verdictText).join(''));
  if (!isWhole) process.exitCode = 1;
}

async function verdictsOf(client: Client, exported: readonly Head[]): Promise<DivisionVerdict[]> {
  try {
    return await verifyAudit(client, exported);
  } finally {
    await client.end();
  }
}

function verdictText({ division, verified, head, fault }: DivisionVerdict): string {
  if (fault === null) return `${division}: ${verified} entries hold${head ? `, head ${head.seq} ${head.hash}` : ''}\n`;
  const row = [
    ...(fault.entry === null ? [] : [`entry ${fault.entry}`]),
    ...(fault.seq === null ? [] : [`place ${fault.seq}`]),
  ].join(', ');
  return `${division}: ${row} was ${WHAT[fault.kind]}; the ${verified} entries before it hold\n`;
}

const WHAT = {
  changed: 'changed',
  removed: 'removed',
  inserted: 'put in between',
  erased: 'erased, and no entry tells of it',
  rewritten: 'sealed anew: another head was exported',
} as const;
