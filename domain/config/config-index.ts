import { globalKinds } from './documents';
import type { ConfigDocument, ConfigKind } from './documents';
import { withAncestors } from './division';
import { skillName } from './skill';

/** What exists, by kind and division: keys, and names for skills, which expressions and agents use. */
export class ConfigIndex {
  private readonly byScope = new Map<string, Set<string>>();
  private readonly parents = new Map<string, string>();
  /** Put together once: each document that names an agent asks. */
  private readonly inherited = new Map<string, ReadonlySet<string>>();

  constructor(documents: readonly ConfigDocument[]) {
    for (const document of documents) {
      const division = document.kind === 'division' ? document.key : document.division;
      const name = document.kind === 'skill' ? skillName(document) : document.key;
      this.add(document.kind, division, name);
      if (document.kind === 'division' && document.parent) this.parents.set(document.key, document.parent);
      // A group exists as well where an agent says that he belongs to it.
      if (document.kind === 'agent') for (const group of document.groups) this.add('group', division, group);
    }
  }

  private add(kind: ConfigKind, division: string, name: string): void {
    const scope = scopeOf(kind, division);
    const keys = this.byScope.get(scope) ?? new Set();
    this.byScope.set(scope, keys.add(name));
  }

  /**
   * Everything of a kind that a document of this division may name: roles are inherited, and agents work below their home
   * as well; nothing else is.
   */
  keys(kind: ConfigKind, division: string): ReadonlySet<string> {
    const scope = scopeOf(kind, division);
    if (kind !== 'role' && kind !== 'agent') return this.byScope.get(scope) ?? new Set();
    let keys = this.inherited.get(scope);
    if (!keys) {
      const scopes = withAncestors(division, this.parents).map((each) => scopeOf(kind, each));
      keys = new Set(scopes.flatMap((each) => [...(this.byScope.get(each) ?? [])]));
      this.inherited.set(scope, keys);
    }
    return keys;
  }
}

function scopeOf(kind: ConfigKind, division: string): string {
  // Keys of agents are unique everywhere, and yet those of other divisions are not there to be named.
  return kind !== 'agent' && globalKinds.includes(kind) ? kind : `${kind}/${division}`;
}
