import { cutOffInAll } from '../../db/cut-off';
import { readPinnedConfig } from '../../db/config-pinned';
import { recallItem } from '../../db/item-archive';
import type { ItemRow } from '../../db/item-read';
import { restartItem } from '../../db/item-restart';
import { currentOrigin } from '../../db/audit/origin';
import { insertCaused, wakeCaused } from '../../db/caused';
import { createId } from '../../db/new-id';
import { transaction } from '../../db/transaction';
import { otherSchedule } from '../../domain/classify/other-schedule';
import { CASE_SOURCE } from '../../domain/cases/task';
import { isClosed as isDivisionClosed } from '../../domain/config/division';
import { itemEntry } from '../../domain/audit/item-entry';
import { concerned } from '../../domain/item/about';
import { nudgeAtMs } from '../../domain/item/deadline';
import type { Actor } from '../../domain/item/event';
import { restart } from '../../domain/item/restart';
import { changedFields } from '../../domain/item/state';
import { waitingItem } from '../../domain/item/waiting';
import { applyEventRules, CONDITIONS_MS, eventRulesIn } from '../../domain/notification/event-rules';
import { enqueue } from '../../matcher/ledger/enqueue';
import { lockItems } from '../../matcher/ledger/lock';
import { divisionClosed } from '../capture/classify-capture';
import { invalidInput } from '../http-problem';
import { findItem } from '../items/find-item';
import { itemView } from '../items/item-view';
import type { Answer, Context } from '../route';
import { commandId, hadEffect } from './command-id';
import { clockRules, orInvalid } from './schedule';

/**
 * Begins a closed item's next life where no workflow runs it: item, history, ledger row and the request for its start in
 * one transaction, as a capture does. One that lives already is answered as it is, and so is the same restart again, even
 * when the life that it began has ended.
 */
export async function restartLife(context: Context, row: ItemRow, actor: Actor): Promise<Answer> {
  const { deps, directory, scope } = context;
  const nowMs = row.now.getTime();
  const { state } = row;
  const other = { activateAtMs: nowMs, fired: state.thresholds.map(() => 0) };
  const schedule = orInvalid(otherSchedule(state, await clockRules(context, row), other, nowMs));
  const decision = restart(state, { actor, schedule }, nowMs);
  const id = commandId(context, state, { action: 'restart', actor });
  if (decision.kind === 'change' && !(await hadEffect(deps.pool, state.id, id))) {
    const { state: next, events } = decision.change;
    // As a capture: what a case has begun goes on until it is ended.
    if (next.source !== CASE_SOURCE && isDivisionClosed(next.division, directory.divisions))
      throw invalidInput([divisionClosed(next.division)]);
    const documents = await readPinnedConfig(deps.pool, next.division, next.rules.versions);
    const rules = eventRulesIn(documents.get(`worktype/${next.worktype}`));
    const newId = () => createId(nowMs);
    const { told, ...caused } = applyEventRules(rules, decision.change, nowMs, cutOffInAll(CONDITIONS_MS), newId);
    const audited = { verb: 'restart', origin: currentOrigin() ?? undefined };
    const audit = itemEntry(decision.change, audited, changedFields(next, state));
    await transaction(deps.pool, async (client) => {
      await lockItems(client, [state.id]);
      await recallItem(client, state.id);
      const history = { itemId: state.id, events: [...events, ...told], actor, agents: concerned(next) };
      const write = { state: next, nudgeAtMs: nudgeAtMs(next), commandId: id, history, audit };
      const isFirst = await restartItem(client, write);
      // Somebody else has restarted it meanwhile, or this was tried twice at once: then it lives.
      if (!isFirst) return;
      await enqueue(client, [waitingItem(next)]);
      await insertCaused(client, caused);
    });
    deps.wake('stream', 'matcher');
    wakeCaused(deps.wake, caused);
  }
  return { status: 200, body: itemView(await findItem(deps.pool, scope, state.id), directory) };
}
