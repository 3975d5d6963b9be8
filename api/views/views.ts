import {
  countSavedViews,
  deleteSavedView,
  listSavedViews,
  putSavedView,
  readSavedView,
  type SavedViewRow,
  setDefaultView,
  type ViewReach,
} from '../../db/saved-view';
import type { Hidden } from '../../domain/personal/mask';
import { divisionsWith, mayIn } from '../auth/principal';
import type { SavedView, SavedViewBody, SavedViews } from '../contract/view';
import { HttpProblem, invalidInput } from '../http-problem';
import { hiddenFrom, whyNotSearched } from '../personal/hidden-from';
import type { Context } from '../route';

const LISTED_AT_MOST = 500;
const OWN_AT_MOST = 200;

export async function savedViews(context: Context): Promise<SavedViews> {
  const reach = reachOf(context);
  const hidden = hiddenFrom(context.principal, context.directory);
  const views = (await listSavedViews(context.deps.pool, reach, LISTED_AT_MOST)).map((row) => viewOf(row, reach));
  return { views: views.filter((view) => view.isMine || hidden === null || isOpenTo(view, hidden)) };
}

/** What others look for may be somebody's name: a view that he could not use is none of his. */
function isOpenTo({ division, filters, sort }: SavedView, hidden: Hidden): boolean {
  return whyNotSearched({ ...filters, sort, division }, hidden) === undefined;
}

/** Makes a view under an ID that the caller chose, or changes it; `basedOn`: as he has seen it. */
export async function saveView(
  context: Context,
  id: string,
  given: SavedViewBody,
  basedOn?: string,
): Promise<SavedView> {
  const { deps, scope } = context;
  const reach = reachOf(context);
  if (!scope.divisions.includes(given.division)) throw new HttpProblem('NOT_FOUND');
  const known = await readSavedView(deps.pool, reach, id);
  checkSharing(context, reach, given);
  if (known) checkKept(known, reach, given);
  else if (basedOn !== undefined) throw new HttpProblem('NOT_FOUND');
  if (!known && (await countSavedViews(deps.pool, reach.subject)) >= OWN_AT_MOST) {
    const message = 'is one more than somebody may keep';
    throw invalidInput([{ path: 'id', message, code: 'TOO_MANY_VIEWS', allowed: OWN_AT_MOST }]);
  }
  const { filters, columns, sort, ...rest } = given;
  const view = { id, ...rest, body: { filters, columns, sort } };
  const isPut = await putSavedView(deps.pool, reach, view, basedOn ?? null);
  // Of what he may not see nobody learns that it is there.
  if (!isPut && !known) throw new HttpProblem('NOT_FOUND');
  if (!isPut && known) throw new HttpProblem(viewOf(known, reach).mayChange ? 'CONFLICT' : 'FORBIDDEN');
  return viewOf(await findView(context, reach, id), reach);
}

export async function removeView(context: Context, id: string): Promise<void> {
  const reach = reachOf(context);
  await findView(context, reach, id);
  if (!(await deleteSavedView(context.deps.pool, reach, id))) throw new HttpProblem('FORBIDDEN');
}

export async function chooseDefault(context: Context, id: string | null): Promise<void> {
  if (id !== null) await findView(context, reachOf(context), id);
  await setDefaultView(context.deps.pool, context.principal.subject, id);
}

async function findView({ deps }: Context, reach: ViewReach, id: string): Promise<SavedViewRow> {
  const found = await readSavedView(deps.pool, reach, id);
  if (!found) throw new HttpProblem('NOT_FOUND');
  return found;
}

/** Views of a division are made by whoever watches it; those of a group by its agents as well. */
function checkSharing({ directory, principal }: Context, reach: ViewReach, given: SavedViewBody): void {
  const { division, sharedWith, group } = given;
  if (sharedWith === 'nobody' || (sharedWith === 'group' && reach.groups.includes(`${division}/${group}`))) return;
  if (!mayIn(principal, 'item:watch', division))
    throw new HttpProblem('FORBIDDEN', { detail: 'Only whoever watches a division shares views in it' });
  if (group === null || directory.rules.find('group', division, group)) return;
  const message = 'is no group of this division';
  throw invalidInput([{ path: 'group', message, code: 'UNKNOWN_REFERENCE', value: group }]);
}

/** Whoever changes what somebody else shares leaves it to those who have it, its owner among them. */
function checkKept(known: SavedViewRow, { subject }: ViewReach, { division, sharedWith }: SavedViewBody): void {
  if (known.owner === subject || (sharedWith !== 'nobody' && division === known.division)) return;
  throw new HttpProblem('FORBIDDEN', { detail: 'Only its owner takes a view to himself, or into another division' });
}

function reachOf({ directory, principal, scope }: Context): ViewReach {
  const agent = principal.agent === null ? undefined : directory.agents.get(principal.agent);
  return {
    subject: principal.subject,
    divisions: scope.divisions,
    groups: agent ? directory.groupsOf(agent).map((key) => `${agent.division}/${key}`) : [],
    watched: divisionsWith(principal, 'item:watch'),
  };
}

function viewOf(row: SavedViewRow, { subject, watched }: ViewReach): SavedView {
  const { id, division, owner, sharedWith, group, name, body, isDefault, updatedAt } = row;
  const isMine = owner === subject;
  return {
    id,
    division,
    name,
    sharedWith,
    group,
    ...(body as Pick<SavedView, 'filters' | 'columns' | 'sort'>),
    isMine,
    mayChange: isMine || (sharedWith !== 'nobody' && watched.includes(division)),
    isDefault,
    updatedAt: updatedAt.toISOString(),
  };
}
