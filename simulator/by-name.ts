/** The same figures by the queue, the worktype and the segment of their items. */
export interface ByName<T> {
  byQueue: Readonly<Record<string, T>>;
  byWorktype: Readonly<Record<string, T>>;
  bySegment: Readonly<Record<string, T>>;
}

export type NamedKind = 'queue' | 'worktype' | 'segment';

export function namedKinds<T>({
  byQueue,
  byWorktype,
  bySegment,
}: ByName<T>): [NamedKind, Readonly<Record<string, T>>][] {
  return [
    ['queue', byQueue],
    ['worktype', byWorktype],
    ['segment', bySegment],
  ];
}

/** Those that tell people more: the only queue, or worktypes that have a queue each, repeat what has been said. */
export function tellingKinds<T>(of: ByName<T>): [NamedKind, Readonly<Record<string, T>>][] {
  const said = new Set<string>();
  return namedKinds(of).filter(([, names]) => {
    const text = JSON.stringify(Object.values(names));
    const isNews = Object.keys(names).length > 1 && !said.has(text);
    said.add(text);
    return isNews;
  });
}
