import type { ItemFilter } from '../../db/item-list';
import { durationMs } from '../../domain/time/duration';
import { attributeCondition, type ItemFilterQuery } from '../contract/item-list';
import type { Directory } from '../catalogue/directory';
import { idsInRange, type Ranker } from './rank-rows';

const instants = [
  'createdAfter',
  'createdBefore',
  'dueAfter',
  'dueBefore',
  'expiresAfter',
  'expiresBefore',
  'updatedAfter',
  'closedAfter',
  'closedBefore',
  'queuedAfter',
  'queuedBefore',
] as const;

/** Whether what it finds is known for an instant only. */
export function isOfInstant({ priorityFrom, priorityTo, ...query }: ItemFilterQuery): boolean {
  if (priorityFrom !== undefined || priorityTo !== undefined) return true;
  return instants.some((name) => /^-?P/.test(query[name] ?? ''));
}

/** Filters as the database takes them at an instant: durations become instants, groups their agents, a range of priorities IDs. */
export async function itemFilter(context: Ranker, query: ItemFilterQuery, at: Date): Promise<ItemFilter> {
  const { group, attribute, priorityFrom, priorityTo, ...rest } = query;
  const filter: ItemFilter = {
    ...rest,
    ...Object.fromEntries(instants.map((name) => [name, instantAt(rest[name], at)])),
    holders: group && agentsOf(context.directory, group),
    attributes: attribute?.map(attributeCondition),
  };
  if (priorityFrom === undefined && priorityTo === undefined) return filter;
  const id =
    filter.archived === 'true' ? [] : await idsInRange(context, at, filter, { from: priorityFrom, to: priorityTo });
  return { ...filter, id, archived: 'false' };
}

function instantAt(text: string | undefined, at: Date): string | undefined {
  if (!text || !/^-?P/.test(text)) return text;
  const span = durationMs(text.replace(/^-/, ''));
  return new Date(at.getTime() + (text.startsWith('-') ? -span : span)).toISOString();
}

function agentsOf(directory: Directory, groups: readonly string[]): string[] {
  const members = [...directory.agents.values()].filter((agent) =>
    directory.groupsOf(agent).some((key) => groups.includes(key)),
  );
  return members.map(({ key }) => key);
}
