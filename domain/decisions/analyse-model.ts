import { compileTests } from '../feel/compile-feel';
import { constantResult } from './compare-results';
import { analyseTable } from './analyse-table';
import type { Results, TableAnalysis, TableCells } from './analyse-table';
import type { Domain, ValueKind } from './column-values';
import { Effort } from './cover';
import { ruleVariables } from './item-decision';
import type { CompiledModel } from './compile-model';
import type { MadeTable, Path } from './making';
import type { DecisionModel, HitPolicy, ModelDecision } from './model';

/** What an attribute, or a variable of the rules, may be; null: nobody can tell. */
export type KnownDomains = (name: string, isAttribute: boolean) => readonly Domain[] | null;

export interface AnalysedTable {
  /** Name of the decision that it belongs to. */
  name: string;
  path: Path;
  hitPolicy: HitPolicy;
  analysis: TableAnalysis;
}

/** For one table: less than a second of what was measured. */
const mostSteps = 8_000_000;

/** Each table of a model that a decision is made by. Those inside functions and contexts are told nothing of. */
export function analyseModel({ source, tables }: CompiledModel, known: KnownDomains, effort: Effort): AnalysedTable[] {
  return tables.flatMap((made) => {
    const decision = source.decisions.find(({ body }) => body === made.table);
    if (!decision) return [];
    const analysis = analyseTable(cellsOf(made, decision, source, known), new Effort(mostSteps, effort));
    return [{ name: decision.name, path: made.path, hitPolicy: made.table.hitPolicy, analysis }];
  });
}

function cellsOf(made: MadeTable, decision: ModelDecision, model: DecisionModel, known: KnownDomains): TableCells {
  const { table, tests, allowed, ranked } = made;
  // Reading results takes longer than all else, and matters where rules are compared by them.
  const isCompared = table.hitPolicy === 'ANY' || table.hitPolicy === 'PRIORITY';
  const told = new Map<string, Results[number]>();
  const resultOf = (text: string) => {
    if (!told.has(text)) told.set(text, constantResult(text));
    return told.get(text);
  };
  const texts = table.inputs.map(({ text }) => text.trim());
  return {
    hitPolicy: table.hitPolicy,
    hasDefault: table.outputs.some(({ byDefault }) => byDefault !== undefined),
    columns: texts.map((text, at) => {
      // Two columns that read the same are no columns of their own: what one admits the other may rule out.
      const isFirst = texts.indexOf(text) === at;
      const domains = isFirst ? domainsOf(text, decision, model, known) : null;
      const plain = allowed[at]?.plain;
      return { label: text.replace(/^attributes\./, ''), domains: plain === null ? null : withTest(domains, plain) };
    }),
    rules: table.rules.map(({ results }, row) => ({
      tests: tests[row] ?? [],
      results: isCompared ? results.map(resultOf) : [],
    })),
    ranked,
  };
}

/** Of an input or an attribute alone; what is calculated has values that nobody tells. */
function domainsOf(text: string, decision: ModelDecision, model: DecisionModel, known: KnownDomains) {
  const attribute = /^attributes\.([A-Za-z_]\w*)$/.exec(text)?.[1];
  if (attribute !== undefined && decision.inputs.includes('attributes')) return known(attribute, true);
  const input = model.inputs.find(({ name }) => name === text && decision.inputs.includes(name));
  if (!input || text === 'attributes') return null;
  const isVariable = (ruleVariables as readonly string[]).includes(text);
  const typed = typeDomain(model, input.type);
  const given = known(text, !isVariable);
  if (!typed || !given) return null;
  return given.map((one) => both(one, typed));
}

function typeDomain({ types }: DecisionModel, name: string | undefined, depth = 0): Domain | null {
  const plain = name?.replace(/^feel:/, '');
  if (plain === undefined || plain === 'Any' || plain === 'any') return { tests: [] };
  const definition = types.find((type) => type.name === plain);
  if (!definition) {
    const kind = kindsOfTypes[plain];
    return kind ? { kinds: [kind], tests: [] } : null;
  }
  if (definition.isList || definition.parts || depth > types.length) return null;
  const base = typeDomain({ types } as DecisionModel, definition.type, depth + 1);
  if (!base || definition.allowed === undefined) return base;
  const allowed = compileTests(definition.allowed, { shape: {} });
  return allowed.ok && allowed.value.plain ? { ...base, tests: [...base.tests, allowed.value.plain] } : null;
}

const kindsOfTypes: Readonly<Record<string, ValueKind>> = {
  number: 'number',
  double: 'number',
  integer: 'number',
  long: 'number',
  string: 'string',
  boolean: 'boolean',
};

function both(one: Domain, other: Domain): Domain {
  const kinds =
    one.kinds && other.kinds ? one.kinds.filter((kind) => other.kinds?.includes(kind)) : (one.kinds ?? other.kinds);
  const isWhole = one.isWhole ?? other.isWhole;
  return { ...(kinds ? { kinds } : {}), tests: [...one.tests, ...other.tests], ...(isWhole ? { isWhole } : {}) };
}

function withTest(domains: readonly Domain[] | null, test: Domain['tests'][number] | undefined) {
  if (!domains || test === undefined) return domains;
  return domains.map((domain) => ({ ...domain, tests: [...domain.tests, test] }));
}
