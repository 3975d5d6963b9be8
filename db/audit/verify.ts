import type { ClientBase } from 'pg';
import { CHAIN_COLUMNS, CHAIN_START, type ChainEntry, isSaid, linkHash } from './chain';
import { type ErasuresSeen, firstUntold, seeErasure } from './erased';
import type { Fault } from './fault';
import { auditedDivisions, type Head } from './heads';

export interface DivisionVerdict {
  division: string;
  /** Entries whose links were computed again and hold. */
  verified: number;
  head: Head | null;
  /** The first row that was touched; null: none was. */
  fault: Fault | null;
}

const PAGE = 2_000;

type Link = Pick<Head, 'seq' | 'hash'>;

type SealRow = { seq: number; hash: string; digest: string; entryId: string } & (ChainEntry | { id: null });

/** Computes every chain again, at one instant. `exported`: heads that were told to the outside. The client is the caller's alone. */
export async function verifyAudit(client: ClientBase, exported: readonly Head[] = []): Promise<DivisionVerdict[]> {
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    return await verifyChains(client, exported);
  } finally {
    await client.query('rollback');
  }
}

/** The same as the transaction under way sees it. */
export async function verifyChains(client: ClientBase, exported: readonly Head[] = []): Promise<DivisionVerdict[]> {
  const strays = await readStrays(client);
  const named = [...(await auditedDivisions(client)), ...strays.keys(), ...exported.map(({ division }) => division)];
  const verdicts: DivisionVerdict[] = [];
  for (const division of [...new Set(named)].toSorted()) {
    const told = exported.filter((head) => head.division === division);
    verdicts.push(await verifyDivision(client, division, told, strays.get(division)));
  }
  return verdicts;
}

async function verifyDivision(
  client: ClientBase,
  division: string,
  told: readonly Head[],
  stray: string | undefined,
): Promise<DivisionVerdict> {
  const anchor = await readAnchor(client, division);
  const expected = new Map(told.map((head) => [head.seq, head.hash]));
  const seen: ErasuresSeen = { erased: [], told: new Map(), isTorn: false };
  let { seq, hash } = anchor;
  let head: Head | null = seq === 0 ? null : { division, ...anchor };
  let lastEntry = '0';
  let fault: Fault | null = null;
  for (;;) {
    const rows = await readSeals(client, division, seq);
    for (const row of rows) {
      const found = faultOf(row, division, { seq, hash }, expected.get(row.seq));
      fault ??= found;
      // Beyond a fault each link is judged by itself: what an entry erased is told of by a later one.
      if (row.seq !== seq + 1) seen.isTorn = true;
      if (row.id !== null && (found === null || found.kind === 'rewritten')) seeErasure(seen, row.seq, row);
      else seen.told.set(row.entryId, null);
      ({ seq, hash } = row);
      if (fault !== null) continue;
      head = { division, seq, hash };
      lastEntry = row.entryId;
    }
    if (rows.length < PAGE) break;
  }
  if (told.some((one) => one.seq > seq)) {
    seen.isTorn = true;
    fault ??= { kind: 'removed', seq: seq + 1, entry: null };
  }
  const untold = await firstUntold(client, seen);
  if (untold && (fault === null || untold.seq < (fault.seq ?? 0)))
    fault = { kind: 'erased', seq: untold.seq, entry: untold.entry };
  const verified = (fault === null ? (head?.seq ?? anchor.seq) : (fault.seq ?? 0) - 1) - anchor.seq;
  return { division, verified, head, fault: firstOf(fault, lastEntry, stray) };
}

/** Of a link, by the one before it; `told`: the hash that was exported of it. */
function faultOf(row: SealRow, division: string, { seq, hash }: Link, told = row.hash): Fault | null {
  if (row.seq !== seq + 1) return { kind: 'removed', seq: seq + 1, entry: null };
  if (row.id === null) return { kind: 'removed', seq: row.seq, entry: row.entryId };
  const holds = isSaid(row, row.digest) && linkHash(hash, division, row.seq, row, row.digest) === row.hash;
  if (!holds) return { kind: 'changed', seq: row.seq, entry: row.id };
  return told === row.hash ? null : { kind: 'rewritten', seq: row.seq, entry: row.id };
}

async function readSeals(client: ClientBase, division: string, after: number): Promise<SealRow[]> {
  const { rows } = await client.query<SealRow>(
    `select s.seq, encode(s.hash, 'hex') as hash, encode(s.digest, 'hex') as digest,
       s.entry_id::text as "entryId", ${CHAIN_COLUMNS}
     from audit_seal s left join audit_entry e on e.id = s.entry_id
     where s.division = $1 and s.seq > $2 order by s.seq limit $3`,
    [division, after, PAGE],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

async function readAnchor(client: ClientBase, division: string): Promise<Link> {
  const { rows } = await client.query<{ seq: number; hash: string }>(
    `select seq, encode(hash, 'hex') as hash from audit_anchor where division = $1`,
    [division],
  );
  const [anchor] = rows;
  return anchor ? { ...anchor, seq: Number(anchor.seq) } : { seq: 0, hash: CHAIN_START };
}

/** The first entry of each division that should have been sealed. */
async function readStrays(client: ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ division: string; id: string }>(
    `select distinct on (e.division) e.division, e.id::text from audit_entry e, audit_sealer
     where e.xid < sealed_below and not exists (select from audit_seal s where s.entry_id = e.id)
     order by e.division, e.id`,
  );
  return new Map(rows.map(({ division, id }) => [division, id]));
}

/** Of a fault of the chain, which holds up to the entry `last`, and an entry that it does not know. */
function firstOf(fault: Fault | null, last: string, stray: string | undefined): Fault | null {
  if (stray === undefined) return fault;
  const isFirst = fault === null || BigInt(stray) < BigInt(fault.entry ?? last);
  return isFirst ? { kind: 'inserted', seq: null, entry: stray } : fault;
}
