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
    if (this.ids) this.ids.get(this.keyOf(one) ?? Number.NaN)?.delete(one.id);
  }

  of(key: number): T[] {
    const found: T[] = [];
    if (!this.ids && this.all.size <= few) {
      for (const one of this.all.values()) if (this.keyOf(one) === key) found.push(one);
      return found;
    }
    this.ids ??= this.made();
    for (const id of this.ids.get(key) ?? []) {
      const one = this.all.get(id);
      if (one !== undefined) found.push(one);
    }
    return found;
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
