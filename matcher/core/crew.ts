import { blockingMedia, hasRoom } from '../../domain/routing/eligibility';
import { compareIdle } from '../../domain/routing/order';
import type { RoutableAgent } from '../../domain/routing/types';
import { withOffer } from '../../domain/routing/with-offer';
import type { RoutableItem } from '../../domain/routing/types';
import type { Group, Groups } from './groups';
import { isSameLevels, isSameList } from './same';
import { Signatures } from './signatures';
import type { Signature } from './signatures';

/** An agent as the matcher keeps him. */
export interface Member {
  /** As he was given. */
  given: RoutableAgent;
  /** Loaded with what the last decision has matched to him; one with a manual answer only closes him. */
  now: RoutableAgent;
  signature: Signature;
  /** Whether an item of a media type and weight has room, by size; undefined: not asked yet. */
  fits: (boolean | undefined)[];
  isOpen: boolean;
  /** Whether `now` or `isOpen` say less than `given`, for what was matched to him. */
  isLoaded: boolean;
  /** The lists of open agents that he stands in while he is open: those of his queues for some media types, as bits. */
  lists: readonly Member[][];
  media: number;
  /** Open, and something may have become possible for him since the last complete decision. */
  isChanged: boolean;
}

/**
 * The agents: who is open for a push, in the order of idleness, and whose state has changed for the better since the
 * last complete decision. Nothing is done for anybody else.
 */
export class Crew {
  readonly members = new Map<string, Member>();
  readonly signatures: Signatures;
  /** Those who have changed for the better; some may have closed since. */
  private changed: Member[] = [];
  private readonly sizes = new Map<string, number>();
  private readonly sizeRows: { mediaType: string; weight: number }[] = [];
  /** By media type: its bit, and the least weight that was ever asked. Who has no room for that is not open. */
  private readonly media = new Map<string, { bit: number; least: number }>();
  /** The lists that agents of some queues stand in when they have room for some media types, by both. */
  private readonly lists = new Map<string, readonly Member[][]>();
  /** By queue and media type: open agents, the longest idle first. */
  private readonly open = new Map<string, Map<string, Member[]>>();

  constructor(groups: Groups) {
    this.signatures = new Signatures(groups);
  }

  /** Answers the agent as he is kept. */
  set(agent: RoutableAgent): RoutableAgent {
    const known = this.members.get(agent.key);
    if (!known) {
      const signature = this.signatures.use(agent);
      const isNobody = { isOpen: false, isLoaded: false, lists: [], media: 0, isChanged: false };
      const member: Member = { given: agent, now: agent, signature, fits: [], ...isNobody };
      this.members.set(agent.key, member);
      this.change(member, agent);
      return agent;
    }
    const { skills, queues, groups } = known.given;
    const isOld = isSameLevels(agent.skills, skills) && isSameList(agent.queues, queues);
    if (isOld && isSameList(agent.groups, groups)) known.given = withLasting(agent, known.given);
    else {
      known.given = agent;
      this.sign(known);
    }
    this.change(known, known.given);
    return known.given;
  }

  delete(key: string): void {
    const member = this.members.get(key);
    if (!member) return;
    this.close(member);
    this.signatures.release(member.signature);
    this.members.delete(key);
  }

  /** He is matched: what he could still take now is less. */
  load(member: Member, item: Pick<RoutableItem, 'mediaType' | 'weight' | 'answer'>): void {
    if (item.answer === 'manual') this.close(member);
    else this.become(member, withOffer(member.now, item));
    member.isLoaded = true;
  }

  /** What he was matched to has come to nothing so far. */
  restore(member: Member): void {
    if (member.isLoaded && this.members.get(member.given.key) === member) this.change(member, member.given);
  }

  /** Called for each new group: gives its size a number, and shows it its queue's open agents. */
  meet(group: Group): void {
    for (const key of this.signatures.name(group)) {
      const member = this.members.get(key);
      if (member) this.sign(member);
    }
    const { queue, mediaType, weight } = group;
    group.open = this.listOf(queue, mediaType);
    const key = `${weight} ${mediaType}`;
    const known = this.sizes.get(key);
    group.size = known ?? this.sizeRows.length;
    if (known !== undefined) return;
    this.sizes.set(key, group.size);
    this.sizeRows.push({ mediaType, weight });
    if (weight < (this.media.get(mediaType)?.least ?? Infinity)) this.openFor(mediaType, weight);
  }

