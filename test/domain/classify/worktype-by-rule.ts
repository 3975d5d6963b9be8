import { type Catalogue, createCatalogue } from '../../../domain/classify/catalogue';
import { classify, type ClassifyInput } from '../../../domain/classify/classify';
import { tableDocument } from '../../../domain/config/decision';
import { sourceDocument } from '../../../domain/config/source';
import { worktypeDocument } from '../../../domain/config/worktype';
import { exampleDocuments } from '../examples';

export const NOON = Date.UTC(2026, 10, 23, 12);
export const examples = exampleDocuments('claims');
const claimType = examples.find(({ kind }) => kind === 'worktype');
export const worktype = (key: string, more: object = {}) =>
  worktypeDocument.parse({ ...claimType, key, routing: {}, priority: {}, ...more });
export const table = (rules: unknown[][], more: object = {}) =>
  tableDocument.parse({
    kind: 'decision',
    key: 'which',
    division: 'claims',
    inputs: ['attributes.Claim_Value', 'attributes.Policy_Type'],
    outputs: ['worktype'],
    rules,
    ...more,
  });

/** Version 7 of all: a source that asks `which`, three worktypes beside the example's. */
export function catalogueOf(which: object, defaults: object = { worktype: 'usual' }, more: object = {}): Catalogue {
  const source = sourceDocument.parse({
    kind: 'source',
    key: 'crm',
    division: 'claims',
    decision: 'which',
    defaults,
    ...more,
  });
  const kept = examples.filter(({ kind }) => kind !== 'source');
  const documents = [
    ...kept,
    source,
    which as ReturnType<typeof table>,
    ...['usual', 'small', 'large'].map((key) => worktype(key)),
  ];
  return createCatalogue(documents.map((document) => ({ document, version: 7 })));
}

export const capture = (attributes: object = {}, more: Partial<ClassifyInput> = {}): ClassifyInput => ({
  source: 'crm',
  attributes: { Case_ID: 'C-1', Claim_Value: 5, ...attributes },
  capturedAtMs: NOON,
  ...more,
});

export function taken(input: ClassifyInput, catalogue: Catalogue) {
  const result = classify(input, catalogue);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

export const bySize = [
  ['< 10', '-', '"small"'],
  ['> 100', '-', '"large"'],
];
