import type { Pool } from 'pg';
import { commandRequestDue } from '../../db/command-request';
import type { ItemState } from '../../domain/item/state';
import { instantText } from '../../domain/time/instant';
import { personalWorkbin } from '../../domain/workbin/workbin-id';
import type { Directory } from '../catalogue/directory';
import type { LogoutView } from '../contract/explanation';
import { workbinFor } from '../workbins/workbin';

/** What becomes of an item whose agent is Offline; null where nothing does. */
export async function logoutView(pool: Pool, state: ItemState, directory: Directory): Promise<LogoutView | null> {
  const { policy, workbin } = state.rules.onLogout;
  if (state.state !== 'connected' || state.assignee === null || policy === 'keep') return null;
  const dueMs = await commandRequestDue(pool, state.id, 'logout');
  if (dueMs === null) return null;
  const shelf = policy === 'workbin' ? (workbin ?? personalWorkbin(state.assignee)) : null;
  const workbinName = shelf === null ? null : (workbinFor(directory, state.division, shelf)?.name ?? shelf);
  return { at: instantText(dueMs), workbin: shelf, workbinName };
}
