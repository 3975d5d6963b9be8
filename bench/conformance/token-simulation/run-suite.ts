import type { Graph } from '../../../domain/bpmn/graph';
import { readBpmn } from '../../../domain/bpmn/read/read-bpmn';
import type { SuiteResult } from '../result';
import { comparedOf } from './compared';
import { preparedGraph } from './prepared-graph';
import { expectedLines, modelFile, readTests, type SuiteTest } from './steps';
import { difference, movesOfLines, traceOf } from './trace';
import { World } from './world';

/** Runs the tests of a folder that has a `steps.json`. */
export async function runTokenSimulation(folder: string): Promise<SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const test of readTests(folder)) {
    const feature = test.group.replace(/^simulator \/ /, '');
    results.push({ feature, test: test.name, ...(await judgeTest(folder, test)) });
  }
  return results;
}

export async function judgeTest(folder: string, test: SuiteTest): Promise<Pick<SuiteResult, 'outcome' | 'reason'>> {
  const xml = modelFile(folder, test);
  const read = await readBpmn(xml);
  if ('refused' in read) {
    const [first] = read.refused;
    return { outcome: 'unsupported', reason: `${first?.element}: ${first?.reason}` };
  }
  const reasons = walk(folder, test, read.graph, messageFlowTargets(xml));
  return reasons.length === 0 ? { outcome: 'passed' } : { outcome: 'failed', reason: reasons.join('; ') };
}

function walk(folder: string, { steps }: SuiteTest, graph: Graph, messageFlows: ReadonlyMap<string, string>): string[] {
  const waitsAt = new Set(steps.flatMap((step) => ('waitAt' in step ? [step.waitAt] : [])));
  const compared = comparedOf(graph);
  const world = new World(preparedGraph(graph, waitsAt), compared, messageFlows);
  const reasons: string[] = [];
  for (const step of steps) {
    if ('configure' in step) world.choose(step.configure, flowsOf(step.config.activeOutgoing));
    if ('trigger' in step && !world.trigger(step.trigger.element)) {
      reasons.push(`nothing to trigger at ${step.trigger.element}`);
    }
    if ('signal' in step && !world.messageFlow(step.signal.element))
      reasons.push(`no effect of ${step.signal.element}`);
    if ('expect' in step) {
      const theirs = traceOf(movesOfLines(expectedLines(folder, step.expect), compared));
      const ours = traceOf(world.takeMoves());
      for (const part of ['scopes', 'exits'] as const) {
        const { more, less } = difference(ours[part], theirs[part]);
        if (more.length + less.length > 0) reasons.push(`${part}: ${told(more)} instead of ${told(less)}`);
      }
    }
  }
  return reasons;
}

function messageFlowTargets(xml: string): ReadonlyMap<string, string> {
  const flows = (xml.match(/<(?:\w+:)?messageFlow\s[^>]*>/g) ?? []).map((tag) => {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return [attribute('id'), attribute('targetRef')] as const;
  });
  return new Map(flows);
}

function told(list: readonly string[]): string {
  return list.length === 0 ? 'nothing' : list.map((one) => `[${one}]`).join(' ');
}

function flowsOf(active: string | Readonly<Record<string, string>> = {}): string[] {
  return typeof active === 'string' ? [active] : Object.values(active);
}
