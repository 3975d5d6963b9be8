import { ofElement } from '../incident-texts';
import type { Turn } from './turn';
import { listen } from './waits';

/**
 * Opens what an instance contains: its data objects, what listens while it lives, and a token at each place where it begins.
 * An ad-hoc sub-process begins nowhere by itself. With `startEvent`, that one has happened, and no other; null: none has.
 */
export function openScope(
  turn: Turn,
  id: number,
  container: string,
  dataObjects: readonly string[],
  startEvent?: string | null,
): void {
  const { noneStarts, implicitStarts } = turn.model.container(container);
  if (!prepareScope(turn, id, container, dataObjects)) {
    if (startEvent !== undefined) turn.change(id, { beginsAt: startEvent });
    return;
  }
  const node = turn.model.find(container);
  if (node?.kind === 'activity' && node.work.type === 'ad-hoc') return;
  const starts = startEvent === undefined ? noneStarts.map(({ id: element }) => element) : (startEvent ?? []);
  for (const element of [starts, implicitStarts.map(({ id: implicit }) => implicit)].flat()) {
    turn.push({ do: 'arrive', element, scope: id, flow: null });
  }
}

/** The same without any token. */
export function prepareScope(turn: Turn, id: number, container: string, dataObjects: readonly string[]): boolean {
  const empty = Object.fromEntries(dataObjects.map((name) => [name, null]));
  turn.change(id, { phase: 'containing', variables: { ...empty, ...turn.get(id).variables } });
  turn.touched.add(id);
  for (const { activity, start } of turn.model.container(container).eventSubProcesses) {
    const made = listen(turn, id, start.id, start.definitions);
    if (made.ok) continue;
    turn.fail(id, 'EXPRESSION', ofElement(activity.id, made.why), 'enter');
    return false;
  }
  return true;
}
