import type { Scene } from './scene';

/** A flow between nodes; one from a boundary event counts as from its host. */
export interface Link {
  id: string;
  from: string;
  to: string;
  /** It leaves from this boundary event. */
  boundary?: string;
}

export interface Columns {
  /** Flows that lead to a later column. */
  forward: readonly Link[];
  /** Those that close a circle. */
  back: readonly Link[];
  /** Of each node that a flow leads to or from. */
  column: ReadonlyMap<string, number>;
}

/** The column of each node is behind those of all that lead to it, but for circles. */
export function columnsOf({ nodes, edges }: Scene): Columns {
  const hostOf = new Map(nodes.flatMap(({ id, attached }) => attached.map((event) => [event, id] as const)));
  const links = edges
    .filter(({ isFlow }) => isFlow)
    .map(({ id, from, to }): Link => {
      const host = hostOf.get(from);
      return host === undefined ? { id, from, to } : { id, from: host, to, boundary: from };
    });
  const outgoing = new Map<string, Link[]>();
  const reached = new Set<string>();
  for (const link of links) {
    reached.add(link.to);
    const held = outgoing.get(link.from);
    if (held) held.push(link);
    else outgoing.set(link.from, [link]);
  }
  const flowing = nodes.map(({ id }) => id).filter((id) => outgoing.has(id) || reached.has(id));
  const beginnings = flowing.filter((id) => !reached.has(id));
  const { order, back } = inOrder([...beginnings, ...flowing], outgoing);
  const column = new Map<string, number>();
  for (const id of order) {
    const at = column.get(id) ?? 0;
    column.set(id, at);
    for (const link of outgoing.get(id) ?? []) {
      if (!back.has(link)) column.set(link.to, Math.max(column.get(link.to) ?? 0, at + 1));
    }
  }
  return { forward: links.filter((one) => !back.has(one)), back: [...back], column };
}

/** Every node behind those that lead to it: deep first, without recursion, since a chain may be long. */
function inOrder(from: readonly string[], outgoing: ReadonlyMap<string, readonly Link[]>) {
  const done: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<Link>();
  for (const first of from) {
    if (state.has(first)) continue;
    const path = [{ id: first, next: 0 }];
    state.set(first, 'open');
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const link = outgoing.get(at.id)?.[at.next];
      at.next += 1;
      if (!link) {
        state.set(at.id, 'done');
        done.push(at.id);
        path.pop();
      } else if (state.get(link.to) === 'open') back.add(link);
      else if (!state.has(link.to)) {
        state.set(link.to, 'open');
        path.push({ id: link.to, next: 0 });
      }
    }
  }
  return { order: done.reverse(), back };
}
