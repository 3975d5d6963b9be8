/**
 * What a run came to, as it is compared: for each scope which nodes were entered in it, and how often each node was left.
 * Names of scopes, and how independent branches interleave, differ between engines and say nothing.
 */
export interface Trace {
  /** Sorted texts, one for each scope: its sorted entries. */
  scopes: readonly string[];
  /** Sorted IDs of nodes, as often as they were left. */
  exits: readonly string[];
}

/** What both tell of, and in the same way. */
export interface Compared {
  enters: ReadonlySet<string>;
  exits: ReadonlySet<string>;
  /** The scope that an element counts to. */
  scopeOf: (element: string, scope: string) => string;
}

export interface Moves {
  /** Scope -> nodes entered in it. */
  enters: ReadonlyMap<string, readonly string[]>;
  exits: readonly string[];
}

export function traceOf({ enters, exits }: Moves): Trace {
  const scopes = [...enters.values()].map((nodes) => nodes.toSorted().join(' ')).toSorted();
  return { scopes, exits: exits.toSorted() };
}

/** From lines such as `enter:TASK:B`. */
export function movesOfLines(lines: readonly string[], compared: Compared): Moves {
  const enters = new Map<string, string[]>();
  const exits: string[] = [];
  for (const line of lines) {
    const [action = '', element = '', scope = ''] = line.split(':');
    if (action === 'enter' && compared.enters.has(element)) note(enters, compared.scopeOf(element, scope), element);
    if (action === 'exit' && compared.exits.has(element)) exits.push(element);
  }
  return { enters, exits };
}

export function note(enters: Map<string, string[]>, scope: string, element: string): void {
  enters.set(scope, [...(enters.get(scope) ?? []), element]);
}

/** What is in one list and not in the other, each as often as it is there too often. */
export function difference(ours: readonly string[], theirs: readonly string[]): { more: string[]; less: string[] } {
  const less = [...theirs];
  const more = ours.filter((one) => {
    const at = less.indexOf(one);
    if (at >= 0) less.splice(at, 1);
    return at < 0;
  });
  return { more, less };
}
