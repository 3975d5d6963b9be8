import { compileFeel } from '../feel/compile-feel';
import { type ToldFault, tellFault } from '../feel/fault';
import { Run, withinLimits } from '../feel/run';
import type { FeelContext } from '../feel/values';
import { weighOutput } from '../feel/weigh';
import { plainValue } from '../inbound/plain-value';
import { cutText } from '../config/cut-text';
import type { MappedExpression } from '../config/mapping';

/** A case that a rule on an item's event wants started, once for its cause. */
export interface WantedCase {
  /** That it will have. */
  caseId: string;
  cause: string;
  division: string;
  /** Key of its type. */
  type: string;
  /** What the item is called whose event it is. */
  item: { id: string; reference: string; externalId: string; worktype: string };
  itemAttributes: Readonly<Record<string, unknown>>;
  name: string | null;
  /** Null: those attributes of the item that the type names. */
  variables: Readonly<Record<string, unknown>> | null;
}

/** What a document says of a case to start. */
export interface CaseStartDocument {
  type: string;
  name?: MappedExpression | undefined;
  attributes?: Readonly<Record<string, MappedExpression>> | undefined;
}

export type CaseStartMaker = (names: FeelContext, nowMs: number) => Pick<WantedCase, 'name' | 'variables'> | null;

/** Reads name and variables; null: an expression meets its limits. What has no value is left out. */
export function compileCaseStart({ name, attributes }: CaseStartDocument, names: readonly string[]): CaseStartMaker {
  const entries = Object.entries(attributes ?? {}).map(([key, text]) => [key, compiled(text, names)] as const);
  const nameOf = name === undefined ? null : compiled(name, names);
  return (context, nowMs) => {
    const read = (expression: ReturnType<typeof compiled>) => {
      const run = new Run(nowMs);
      const value = expression.value({ names: context, outer: null }, run);
      weighOutput(value, run);
      return plainValue(value);
    };
    const done = withinLimits(() => ({
      name: nameOf && read(nameOf),
      variables: entries.map(([key, expression]) => [key, read(expression)] as const),
    }));
    if (!done.ok) return null;
    const given = done.value.variables.filter(([, value]) => value !== null);
    return {
      name: asName(done.value.name),
      variables: attributes === undefined ? null : Object.fromEntries(given),
    };
  };
}

function asName(value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? null : cutText(text, MOST_OF_A_NAME);
}

const MOST_OF_A_NAME = 255;

/** Faults of its expressions, by their place in it. */
export function checkCaseStart(
  { name, attributes }: CaseStartDocument,
  names: readonly string[],
): { path: string[]; fault: ToldFault; text: string }[] {
  const texts: [string[], MappedExpression][] = [
    ...(name === undefined ? [] : ([[['name'], name]] as [string[], MappedExpression][])),
    ...Object.entries(attributes ?? {}).map(([key, text]): [string[], MappedExpression] => [['attributes', key], text]),
  ];
  return texts.flatMap(([path, text]) => {
    const found = compileFeel(String(text), vocabularyOf(names));
    return found.ok ? [] : [{ path, fault: tellFault(found.fault), text: String(text) }];
  });
}

/** It was checked when its document was applied; what is not understood any more says nothing. */
function compiled(text: MappedExpression, names: readonly string[]) {
  const found = compileFeel(String(text), vocabularyOf(names));
  return found.ok ? found : { value: () => null };
}

function vocabularyOf(names: readonly string[]) {
  return { shape: Object.fromEntries(names.map((name) => [name, null])) };
}
