import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compileModel } from '../../domain/decisions/compile-model';
import type { CompiledModel } from '../../domain/decisions/compile-model';
import { evaluateModel } from '../../domain/decisions/evaluate-model';
import type { DecisionModel } from '../../domain/decisions/model';
import { readDmn } from '../../domain/decisions/read-dmn';
import { isAsExpected, testValue } from './test-value';
import { childrenOf, parseXml } from './xml';
import type { Element } from './xml';

/** What came of one expected result. */
export interface TestResult {
  /** Name of the folder, which is that of what it tries. */
  feature: string;
  file: string;
  test: string;
  result: string;
  outcome: 'passed' | 'failed' | 'unsupported';
  /** Why not passed. */
  reason?: string;
}

/** Runs every test file at or below a folder. */
export async function runTests(folder: string): Promise<TestResult[]> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const results: TestResult[] = [];
  for (const file of files) {
    const root = readXml(file);
    if (typeof root === 'string') results.push({ ...unread, feature: basename(dirname(file)), file, reason: root });
    else if (root.name === 'testCases') results.push(...(await runFile(file, root)));
  }
  return results;
}

/** One file that cannot be read is no reason to tell nothing of the others. */
const unread = { test: '', result: '', outcome: 'unsupported' } as const;

function readXml(file: string): Element | string {
  try {
    return parseXml(readFileSync(file, 'utf8'));
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function runFile(file: string, root: Element): Promise<TestResult[]> {
  const ask = await modelOf(file, root);
  return childrenOf(root, 'testCase').flatMap((test) =>
    childrenOf(test, 'resultNode').map((node): TestResult => {
      const about = {
        feature: basename(dirname(file)),
        file,
        test: test.attributes['id'] ?? '',
        result: node.attributes['name'] ?? '',
      };
      const type = test.attributes['type'] ?? 'decision';
      if (type !== 'decision') return { ...about, outcome: 'unsupported', reason: `tests of the type ${type}` };
      return { ...about, ...judge(node, test, ask) };
    }),
  );
}

type Asked = { refused: string } | { value: unknown } | { stopped: string };
type Ask = (decision: string, inputs: ReadonlyMap<string, unknown>) => Asked;

function judge(node: Element, test: Element, ask: Ask): Pick<TestResult, 'outcome' | 'reason'> {
  const inputs = new Map(
    childrenOf(test, 'inputNode').map((input) => [input.attributes['name'] ?? '', testValue(input)]),
  );
  const asked = ask(node.attributes['name'] ?? '', inputs);
  const [wanted] = childrenOf(node, 'expected');
  const expected = wanted ? testValue(wanted) : null;
  const isError = node.attributes['errorResult'] === 'true';
  if (!('value' in asked)) {
    // What must fail may be refused before it is asked.
    if (isError) return { outcome: 'passed' };
    return 'refused' in asked
      ? { outcome: 'unsupported', reason: asked.refused }
      : { outcome: 'failed', reason: asked.stopped };
  }
  if (isAsExpected(asked.value, expected)) return { outcome: 'passed' };
  return { outcome: 'failed', reason: `gave ${told(asked.value)}, not ${told(expected)}` };
}

function told(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? 'a function';
}

async function modelOf(file: string, root: Element): Promise<Ask> {
  const name = childrenOf(root, 'modelName')[0]?.text.trim() ?? '';
  const path = join(dirname(file), basename(name));
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return () => ({ refused: `there is no file ${path}` });
  const stored = await readDmn(readFileSync(path, 'utf8'));
  if ('fault' in stored) return () => ({ refused: stored.fault });
  const compiled = new Map<string, CompiledModel | string>();
  return (decision, inputs) => {
    const model = compiled.get(decision) ?? compile(stored.model, decision);
    compiled.set(decision, model);
    if (typeof model === 'string') return { refused: model };
    const outcome = evaluateModel(model, decision, (input) => inputs.get(input) ?? null, 0);
    if ('value' in outcome) return { value: outcome.value };
    // A conflict has no value by the standard.
    return 'conflict' in outcome ? { value: null } : { stopped: outcome.limit };
  };
}

/** The decision with what it uses: a fault elsewhere in the file is none of its own. */
function compile(model: DecisionModel, decision: string): CompiledModel | string {
  const needed = new Set<string>();
  const visit = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const used of model.decisions.find((one) => one.name === name)?.decisions ?? []) visit(used);
  };
  visit(decision);
  const decisions = model.decisions.filter(({ name }) => needed.has(name));
  if (decisions.length === 0) return 'there is no such decision';
  const called = new Set(decisions.flatMap(({ functions }) => functions));
  for (const name of called) {
    for (const used of model.functions.find((one) => one.name === name)?.functions ?? []) called.add(used);
  }
  const functions = model.functions.filter(({ name }) => called.has(name));
  const compiled = compileModel(
    { ...model, decisions, functions },
    {
      pathOf: (name) => (name === null ? [] : [name]),
      cellPath: (table, row, part, column) => [...table, row, part, column],
    },
  );
  if (compiled.ok) return compiled.model;
  const [fault] = compiled.faults;
  return `${fault?.path.join(' ')}: ${fault?.message} (${fault?.code})`;
}
