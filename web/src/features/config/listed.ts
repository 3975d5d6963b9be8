import type { ConfigEntry, DeletedList, DraftList } from '../../../../api/contract/config';
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
  /** Who took it away; null: it is there. */
  readonly deletedBy: string | null;
}

/** What is published of a kind and what is prepared, by name. */
export function listed(kind: Kind, published: readonly ConfigEntry[], drafts: DraftList['drafts']): readonly Listed[] {
  const found = new Map<string, Listed>();
  const prepared = drafts.filter((draft) => draft.kind === singular(kind));
  const isPrepared = new Set(prepared.map(idOf));
  for (const each of [...prepared.map((draft) => ({ ...draft, version: null })), ...published]) {
    const { key, division, version } = each;
    const id = idOf(each);
    const name = shownName(each);
    found.set(id, { id, key, name, division, version, isDraft: isPrepared.has(id), deletedBy: null });
  }
  return [...found.values()].toSorted((one, other) => collator.compare(one.name, other.name));
}

/** By its name, where it has one. */
export function shownName({ key, document }: Pick<ConfigEntry, 'key' | 'document'>): string {
  return typeof document['name'] === 'string' && document['name'] !== '' ? document['name'] : key;
}

/** What was taken away of a kind, by name; with what is prepared to come back. */
export function listedGone(
  kind: Kind,
  deleted: DeletedList['deleted'],
  drafts: DraftList['drafts'],
): readonly Listed[] {
  const isPrepared = new Set(drafts.filter((draft) => draft.kind === singular(kind)).map(idOf));
  return deleted
    .map(({ key, division, name, version, deletedBy }) => {
      const id = idOf({ division, key });
      return { id, key, name: name || key, division, version, isDraft: isPrepared.has(id), deletedBy };
    })
    .toSorted((one, other) => collator.compare(one.name, other.name));
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
