/** Something that can be done now, as the palette lists it. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** The shortcut that does the same: `a`, `g w`. */
  readonly shortcut?: string;
  readonly run: () => void;
}

const offers: { readonly read: () => readonly Action[] }[] = [];

/** Read only when the palette opens, so that nothing is drawn again because of it. */
export function offerActions(read: () => readonly Action[]): () => void {
  const offer = { read };
  offers.push(offer);
  return () => {
    const index = offers.indexOf(offer);
    if (index !== -1) offers.splice(index, 1);
  };
}

/** What is on top of the screen first; of two with one ID, the one on top. */
export function readActions(): Action[] {
  const found = new Map<string, Action>();
  for (const action of offers.toReversed().flatMap(({ read }) => read())) {
    if (!found.has(action.id)) found.set(action.id, action);
  }
  return [...found.values()];
}