  /** Open agents for whom something may have become possible since `settle`. */
  changes(): readonly Member[] {
    return this.changed;
  }

  /** Everything that has become possible has been decided. */
  settle(): void {
    for (const member of this.changed) member.isChanged = false;
    this.changed.length = 0;
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

  private change(member: Member, agent: RoutableAgent): void {
    this.become(member, agent);
    if (!member.isOpen || member.isChanged) return;
    member.isChanged = true;
    this.changed.push(member);
  }

  private become(member: Member, agent: RoutableAgent): void {
    this.close(member);
    member.now = agent;
    member.isLoaded = false;
    if (member.fits.length > 0) member.fits.length = 0;
    if (agent.presence !== 'ready' || agent.openManualOffer) return;
    let bits = 0;
    for (const mediaType in agent.capacity) {
      const known = this.media.get(mediaType);
      if (known && hasRoom(agent, mediaType, known.least) && isUnblockedFor(agent, mediaType)) bits += known.bit;
    }
    // Who is full keeps the lists that he stood in: he comes back to the same ones.
    if (bits === 0) return;
    if (bits !== member.media) {
      member.media = bits;
      member.lists = this.listsOf(member.signature, bits);
    }
    for (const list of member.lists) {
      if (list.length === 0) list.push(member);
      else list.splice(placeIn(list, member), 0, member);
    }
    member.isOpen = true;
  }

  private close(member: Member): void {
    if (!member.isOpen) return;
    member.isOpen = false;
    for (const list of member.lists) {
      if (list.length === 1) list.pop();
      else list.splice(placeIn(list, member), 1);
    }
  }

  /** His skills, queues or groups have changed, or somebody calls him by his key. */
  private sign(member: Member): void {
    this.close(member);
    this.signatures.release(member.signature);
    member.signature = this.signatures.use(member.given);
    member.media = 0;
    member.lists = [];
    this.become(member, member.now);
  }

  /** Lighter items than ever: some who were full are open for them. */
  private openFor(mediaType: string, least: number): void {
    const bit = this.media.get(mediaType)?.bit ?? 2 ** this.media.size;
    this.media.set(mediaType, { bit, least });
    for (const member of this.members.values()) this.change(member, member.now);
  }

  private listsOf({ queues }: Signature, bits: number): readonly Member[][] {
    const key = JSON.stringify([bits, queues]);
    const known = this.lists.get(key);
    if (known) return known;
    const media = [...this.media].filter(([, { bit }]) => Math.floor(bits / bit) % 2 === 1);
    const lists = media.flatMap(([mediaType]) => queues.map((queue) => this.listOf(queue, mediaType)));
    this.lists.set(key, lists);
    return lists;
  }

  private listOf(queue: string, mediaType: string): Member[] {
    let byMedia = this.open.get(queue);
    if (!byMedia) this.open.set(queue, (byMedia = new Map()));
    let list = byMedia.get(mediaType);
    if (!list) byMedia.set(mediaType, (list = []));
    return list;
  }
}

/**
 * An agent with the key, skills, queues and groups that are kept already: they are the most of him, and his signature
 * holds them anyway. Written out: spreading takes ten times as long.
 */
function withLasting(agent: RoutableAgent, { key, skills, queues, groups }: RoutableAgent): RoutableAgent {
  return {
    key,
    presence: agent.presence,
    readySinceMs: agent.readySinceMs,
    idleSinceMs: agent.idleSinceMs,
    heldCount: agent.heldCount,
    openManualOffer: agent.openManualOffer,
    skills,
    queues,
    groups,
    capacity: agent.capacity,
    blockedBy: agent.blockedBy,
  };
}

function isUnblockedFor(agent: RoutableAgent, mediaType: string): boolean {
  return Object.hasOwn(agent.blockedBy, mediaType) ? blockingMedia(agent, mediaType).length === 0 : true;
}

/** Where a member stands in a list in the order of idleness, or would stand. */
function placeIn(list: readonly Member[], { now }: Member): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIdle((list[middle] as Member).now, now) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
