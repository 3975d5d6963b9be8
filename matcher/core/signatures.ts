import { failedByRing } from '../../domain/routing/eligibility';
import type { RoutableAgent } from '../../domain/routing/types';
import { resized } from './columns';
import type { Group, Groups } from './groups';

/** What decides which groups an agent is admitted to; many agents share one. */
export interface Signature {
  readonly key: string;
  /** One of its agents; without a key, unless a target calls him by it. */
  readonly agent: RoutableAgent;
  readonly queues: ReadonlySet<string>;
  /** Bits of the groups that admit it, as far as they are known: `known` of all, and so many of each of its queues. */
  admitted: Uint32Array;
  known: number;
  readonly knownOf: Map<string, number>;
  uses: number;
}

/** Every signature once; whether a group admits it is asked once, when it is first of interest. */
export class Signatures {
  private readonly byKey = new Map<string, Signature>();
  /** Agents whom targets call by their key: they stand for themselves. */
  private readonly named = new Set<string>();

  constructor(private readonly groups: Groups) {}

  use(agent: RoutableAgent): Signature {
    const key = this.keyOf(agent);
    let signature = this.byKey.get(key);
    if (!signature) {
      signature = {
        key,
        agent: this.named.has(agent.key) ? agent : { ...agent, key: '' },
        queues: new Set(agent.queues),
        admitted: new Uint32Array(0),
        known: 0,
        knownOf: new Map(),
        uses: 0,
      };
      this.byKey.set(key, signature);
    }
    signature.uses += 1;
    return signature;
  }

  release(signature: Signature): void {
    signature.uses -= 1;
    if (signature.uses === 0) this.byKey.delete(signature.key);
  }

  /** Agents who are called by their key from now on, and so need a signature of their own. */
  name(group: Group): string[] {
    const keys = group.targets.flatMap(({ agents }) => agents ?? []).filter((key) => !this.named.has(key));
    for (const key of keys) this.named.add(key);
    return keys;
  }

  /** Bits of the groups that admit it. */
  admittedBy(signature: Signature): Uint32Array {
    if (signature.known < this.groups.all.length) this.learn(signature);
    return signature.admitted;
  }

  admits(group: Group, signature: Signature): boolean {
    return ((this.admittedBy(signature)[group.index >> 5] as number) & (1 << (group.index & 31))) !== 0;
  }

  /** Groups have other numbers now. */
  forgetGroups(): void {
    for (const signature of this.byKey.values()) {
      signature.known = 0;
      signature.knownOf.clear();
      signature.admitted.fill(0);
    }
  }

  private learn(signature: Signature): void {
    const count = this.groups.all.length;
    const words = (count >> 5) + 1;
    if (words > signature.admitted.length) signature.admitted = resized(signature.admitted, words + (words >> 2));
    for (const queue of signature.queues) {
      const groups = this.groups.in(queue);
      for (let at = signature.knownOf.get(queue) ?? 0; at < groups.length; at += 1) {
        const group = groups[at] as Group;
        const word = group.index >> 5;
        const bits = signature.admitted[word] as number;
        if (isAdmitted(signature, group)) signature.admitted[word] = bits | (1 << (group.index & 31));
      }
      signature.knownOf.set(queue, groups.length);
    }
    signature.known = count;
  }

  private keyOf({ key, queues, groups, skills }: RoutableAgent): string {
    const levels = Object.entries(skills).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([queues.toSorted(), groups.toSorted(), levels, this.named.has(key) ? key : null]);
  }
}

const nobodyPreferred = { preferredAgent: null };

/** To a group of one of its queues. */
function isAdmitted({ agent }: Signature, { isEmergency, targets }: Group): boolean {
  return isEmergency || targets.some((target) => failedByRing(target, agent, nobodyPreferred) === null);
}
