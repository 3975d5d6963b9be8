import type { ConfigEntry, DraftList } from '../../../../api/contract/config';
import { singular } from './kinds';
import type { Kind } from './kinds';

/** A document as a line of the list. */
export interface Listed {
  /** `division/key`. */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly division: string;
  /** Null: nothing is published. */
  readonly version: number | null;
  readonly isDraft: boolean;
}

/** What is published of a kind and what is prepared, by name. */
export function listed(kind: Kind, published: readonly ConfigEntry[], drafts: DraftList['drafts']): readonly Listed[] {
  const found = new Map<string, Listed>();
  const prepared = drafts.filter((draft) => draft.kind === singular(kind));
  const isPrepared = new Set(prepared.map(idOf));
  for (const each of [...prepared.map((draft) => ({ ...draft, version: null })), ...published]) {
    const { key, division, version, document } = each;
    const id = idOf(each);
    const name = typeof document['name'] === 'string' && document['name'] !== '' ? document['name'] : key;
    found.set(id, { id, key, name, division, version, isDraft: isPrepared.has(id) });
  }
  return [...found.values()].toSorted((one, other) => collator.compare(one.name, other.name));
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Those whose name or key holds every word, whatever its case. */
export function matching(all: readonly Listed[], text: string): readonly Listed[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter(({ id, name }) => {
    const said = `${id} ${name}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

function idOf({ division, key }: { division: string; key: string }): string {
  return `${division}/${key}`;
}
