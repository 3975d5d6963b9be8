import type { ItemState } from '../domain/item/state';
import { compareText } from '../domain/routing/order';
import type { ByName } from './by-name';

/** A meter for each queue, worktype and segment of the items that count in it. */
export class Named<M> {
  private readonly queues = new Map<string, M>();
  private readonly worktypes = new Map<string, M>();
  private readonly segments = new Map<string, M>();

  constructor(
    private readonly create: () => M,
    /** Whether keys need their division to tell them apart. */
    private readonly hasDivisions: boolean,
  ) {}

  count({ division, worktype, rules }: ItemState, how: (meter: M) => void): void {
    const name = (key: string) => (this.hasDivisions ? `${division}/${key}` : key);
    how(this.meter(this.queues, name(rules.queue)));
    how(this.meter(this.worktypes, name(worktype)));
    how(this.meter(this.segments, rules.segment ?? 'none'));
  }

  figures<T>(of: (meter: M) => T): ByName<T> {
    const sorted = (meters: ReadonlyMap<string, M>) =>
      Object.fromEntries([...meters].sort(([a], [b]) => compareText(a, b)).map(([name, meter]) => [name, of(meter)]));
    return {
      byQueue: sorted(this.queues),
      byWorktype: sorted(this.worktypes),
      bySegment: sorted(this.segments),
    };
  }

  private meter(meters: Map<string, M>, name: string): M {
    let meter = meters.get(name);
    if (meter === undefined) meters.set(name, (meter = this.create()));
    return meter;
  }
}
