import { blockingMedia, hasRoom } from '../../domain/routing/eligibility';
import { compareIdle } from '../../domain/routing/order';
import type { RoutableAgent } from '../../domain/routing/types';
import { withOffer } from '../../domain/routing/with-offer';
import type { RoutableItem } from '../../domain/routing/types';
import type { Group, Groups } from './groups';
import { Signatures } from './signatures';
import type { Signature } from './signatures';

/** An agent as the matcher keeps him. */
export interface Member {
  /** As he was given. */
  given: RoutableAgent;
  /** Loaded with what the last decision has matched to him. */
  now: RoutableAgent;
  signature: Signature;
  /** Whether an item of a media type and weight has room, by size; undefined: not asked yet. */
  fits: (boolean | undefined)[];
  /** Those of the lists of open agents that he stands in. */
  lists: Member[][];
}

/**
 * The agents: who is open for a push, in the order of idleness, and whose state has changed for the better since the
 * last complete decision. Nothing is done for anybody else.
 */
export class Crew {
  readonly members = new Map<string, Member>();
  readonly signatures: Signatures;
  /** Open agents to whom something may have become possible. */
  readonly changed = new Set<Member>();
  private readonly sizes = new Map<string, number>();
  private readonly sizeRows: { mediaType: string; weight: number }[] = [];
  /** By media type: the least weight that was ever asked. Who has no room for it is not open. */
  private readonly leastWeights = new Map<string, number>();
  /** By queue and media type: open agents, the longest idle first. */
  private readonly open = new Map<string, Map<string, Member[]>>();

  constructor(groups: Groups) {
    this.signatures = new Signatures(groups);
  }

  set(agent: RoutableAgent): void {
    const known = this.members.get(agent.key);
    if (!known) {
      const member = { given: agent, now: agent, signature: this.signatures.use(agent), fits: [], lists: [] };
      this.members.set(agent.key, member);
      this.change(member, agent);
      return;
    }
    const { skills, queues, groups } = known.given;
    const isSameSignature = agent.skills === skills && agent.queues === queues && agent.groups === groups;
    known.given = agent;
    if (!isSameSignature) this.sign(known);
    this.change(known, agent);
  }

  delete(key: string): void {
    const member = this.members.get(key);
    if (!member) return;
    this.close(member);
    this.changed.delete(member);
    this.signatures.release(member.signature);
    this.members.delete(key);
  }

  /** He is matched: what he could still take now is less. */
  load(member: Member, item: RoutableItem): void {
    this.become(member, withOffer(member.now, item));
  }

  /** What he was matched to has come to nothing so far. */
  restore(member: Member): void {
    const isStill = this.members.get(member.given.key) === member;
    if (isStill && member.now !== member.given) this.change(member, member.given);
  }

  /** Called for each new group: gives its size a number. */
  meet(group: Group): void {
    for (const key of this.signatures.name(group)) {
      const member = this.members.get(key);
      if (member) this.sign(member);
    }
    const { mediaType, weight } = group;
    const key = `${weight} ${mediaType}`;
    const known = this.sizes.get(key);
    group.size = known ?? this.sizeRows.length;
    if (known !== undefined) return;
    this.sizes.set(key, group.size);
    this.sizeRows.push({ mediaType, weight });
    if (weight < (this.leastWeights.get(mediaType) ?? Infinity)) this.openFor(mediaType, weight);
  }

  isOpen(member: Member): boolean {
    return member.lists.length > 0;
  }

  /** Whether an open agent has room for an item of a size. */
  fits(member: Member, size: number): boolean {
    const known = member.fits[size];
    if (known !== undefined) return known;
    const { mediaType, weight } = this.sizeRows[size] as { mediaType: string; weight: number };
    const fits = isUnblockedFor(member.now, mediaType) && hasRoom(member.now, mediaType, weight);
    member.fits[size] = fits;
    return fits;
  }

  /** Open members of a queue with some room for a media type, the longest idle first. */
  openIn(queue: string, mediaType: string): readonly Member[] {
    return this.open.get(queue)?.get(mediaType) ?? [];
  }

  private change(member: Member, agent: RoutableAgent): void {
    this.become(member, agent);
    if (this.isOpen(member)) this.changed.add(member);
  }

  private become(member: Member, agent: RoutableAgent): void {
    this.close(member);
    member.now = agent;
    member.fits = [];
    if (agent.presence !== 'ready' || agent.openManualOffer) return;
    for (const mediaType of Object.keys(agent.capacity)) this.list(member, mediaType);
  }

  private list(member: Member, mediaType: string): void {
    const least = this.leastWeights.get(mediaType);
    if (least === undefined || !hasRoom(member.now, mediaType, least) || !isUnblockedFor(member.now, mediaType)) return;
    for (const queue of member.signature.queues) {
      const list = this.listOf(queue, mediaType);
      list.splice(placeIn(list, member), 0, member);
      member.lists.push(list);
    }
  }

  private close(member: Member): void {
    for (const list of member.lists) list.splice(placeIn(list, member), 1);
    member.lists = [];
  }

  /** His skills, queues or groups have changed, or somebody calls him by his key. */
  private sign(member: Member): void {
    this.close(member);
    this.signatures.release(member.signature);
    member.signature = this.signatures.use(member.given);
    this.become(member, member.now);
  }

  /** Lighter items than ever: some who were full are open for them. */
  private openFor(mediaType: string, weight: number): void {
    this.leastWeights.set(mediaType, weight);
    for (const member of this.members.values()) this.change(member, member.now);
  }

  private listOf(queue: string, mediaType: string): Member[] {
    let byMedia = this.open.get(queue);
    if (!byMedia) this.open.set(queue, (byMedia = new Map()));
    let list = byMedia.get(mediaType);
    if (!list) byMedia.set(mediaType, (list = []));
    return list;
  }
}

function isUnblockedFor(agent: RoutableAgent, mediaType: string): boolean {
  return Object.hasOwn(agent.blockedBy, mediaType) ? blockingMedia(agent, mediaType).length === 0 : true;
}

/** Where a member stands in a list in the order of idleness, or would stand. */
function placeIn(list: readonly Member[], { now }: Member): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIdle((list[middle] as Member).now, now) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
