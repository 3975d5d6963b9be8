import { readFileSync, statSync } from 'node:fs';
import type { Decide } from '../../domain/bpmn/play/played-case';
import type { Variables } from '../../domain/bpmn/state';
import { compileModel } from '../../domain/decisions/compile-model';
import { evaluateModel } from '../../domain/decisions/evaluate-model';
import type { DecisionModel } from '../../domain/decisions/model';
import { readDmn } from '../../domain/decisions/read-dmn';
import { documentOfModel } from '../apply/model-file';
import { CommandFailure } from '../command-failure';

/** Answers the decisions of some `.dmn` files, each by its ID, by its name and, the file's main one, by the file's key. */
export async function readDecisions(files: readonly string[]): Promise<Decide> {
  const known = new Map<string, (variables: Variables, atMs: number) => { value: unknown } | { failure: string }>();
  for (const file of files) {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new CommandFailure(`There is no file ${file}.`);
    const text = readFileSync(file, 'utf8');
    const stored = await readDmn(text);
    if ('fault' in stored) throw new CommandFailure(`${file} ${stored.fault}`);
    const compiled = compileModel(stored.model, {
      pathOf: (name) => (name === null ? [] : [name]),
      cellPath: (table, row, part, column) => [...table, row, part, column],
    });
    if (!compiled.ok) {
      const lines = compiled.faults.map(
        ({ path, message, code }) => `${file}: ${path.join(' ')}: ${message} (${code})`,
      );
      throw new CommandFailure(lines.join('\n'));
    }
    for (const [name, decision] of namesIn(file, text, stored.model)) {
      known.set(name, (variables, atMs) => {
        const read = (input: string) => (Object.hasOwn(variables, input) ? variables[input] : null) ?? null;
        const outcome = evaluateModel(compiled.model, decision, read, atMs);
        if ('value' in outcome) return { value: outcome.value };
        return { failure: 'conflict' in outcome ? `the rules of ${decision} contradict one another` : outcome.limit };
      });
    }
  }
  return (decision, variables, atMs) => known.get(decision)?.(variables, atMs);
}

/** By what a model may name a decision of a file. */
function namesIn(file: string, text: string, model: DecisionModel): [string, string][] {
  const all = model.decisions.map(({ name }) => name);
  const required = new Set(model.decisions.flatMap(({ decisions }) => decisions));
  const { key, decision: main = all.find((name) => !required.has(name)) } = documentOfModel(file, text) ?? {};
  const byId = all.flatMap((name): [string, string][] => {
    const id = attribute(text, name);
    return id === undefined ? [] : [[id, name]];
  });
  const byName = all.map((name): [string, string] => [name, name]);
  return [...(typeof main === 'string' ? [[String(key), main] as [string, string]] : []), ...byId, ...byName];
}

/** ID of a decision, which its model does not keep. */
function attribute(text: string, name: string): string | undefined {
  const tags = text.match(/<(?:[\w.-]+:)?decision\s[^>]*>/g) ?? [];
  const own = (tag: string, which: string) => new RegExp(`\\s${which}\\s*=\\s*(["'])(.*?)\\1`).exec(tag)?.[2];
  const tag = tags.find((one) => own(one, 'name') === name);
  return tag === undefined ? undefined : own(tag, 'id');
}
