import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { modelOf } from '../../domain/bpmn/model';
import { Player } from '../../domain/bpmn/play/player';
import { checkedModel } from '../../domain/bpmn/checked-model';
import type { SuiteResult } from './result';
import { difference } from './token-simulation/trace';

interface BetsyCase {
  /** Letters in the variable `test`. */
  input: string;
  /** What the log must hold, in any order. */
  log: string[];
  isUncaught: boolean;
  /** What is asserted and is of another engine's outside. */
  unknown: string[];
}

/** A checkout of betsy: models whose script tasks write to a log, and sources (Java or Groovy) that say what it must hold. */
export async function runBetsy(models: readonly string[], sources: readonly string[]): Promise<SuiteResult[]> {
  const cases = new Map<string, BetsyCase[]>();
  for (const source of sources) {
    for (const [name, found] of casesIn(readFileSync(source, 'utf8'))) if (!cases.has(name)) cases.set(name, found);
  }
  const results: SuiteResult[] = [];
  for (const file of models) {
    const name = basename(file, '.bpmn');
    for (const [at, one] of (cases.get(name) ?? []).entries()) {
      results.push({ feature: basename(dirname(file)), test: `${name} ${at + 1}`, ...(await judge(file, one)) });
    }
  }
  return results;
}

/** What is given to a call, in up to three pairs of brackets. */
const given = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)`;
const oneCall = new RegExp(String.raw`\.(\w+)${given}`, 'g');
const testCase = new RegExp(String.raw`new BPMNTestCase\(\d*\)((?:\s*\.\w+${given})*)`, 'g');

/** How long a test waits, which needs no time here. */
const passed: ReadonlySet<string> = new Set(['optionDelay']);
const uncaught: ReadonlySet<string> = new Set(['assertErrorThrownErrorEvent', 'assertRuntimeException']);

/** By each name that a process has in its declaration: one of them is that of its file. */
export function casesIn(source: string): [name: string, cases: BetsyCase[]][] {
  const text = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return text
    .split(/(?:EngineIndependentProcess|BPMNProcess)\s+\w+\s*=/)
    .slice(1)
    .flatMap((declaration) => {
      const cases = [...declaration.matchAll(testCase)].map(([, chain = '']) =>
        caseOf([...chain.matchAll(oneCall)].map(([, call = '']) => call)),
      );
      const names = [...declaration.matchAll(/"([A-Za-z0-9_]+)"/g)].map(([, name = '']) => name);
      return cases.length === 0 ? [] : names.map((name): [string, BetsyCase[]] => [name, cases]);
    });
}

function caseOf(calls: readonly string[]): BetsyCase {
  const made: BetsyCase = { input: '', log: [], isUncaught: false, unknown: [] };
  for (const call of calls) {
    const task = /^assertTask(\d)$/.exec(call)?.[1];
    const input = /^input([A-C]+)$/.exec(call)?.[1];
    if (task !== undefined) made.log.push(`task${task}`);
    else if (input !== undefined) made.input = input.toLowerCase();
    else if (uncaught.has(call)) made.isUncaught = true;
    else if (!passed.has(call)) made.unknown.push(call);
  }
  return made;
}

async function judge(
  file: string,
  { input, log, isUncaught, unknown }: BetsyCase,
): Promise<Pick<SuiteResult, 'outcome' | 'reason'>> {
  if (unknown.length > 0) return { outcome: 'unsupported', reason: `asserts ${unknown.join(', ')}` };
  const xml = readFileSync(file, 'utf8');
  const read = await checkedModel(inFeel(xml));
  if ('refused' in read) {
    const [first] = read.refused;
    return { outcome: 'unsupported', reason: `${first?.element}: ${first?.reason}` };
  }
  const tasks = logsOf(xml);
  const written: string[] = [];
  const player = new Player(modelOf(read.graph), {
    startMs: 0,
    input: { test: input, integerVariable: input.length },
    tell: ({ event, element }) =>
      void (event === 'completed' && tasks.has(element) && written.push(tasks.get(element) ?? '')),
  });
  const state = playOut(player);
  const { more, less } = difference(written, log);
  const reasons = [
    ...(more.length > 0 ? [`too much: ${more.join(' ')}`] : []),
    ...(less.length > 0 ? [`missing: ${less.join(' ')}`] : []),
    ...((state === 'incident') === isUncaught ? [] : [`the case is ${state}`]),
  ];
  return reasons.length === 0 ? { outcome: 'passed' } : { outcome: 'failed', reason: reasons.join('; ') };
}

/** Does all work, and lets time pass, until nothing changes any more. */
function playOut(player: Player): string {
  player.begin();
  for (let turn = 0; turn < 100; turn += 1) {
    const { state, waiting } = player.outcome();
    const [first] = waiting;
    if (state !== 'active' || first === undefined) break;
    const isDone = player.take({ complete: first, index: 0 }).refusal === undefined && turn < 50;
    if (!isDone) player.take({ advance: 'PT1M' });
  }
  return player.outcome().state;
}

/** Conditions in FEEL; scripts do nothing. */
function inFeel(xml: string): string {
  return xml
    .replace(/\b(\w+)\.contains\((?:"|&quot;)(\w+)(?:"|&quot;)\)/g, '=contains($1, "$2")')
    .replace(/(<(?:\w+:)?script>)[\s\S]*?(<\/(?:\w+:)?script>)/g, '$1null$2');
}

/** What each script task writes. */
function logsOf(xml: string): ReadonlyMap<string, string> {
  const tasks = xml.matchAll(/<(?:\w+:)?scriptTask\s[^>]*?id="([^"]+)"[^>]*>[\s\S]*?<\/(?:\w+:)?scriptTask>/g);
  return new Map(
    [...tasks].flatMap(([task, id = '']) => {
      const written = /<(?:\w+:)?script>[^<]*?(task\d)/.exec(task)?.[1];
      return written === undefined ? [] : [[id, written] as const];
    }),
  );
}
