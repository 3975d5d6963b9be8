/** Of so few it is quicker to look through all. */
const few = 32;

/** Numbered things by the number of another, in the order in which they were added; made when first asked for among many. */
export class IndexBy<T extends { id: number }> {
  private ids: Map<number, Set<number>> | undefined;

  constructor(
    private readonly all: ReadonlyMap<number, T>,
    private readonly keyOf: (one: T) => number | null | undefined,
  ) {}

  add(one: T): void {
    if (this.ids) put(this.ids, this.keyOf(one), one.id);
  }

  drop(one: T): void {
    const key = this.keyOf(one);
    if (typeof key === 'number') this.ids?.get(key)?.delete(one.id);
  }

  of(key: number): T[] {
    if (!this.ids && this.all.size <= few) return [...this.all.values()].filter((one) => this.keyOf(one) === key);
    this.ids ??= this.made();
    return [...(this.ids.get(key) ?? [])].flatMap((id) => this.all.get(id) ?? []);
  }

  private made(): Map<number, Set<number>> {
    const ids = new Map<number, Set<number>>();
    for (const one of this.all.values()) put(ids, this.keyOf(one), one.id);
    return ids;
  }
}

function put(ids: Map<number, Set<number>>, key: number | null | undefined, id: number): void {
  if (typeof key !== 'number') return;
  const known = ids.get(key);
  if (known) known.add(id);
  else ids.set(key, new Set([id]));
}
