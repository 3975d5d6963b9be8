import type { Admission } from './groups';

/** A waiting item that is unlike the others of its group for a while. */
export interface Special {
  readonly slot: number;
  readonly queue: string;
  readonly admission: Admission;
  readonly isOnTop: boolean;
  /** By agent: until when he is not asked again. */
  readonly declines: Readonly<Record<string, number>>;
}

const none: ReadonlySet<Special> = new Set();

/** Items on top of their queue, and items that somebody has declined just now: few, and looked at one by one. */
export class Specials {
  private readonly bySlot = new Map<number, Special>();
  private readonly byQueue = new Map<string, Set<Special>>();

  get(slot: number): Special | undefined {
    return this.bySlot.get(slot);
  }

  add(special: Special): void {
    this.bySlot.set(special.slot, special);
    const others = this.byQueue.get(special.queue);
    if (others) others.add(special);
    else this.byQueue.set(special.queue, new Set([special]));
  }

  delete(special: Special): void {
    this.bySlot.delete(special.slot);
    const others = this.byQueue.get(special.queue);
    others?.delete(special);
    if (others?.size === 0) this.byQueue.delete(special.queue);
  }

  get count(): number {
    return this.bySlot.size;
  }

  in(queue: string): ReadonlySet<Special> {
    return this.byQueue.get(queue) ?? none;
  }
}
