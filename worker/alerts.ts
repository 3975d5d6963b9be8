import type { ClientBase, Pool } from 'pg';
import { endAlerts, lockAlerts, readFigures, readOpenAlerts, type WatchInput } from '../db/alert';
import { readCurrentConfig } from '../db/config';
import { insertNotifications } from '../db/notification';
import { transaction } from '../db/transaction';
import type { Wake } from '../db/wake';
import { type AlertRuleDocument, alertRuleDocument } from '../domain/config/alert-rule';
import { decideAlerts, limitOf } from '../domain/notification/alerts';
import { durationMs } from '../domain/time/duration';
import { type Loop, type LoopDeps, startLoop } from './loop';

const INTERVAL_MS = 2_000;
/** Of a count above its limit nobody need know more than this. */
const COUNTED_ABOVE = 1_000;

/** Watches what alert rules name, and opens and ends alerts; of several workers one at a time. */
export function startAlerts(deps: Pick<LoopDeps, 'pool' | 'log'> & { wake: Wake }): Loop {
  return startLoop('alerts', deps.log, async () => {
    await takeAlertTurn(deps);
    return INTERVAL_MS;
  });
}

/** Does nothing while another worker is at it. */
export async function takeAlertTurn({ pool, wake }: { pool: Pool; wake: Wake }): Promise<void> {
  const isChanged = await transaction(pool, watch);
  if (isChanged) wake('stream', 'notifications');
}

async function watch(client: ClientBase): Promise<boolean> {
  if (!(await lockAlerts(client))) return false;
  const rows = await readCurrentConfig(client, 'alert-rule');
  const rules = rows.flatMap(({ body }) => alertRuleDocument.safeParse(body).data ?? []);
  const open = await readOpenAlerts(client);
  const figures = rules.length === 0 ? [] : await readFigures(client, rules.map(watchInput));
  const watched = figures.flatMap(({ place, subject, value }) => {
    const rule = rules[place];
    return rule ? [{ rule, subject, value }] : [];
  });
  const { opened, ended } = decideAlerts(watched, open);
  await endAlerts(client, ended);
  await insertNotifications(client, opened);
  return opened.length + ended.length > 0;
}

function watchInput(rule: AlertRuleDocument, place: number): WatchInput {
  const { division, watch: of } = rule;
  return {
    place,
    figure: of.figure,
    division,
    queues: 'queues' in of ? of.queues : [],
    worktypes: 'worktypes' in of ? of.worktypes : [],
    withinMs: 'within' in of ? durationMs(of.within) : 0,
    cap: of.figure === 'oldest-waiting' ? 1 : limitOf(rule) + COUNTED_ABOVE,
  };
}
