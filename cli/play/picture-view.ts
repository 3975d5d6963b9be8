import type { FlowNode, Graph } from '../../domain/bpmn/graph';
import type { Happening } from '../../domain/bpmn/messages';
import type { PlayOutcome } from '../../domain/bpmn/play/player';
import { instantText } from '../../domain/time/instant';
import { textTable } from '../text-table';
import type { PlayView } from './play-view';

type Colour = 'dim' | 'green' | 'yellow' | 'red' | 'bold';
const codes: Record<Colour, number> = { dim: 2, green: 32, yellow: 33, red: 31, bold: 1 };

/** How a happening is shown; what is missing goes without saying. */
const signs: Partial<Record<Happening['event'], { sign: string; colour: Colour; words?: string }>> = {
  waiting: { sign: '◌', colour: 'yellow', words: 'waits' },
  completed: { sign: '●', colour: 'green' },
  cancelled: { sign: '×', colour: 'dim', words: 'cancelled' },
  incident: { sign: '!', colour: 'red' },
  resolved: { sign: '✓', colour: 'green', words: 'goes on' },
  escalated: { sign: '↑', colour: 'yellow', words: 'escalated' },
  milestone: { sign: '◆', colour: 'green', words: 'reached' },
};

/** A timeline for people: by instant, indented by scope; in the end what waits and the variables. */
export function pictureView(graph: Graph, isColoured: boolean, write: (text: string) => void): PlayView {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  /** Of each instance that was seen, how many scopes it lies in. */
  const depths = new Map<number, number>();
  /** Depth of a call whose process has not been seen yet: a process itself is not told of. */
  let calledFrom: number | undefined;
  let shownMs = NaN;
  const paint = (colour: Colour, text: string) => (isColoured ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
  const depthOf = (scope: number | null) => (scope === null ? 0 : (depths.get(scope) ?? -1) + 1);

  return {
    step: (text) => write(`${paint('bold', '>')} ${paint('dim', text)}\n`),
    tell: ({ event, element, instance, scope, incident }, atMs) => {
      const node = nodes.get(element);
      if (event === 'entered') {
        if (scope !== null && !depths.has(scope) && calledFrom !== undefined) {
          depths.set(scope, calledFrom);
          calledFrom = undefined;
        }
        depths.set(instance, depthOf(scope));
        if (node?.kind === 'activity' && node.work.type === 'call') calledFrom = depths.get(instance);
      }
      const isScope = event === 'entered' && holdsOthers(node);
      const shown = isScope ? { sign: '▾', colour: 'bold' as const, words: undefined } : signs[event];
      if (!shown) return;
      if (atMs !== shownMs) write(`${paint('dim', instantText(atMs))}\n`);
      shownMs = atMs;
      const name = node?.name ? `${node.name} ${paint('dim', `(${element})`)}` : element;
      const more = incident ? `: ${incident.message} (${incident.code})` : shown.words ? ` ${shown.words}` : '';
      write(
        `  ${'  '.repeat(depths.get(instance) ?? depthOf(scope))}${paint(shown.colour, shown.sign)} ${name}${more}\n`,
      );
    },
    end: (outcome) => write(`\n${summary(outcome, nodes)}`),
  };
}

function holdsOthers(node: FlowNode | undefined): boolean {
  return (
    node?.kind === 'activity' &&
    (node.loop !== undefined ||
      ['sub-process', 'transaction', 'event-sub-process', 'ad-hoc', 'call'].includes(node.work.type))
  );
}

function summary({ state, waiting, variables }: PlayOutcome, nodes: ReadonlyMap<string, FlowNode>): string {
  const counts = new Map<string, number>();
  for (const element of waiting) counts.set(element, (counts.get(element) ?? 0) + 1);
  const waits = [...counts].map(([element, count]) => [
    `  ${element}`,
    `${nodes.get(element)?.name ?? ''}${count > 1 ? ` (${count} times)` : ''}`,
  ]);
  const values = Object.entries(variables).map(([name, value]) => [`  ${name}`, JSON.stringify(value)]);
  const table = (title: string, rows: string[][]) => (rows.length === 0 ? '' : `${textTable([title], rows)}\n`);
  return `The case is ${words[state]}.\n${table('What waits', waits)}${table('Variables', values)}`;
}

const words: Record<PlayOutcome['state'], string> = {
  active: 'active',
  completed: 'completed',
  terminated: 'terminated',
  incident: 'stopped by an incident',
};
