import { compareAgents } from '../../domain/routing/order';
import type { RoutableItem, RoutableQueue } from '../../domain/routing/types';
import type { Clocks } from '../../domain/time/clock';
import type { Crew, Member } from './crew';
import type { Stage } from './groups';

const noDeclines: RoutableItem['declines'] = {};

/** Whether an open agent may be offered what waits at a stage. `declines` are those of the item, if it has any. */
export function isAdmitted(
  crew: Crew,
  member: Member,
  { group, preferred }: Stage,
  nowMs: number,
  declines: RoutableItem['declines'] = noDeclines,
): boolean {
  if (!crew.isOpen(member) || !crew.fits(member, group.size)) return false;
  if (!crew.signatures.admits(group, member.signature)) {
    if (preferred !== member.now.key || !member.signature.queues.has(group.queue)) return false;
  }
  return !(Object.hasOwn(declines, member.now.key) && (declines[member.now.key] as number) > nowMs);
}

/** Some open agent who may be offered what waits at a stage; null when there is none. */
export function anyoneFor(crew: Crew, stage: Stage, nowMs: number, declines?: RoutableItem['declines']): Member | null {
  for (const member of crew.openIn(stage.group.queue, stage.group.mediaType)) {
    if (isAdmitted(crew, member, stage, nowMs, declines)) return member;
  }
  return null;
}

/** Of the open agents who may be offered an item the first by its queue's order; null when there is none. */
export function firstFor(
  crew: Crew,
  item: RoutableItem,
  stage: Stage,
  queue: RoutableQueue | undefined,
  nowMs: number,
  clocks: Clocks,
): Member | null {
  const { declines } = item;
  // Open agents stand in the order of idleness.
  if ((queue?.order ?? 'longest-idle') === 'longest-idle') return anyoneFor(crew, stage, nowMs, declines);
  const before = compareAgents(queue, item, nowMs, clocks);
  let first: Member | null = null;
  for (const member of crew.openIn(stage.group.queue, stage.group.mediaType)) {
    if (!isAdmitted(crew, member, stage, nowMs, declines)) continue;
    if (!first || before(member.now, first.now) < 0) first = member;
  }
  return first;
}
