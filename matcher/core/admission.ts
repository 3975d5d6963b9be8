import { failedByRing } from '../../domain/routing/eligibility';
import { costsOf } from '../../domain/routing/order';
import type { RoutableAgent, RoutableItem, RoutableQueue } from '../../domain/routing/types';
import type { ClockStates } from './clock-states';
import type { Crew, Member } from './crew';
import type { Admission, Stage } from './groups';
import type { ItemTable } from './item-table';
import type { Kind } from './kinds';

const noDeclines: RoutableItem['declines'] = {};

/** Whether an open agent may be offered what waits at a place. `declines` are those of the item, if it has any. */
export function isAdmitted(
  crew: Crew,
  member: Member,
  { group, preferred }: Admission,
  nowMs: number,
  declines: RoutableItem['declines'] = noDeclines,
): boolean {
  if (!member.isOpen || !crew.fits(member, group.size)) return false;
  if (!crew.signatures.admits(group, member.signature)) {
    if (preferred !== member.now.key || !member.signature.queues.includes(group.queue)) return false;
  }
  return !(Object.hasOwn(declines, member.now.key) && (declines[member.now.key] as number) > nowMs);
}

/** The longest idle of the open agents who may be offered what waits at a place; null when there is none. */
export function anyoneFor(
  crew: Crew,
  stage: Admission,
  nowMs: number,
  declines?: RoutableItem['declines'],
): Member | null {
  for (const member of stage.group.open) {
    if (isAdmitted(crew, member, stage, nowMs, declines)) return member;
  }
  return null;
}

/** Of the open agents who may be offered an item the first by its queue's order; null when there is none. */
export function firstFor(
  crew: Crew,
  table: ItemTable,
  slot: number,
  admission: Admission,
  queue: RoutableQueue | undefined,
  { nowMs, clocks }: ClockStates,
): Member | null {
  const declines = table.declines.get(slot);
  if ((queue?.order ?? 'longest-idle') === 'longest-idle') return anyoneFor(crew, admission, nowMs, declines);
  const { costOf, least } = costsOf(queue, table.item(slot), nowMs, clocks);
  let first: Member | null = null;
  let lowest = Infinity;
  // In the order of idleness, which settles ties: who comes later must cost less.
  for (const member of admission.group.open) {
    const cost = costOf(member.now);
    if ((first && cost >= lowest) || !isAdmitted(crew, member, admission, nowMs, declines)) continue;
    first = member;
    lowest = cost;
    if (cost <= least) break;
  }
  return first;
}

/** The first open ring that admits one whom it admits at all. */
export function ringFor(agent: RoutableAgent, kind: Kind, { rings }: Stage, preferred: string | null): number {
  const last = rings.length - 1;
  const admits = (ring: number) =>
    failedByRing(kind.requirements[ring] ?? {}, agent, { preferredAgent: preferred }) === null;
  return rings.find((ring, at) => at === last || admits(ring)) ?? 0;
}
