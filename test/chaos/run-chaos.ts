import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import type { HistoryEvent, ItemPage, ItemView } from '../../api/contract/item';
import { type AgentRecord, runAgent } from './agent-robot';
import type { ChaosPlan, PlannedItem } from './chaos-plan';
import type { HonestClient } from './honest-client';
import { freeze, killHard, type PidOf, restarted } from './killer';
import { watchLedger } from './ledger-watch';
import { prepareDivision } from './prepare-division';
import type { SourceReceiver } from './source-receiver';
import { awaited, until } from './until';
import { faultsOf, type ItemEvidence } from './verdict';

/** The running stack, as its ready line and its record of processes tell. */
export interface ChaosStack {
  api: string;
  postgres: string;
  temporal: string;
  adminToken: string;
  pidOf: PidOf;
}

export interface ChaosResult {
  faults: string[];
  /** For the one who reads the log. */
  summary: Record<string, unknown>;
}

/** The promise of the issue. */
const FINISHED_WITHIN_MS = 60_000;
/** Captured and not completed yet: captures go on through the whole run. */
const BACKLOG = 60;
const CAPTURES_AT_ONCE = 3;

/** Plays a plan against the real stack, kills what it says, and answers every promise that was broken. */
export async function runChaos(stack: ChaosStack, plan: ChaosPlan): Promise<ChaosResult> {
  const startedMs = performance.now();
  const pool = new Pool({ connectionString: stack.postgres, max: 4 });
  pool.on('error', () => {});
  const items = new Map(plan.items.map((item) => [item.externalId, item]));
  const record: AgentRecord = { accepted: new Map(), refused: new Map(), done: new Set(), faults: [] };
  const over = new AbortController();
  const errors: string[] = [];
  const watched = (work: Promise<unknown>) => work.catch((error: unknown) => void errors.push(String(error)));
  const steering: Promise<unknown>[] = [];
  const prepared = await prepareDivision({
    api: stack.api,
    adminToken: stack.adminToken,
    plan,
    items,
    giveUpMs: 60_000,
    pace: { offerExpiry: 'PT3S', slaExpiry: 'PT8S' },
    onReceipt: ({ event, externalId }) => {
      if (event === 'mark-done') steering.push(watched(completeBySource(prepared.source, plan, externalId, errors)));
    },
  });
  const { admin, source, agents, receiver } = prepared;

  const progress = await readProgress(pool, plan);
  const look = async () => void Object.assign(progress, await readProgress(pool, plan));
  const watch = watchLedger(pool, plan.division);
  const working = [...agents].map(([agent, client]) =>
    watched(runAgent({ agent, client, items, record, signal: over.signal })),
  );
  const capturing = watched(capture(source, plan, look, progress));
  // One that cannot go on is judged as it stands, so that the histories tell why.
  const lastRestartMs = await kill(stack.pidOf, plan, look, progress).catch((error: unknown) => {
    errors.push(String(error));
    return performance.now() - FINISHED_WITHIN_MS;
  });
  await capturing;
  const temporal = await Connection.connect({ address: stack.temporal });
  const isFinished = async () => {
    await look();
    if (progress.completed < plan.items.length || progress.unsettled > 0) return false;
    return (await new Client({ connection: temporal }).workflow.count(`ExecutionStatus = 'Running'`)).count === 0;
  };
  const finished = await until(isFinished, FINISHED_WITHIN_MS - (performance.now() - lastRestartMs));
  const finishedMs = performance.now();
  over.abort();
  await Promise.all([...working, ...steering]);
  await watch.stop();
  const found = await judge(admin, plan, receiver, record);
  await Promise.all([temporal.close(), receiver.close(), pool.end()]);
  return {
    faults: [
      ...errors,
      ...receiver.faults,
      ...record.faults,
      ...prepared.record.blunders,
      ...watch.faults,
      ...(finished
        ? []
        : [`not finished ${FINISHED_WITHIN_MS} ms after the last restart: ${JSON.stringify(progress)}`]),
      ...found,
    ],
    summary: {
      seed: plan.seed,
      seconds: Math.round((finishedMs - startedMs) / 1000),
      secondsAfterLastRestart: Math.round((finishedMs - lastRestartMs) / 1000),
      kills: plan.kills
        .map(
          ({ victim, afterCompleted, freezeMs }) =>
            `${victim}@${afterCompleted}${freezeMs === null ? '' : `~${freezeMs}`}`,
        )
        .join(' '),
      looksAtTheLedger: watch.looks(),
      deliveriesSeen: receiver.receipts.length,
      acceptsRefused: record.refused.size,
      repeats: Object.fromEntries(prepared.record.repeats),
    },
  };
}

interface Progress {
  completed: number;
  /** Deliveries, starts, ledger rows and load that must all be gone in the end. */
  unsettled: number;
}

