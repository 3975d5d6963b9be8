/** Numbers by another number, in the order in which they were added. What is gone since is passed over. */
export class Index {
  private readonly ids = new Map<number, Set<number>>();

  add(key: number, id: number): void {
    const known = this.ids.get(key);
    if (known) known.add(id);
    else this.ids.set(key, new Set([id]));
  }

  drop(key: number, id: number): void {
    this.ids.get(key)?.delete(id);
  }

  dropAll(key: number): void {
    this.ids.delete(key);
  }

  of<T>(key: number, all: ReadonlyMap<number, T>): T[] {
    const found: T[] = [];
    for (const id of this.ids.get(key) ?? []) {
      const one = all.get(id);
      if (one !== undefined) found.push(one);
    }
    return found;
  }
}

/** Of so few it is quicker to look through all. */
export const few = 32;

export function indexOf<T extends { id: number }>(
  all: ReadonlyMap<number, T>,
  keyOf: (one: T) => number | null,
): Index {
  const index = new Index();
  for (const one of all.values()) {
    const key = keyOf(one);
    if (key !== null) index.add(key, one.id);
  }
  return index;
}
