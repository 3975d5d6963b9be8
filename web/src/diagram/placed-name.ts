import { kindText } from './kind-text';
import { texts } from '../text/texts';

/** A part of a file: what it is called, attached to, and leads from and to. */
export interface Standing {
  readonly id: string;
  /** Empty: it has none. */
  readonly name: string;
  readonly attachedTo: string | null;
  readonly flow: { readonly from: string | null; readonly to: string | null } | null;
}

/** By what else in the model people know an element without a name. */
interface Neighbour {
  readonly place: 'at' | 'after' | 'before';
  readonly name: string;
}

/** What each is attached to, comes from or leads to, whichever has a name first. */
export function neighboursIn(parts: readonly Standing[]): ReadonlyMap<string, Neighbour> {
  const names = new Map(parts.map(({ id, name }) => [id, name]));
  const found = new Map<string, Neighbour>();
  const note = (id: string | null, place: Neighbour['place'], other: string | null) => {
    const name = names.get(other ?? '') ?? '';
    if (id !== null && name !== '' && !found.has(id)) found.set(id, { place, name });
  };
  for (const { id, attachedTo } of parts) note(id, 'at', attachedTo);
  for (const { flow } of parts) if (flow) note(flow.to, 'after', flow.from);
  for (const { flow } of parts) if (flow) note(flow.from, 'before', flow.to);
  return found;
}

/** What an element without a name is called: what it is and what it stands beside, else its ID. */
export function placedName({ id, kind }: { id: string; kind: string }, neighbour: Neighbour | undefined): string {
  if (neighbour === undefined) return `${kindText(kind)} (${id})`;
  return texts.t(`diagram.placed.${neighbour.place}`, { kind: kindText(kind), name: neighbour.name });
}
