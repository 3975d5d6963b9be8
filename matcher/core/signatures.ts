import { failedByRing } from '../../domain/routing/eligibility';
import type { RoutableAgent } from '../../domain/routing/types';
import { resized, roomFor } from './columns';
import type { Group, Groups } from './groups';

/** What decides which groups an agent is admitted to; many agents share one. */
export interface Signature {
  readonly key: string;
  /** One of its agents; without a key, unless a target calls him by it. */
  readonly agent: RoutableAgent;
  readonly queues: readonly string[];
  /** Indexes of the groups that admit it, so many, rising. Of all groups so many are known. */
  admitted: Int32Array;
  count: number;
  known: number;
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
        queues: [...new Set(agent.queues)],
        admitted: new Int32Array(0),
        count: 0,
        known: 0,
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

  /** With all groups that admit it. */
  learn(signature: Signature): void {
    const { all } = this.groups;
    if (signature.known === all.length) return;
    for (const queue of signature.queues) {
      const groups = this.groups.in(queue);
      for (let at = groups.length - 1; at >= 0; at -= 1) {
        const group = groups[at] as Group;
        if (group.index < signature.known) break;
        if (isAdmitted(signature, group)) this.add(signature, group.index);
      }
    }
    signature.admitted.subarray(0, signature.count).sort();
    signature.known = all.length;
  }

  admits({ index }: Group, signature: Signature): boolean {
    this.learn(signature);
    const { admitted } = signature;
    let low = 0;
    let high = signature.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((admitted[middle] as number) < index) low = middle + 1;
      else high = middle;
    }
    return low < signature.count && admitted[low] === index;
  }

  /** Groups have other numbers now. */
  forgetGroups(): void {
    for (const signature of this.byKey.values()) {
      signature.known = 0;
      signature.count = 0;
    }
  }

  private add(signature: Signature, index: number): void {
    const { admitted, count } = signature;
    if (count === admitted.length) signature.admitted = resized(admitted, roomFor(count + 1, count));
    signature.admitted[count] = index;
    signature.count += 1;
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
