import { appendFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { exportHead } from '../db/audit/exported-heads';
import { auditedDivisions, readHeads } from '../db/audit/heads';
import { type Loop, startLoop } from './loop';

const INTERVAL_MS = 60_000;

export interface HeadExport {
  /** Ed25519, as PEM. */
  privateKey: string;
  /** Lines are appended to it; left out: they go to the log. */
  file?: string | undefined;
}

/** Tells the heads that have moved to the outside, signed, so that whoever could write a chain anew is betrayed by them. */
export function startAuditHeads({ pool, log }: { pool: Pool; log: Logger }, { privateKey, file }: HeadExport): Loop {
  const told = new Map<string, number>();
  return startLoop('audit heads', log, async () => {
    const heads = await readHeads(pool, await auditedDivisions(pool));
    const moved = heads.filter(({ division, seq }) => seq > (told.get(division) ?? 0));
    const at = new Date().toISOString();
    const lines = moved.map((head) => exportHead(head, at, privateKey));
    if (file === undefined) for (const auditHead of lines) log.info({ auditHead }, 'head of an audit chain');
    else if (lines.length > 0) await appendFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    for (const { division, seq } of moved) told.set(division, seq);
    return INTERVAL_MS;
  });
}