async function readProgress(pool: Pool, { source, division }: ChaosPlan): Promise<Progress> {
  const { rows } = await pool.query<Progress>(
    `select (select count(*) from item where source = $1 and state = 'completed')::int as completed,
       ((select count(*) from delivery where division = $2 and delivered_at is null)
        + (select count(*) from start_request s join item i on i.id = s.item_id where i.division = $2)
        + (select count(*) from ledger_item where division = $2)
        + (select count(*) from offer where division = $2 and outcome is null)
        + (select sum(used) from ledger_load l join ledger_agent a on a.key = l.agent where a.division = $2))::int as unsettled`,
    [source, division],
  );
  return rows[0] ?? { completed: 0, unsettled: 0 };
}

async function completeBySource(
  source: HonestClient,
  plan: ChaosPlan,
  externalId: string,
  errors: string[],
): Promise<void> {
  const path = `/v1/sources/${plan.source}/workitems/${encodeURIComponent(externalId)}/complete`;
  const { status, body } = await source.ask(path, { method: 'POST', body: {}, key: `source-complete/${externalId}` });
  if (status !== 200) errors.push(`the source could not complete ${externalId}: ${status} ${JSON.stringify(body)}`);
}

/** Every seventh capture is sent again under another key: the external ID alone must do. */
async function capture(
  source: HonestClient,
  plan: ChaosPlan,
  look: () => Promise<void>,
  progress: Progress,
): Promise<void> {
  const queue = plan.items.entries();
  let captured = 0;
  const one = async ([index, { externalId, mode, value, activateAfterMs }]: [number, PlannedItem]) => {
    const activateAt = activateAfterMs > 0 ? { activateAt: new Date(Date.now() + activateAfterMs).toISOString() } : {};
    const body = { externalId, worktype: `by-${mode}`, attributes: { Value: value }, ...activateAt };
    const keys = index % 7 === 0 ? [`capture/${externalId}`, `again/${externalId}`] : [`capture/${externalId}`];
    for (const key of keys) {
      const answer = await source.ask('/v1/workitems', { method: 'POST', body, key });
      if (answer.status > 201) throw new Error(`capture of ${externalId}: ${JSON.stringify(answer)}`);
    }
  };
  const lane = async () => {
    for (const entry of queue) {
      await awaited(
        'the backlog shrinks',
        async () => {
          if (captured - progress.completed >= BACKLOG) await look();
          return captured - progress.completed < BACKLOG;
        },
        120_000,
      );
      captured += 1;
      await one(entry);
    }
  };
  await Promise.all(Array.from({ length: CAPTURES_AT_ONCE }, lane));
}

/** Kills as planned; answers the instant of the last restart. */
async function kill(pidOf: PidOf, plan: ChaosPlan, look: () => Promise<void>, progress: Progress): Promise<number> {
  const restarts: Promise<void>[] = [];
  for (const { victim, afterCompleted, delayMs, freezeMs } of plan.kills) {
    await awaited(
      `${afterCompleted} items are completed`,
      async () => {
        await look();
        return progress.completed >= afterCompleted;
      },
      90_000,
    );
    await delay(delayMs);
    if (freezeMs === null) restarts.push(restarted(pidOf, victim, await killHard(pidOf, victim)));
    else await freeze(pidOf, victim, freezeMs);
  }
  await Promise.all(restarts);
  return performance.now();
}

async function judge(
  admin: HonestClient,
  plan: ChaosPlan,
  receiver: SourceReceiver,
  record: AgentRecord,
): Promise<string[]> {
  const known = new Map<string, Pick<ItemView, 'id' | 'state' | 'activateAt'>>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await admin.ask<ItemPage>(`/v1/workitems?source=${plan.source}&limit=200${from}`)).body;
    for (const item of page.items) known.set(item.externalId, item);
    cursor = page.nextCursor;
  }
  const of = (offers: ReadonlyMap<string, string>, externalId: string) =>
    [...offers].filter(([, each]) => each === externalId).map(([offerId]) => offerId);
  const faults: string[] = [];
  for (const planned of plan.items) {
    const { externalId } = planned;
    const item = known.get(externalId);
    const history = item && (await admin.ask<{ events: HistoryEvent[] }>(`/v1/workitems/${item.id}/history`)).body;
    const evidence: ItemEvidence = {
      planned,
      state: item?.state,
      activateAt: item?.activateAt,
      events: history?.events ?? [],
      receipts: receiver.receipts.filter((receipt) => receipt.externalId === externalId),
      accepted: of(record.accepted, externalId),
      refused: [...record.refused.keys()],
    };
    const wrong = faultsOf(evidence);
    if (wrong.length > 0) faults.push(`${externalId} ${wrong.join('; ')}\n${JSON.stringify(evidence.events)}`);
  }
  if (known.size !== plan.items.length)
    faults.push(`${known.size} items are known, ${plan.items.length} were captured`);
  return faults;
}
