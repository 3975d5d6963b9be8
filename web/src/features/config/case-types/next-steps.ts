import type { PlayStep } from '../../../../../domain/bpmn/play/play-step';
import type { Played } from './played';

export interface NextStep {
  readonly step: PlayStep;
  readonly word: 'complete' | 'message' | 'signal' | 'retry' | 'skip' | 'activate' | 'fail';
  /** Of an element, or of what comes. */
  readonly name: string;
}

/** What can happen now, each once: what waits, what is listened for, what failed, what people may start. */
export function nextSteps(
  { outcome, waits, incidents, graph }: Pick<Played, 'outcome' | 'waits' | 'incidents' | 'graph'>,
  variables: Readonly<Record<string, unknown>>,
): NextStep[] {
  const steps: NextStep[] = [];
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const id of new Set(outcome.waiting)) {
    const node = nodes.get(id);
    if (node?.kind === 'activity' && node.work.type === 'ad-hoc') continue;
    steps.push({ step: { complete: id, index: 0, variables }, word: 'complete', name: id });
    if (node?.kind === 'activity' && node.work.type === 'service') {
      steps.push({ step: { fail: id, index: 0, reason: 'failed', variables }, word: 'fail', name: id });
    }
  }
  for (const name of new Set(waits.flatMap(({ on }) => (on.type === 'message' && on.name !== null ? [on.name] : [])))) {
    steps.push({ step: { message: name, variables }, word: 'message', name });
  }
  for (const name of new Set(waits.flatMap(({ on }) => (on.type === 'signal' && on.name !== null ? [on.name] : [])))) {
    steps.push({ step: { signal: name, variables }, word: 'signal', name });
  }
  for (const { element, retry } of incidents) {
    steps.push({ step: { retry: element, index: 0, variables }, word: 'retry', name: element });
    // What has no work to be done can only be tried again.
    const hasWork = (retry === 'enter' || retry === 'work') && nodes.get(element)?.kind !== 'gateway';
    if (hasWork) steps.push({ step: { skip: element, index: 0, variables }, word: 'skip', name: element });
  }
  const adHoc = outcome.waiting.filter((id) => {
    const node = nodes.get(id);
    return node?.kind === 'activity' && node.work.type === 'ad-hoc';
  });
  for (const child of graph.nodes.filter((node) => adHoc.includes(node.in) && node.kind === 'activity')) {
    steps.push({ step: { activate: [child.id] }, word: 'activate', name: child.id });
  }
  return steps;
}
