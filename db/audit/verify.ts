import type { ClientBase } from 'pg';
import { CHAIN_COLUMNS, CHAIN_START, type ChainEntry, linkHash } from './chain';
import { auditedDivisions, type Head } from './heads';

/**
 * `changed`: an entry or its seal is not what was sealed. `removed`: an entry or a seal is gone. `inserted`: an entry that
 * no chain knows stands among those that are sealed. `rewritten`: the chain is whole, and another than was exported.
 */
export type FaultKind = 'changed' | 'removed' | 'inserted' | 'rewritten';

export interface Fault {
  kind: FaultKind;
  /** Place in the chain; null: it has none. */
  seq: number | null;
  /** ID of the entry; null: nothing is left that would name it. */
  entry: string | null;
}

export interface DivisionVerdict {
  division: string;
  /** Entries whose links were computed again and hold. */
  verified: number;
  head: Head | null;
  /** The first row that was touched; null: none was. */
  fault: Fault | null;
}

const PAGE = 2_000;

type SealRow = { seq: number; hash: string; entryId: string } & (ChainEntry | { id: null });

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
  let { seq, hash } = anchor;
  let verified = 0;
  let lastEntry = '0';
  const verdict = (fault: Fault | null): DivisionVerdict => {
    const head = seq === 0 ? null : { division, seq, hash };
    return { division, verified, head, fault: firstOf(fault, lastEntry, stray) };
  };
  for (;;) {
    const rows = await readSeals(client, division, seq);
    for (const row of rows) {
      if (row.seq !== seq + 1) return verdict({ kind: 'removed', seq: seq + 1, entry: null });
      if (row.id === null) return verdict({ kind: 'removed', seq: row.seq, entry: row.entryId });
      if (linkHash(hash, division, row.seq, row) !== row.hash)
        return verdict({ kind: 'changed', seq: row.seq, entry: row.id });
      if ((expected.get(row.seq) ?? row.hash) !== row.hash)
        return verdict({ kind: 'rewritten', seq: row.seq, entry: row.id });
      ({ seq, hash } = row);
      verified += 1;
      lastEntry = row.id;
    }
    if (rows.length < PAGE) break;
  }
  const isCut = told.some((head) => head.seq > seq);
  return verdict(isCut ? { kind: 'removed', seq: seq + 1, entry: null } : null);
}

async function readSeals(client: ClientBase, division: string, after: number): Promise<SealRow[]> {
  const { rows } = await client.query<SealRow>(
    `select s.seq, encode(s.hash, 'hex') as hash, s.entry_id::text as "entryId", ${CHAIN_COLUMNS}
     from audit_seal s left join audit_entry e on e.id = s.entry_id
     where s.division = $1 and s.seq > $2 order by s.seq limit $3`,
    [division, after, PAGE],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

async function readAnchor(client: ClientBase, division: string): Promise<{ seq: number; hash: string }> {
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
