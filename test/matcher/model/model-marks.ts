import type { Dirty, DirtyPlace } from '../../../matcher/ledger/read-dirty';

/** What whoever follows a shard has to read again; `queues` stands for all of them, and for calendars. */
interface Mark {
  /** Its place in the order of all marks. */
  at: number;
  kind: 'item' | 'agent' | 'queues';
  key: string;
}

/** The table `ledger_dirty`: by shard, what has changed, in its order. */
export class ModelMarks {
  private readonly marks = new Map<string, Mark[]>();
  private made = 0;
  /** By shard: marks up to there may be forgotten. */
  private readonly forgottenTo = new Map<string, number>();

  mark(shard: string, kind: Mark['kind'], key = ''): void {
    this.made += 1;
    const marks = this.marks.get(shard) ?? [];
    marks.push({ at: this.made, kind, key });
    this.marks.set(shard, marks);
  }

  placeNow(): DirtyPlace {
    return String(this.made);
  }

  /** Whether everything has been read that is marked so far. */
  isAllReadAt(place: DirtyPlace, shard: string): boolean {
    return (this.marks.get(shard)?.at(-1)?.at ?? 0) <= Number(place);
  }

  since(shard: string, place: DirtyPlace): Pick<Dirty, 'items' | 'agents' | 'queues' | 'isLost'> {
    const all = this.marks.get(shard) ?? [];
    const marks = all.slice(all.findLastIndex(({ at }) => at <= Number(place)) + 1);
    const keysOf = (kind: Mark['kind']) => [...new Set(marks.flatMap((mark) => (mark.kind === kind ? mark.key : [])))];
    return {
      items: keysOf('item'),
      agents: keysOf('agent'),
      queues: marks.some(({ kind }) => kind === 'queues'),
      isLost: (this.forgottenTo.get(shard) ?? 0) > Number(place),
    };
  }

  forget(shard: string, place: DirtyPlace): void {
    this.forgottenTo.set(shard, Math.max(this.forgottenTo.get(shard) ?? 0, Number(place)));
    this.marks.set(
      shard,
      (this.marks.get(shard) ?? []).filter(({ at }) => at > Number(place)),
    );
  }
}
