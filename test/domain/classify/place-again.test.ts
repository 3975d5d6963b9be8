import type { Catalogue } from '../../../domain/classify/catalogue';
import type { ClassifyInput } from '../../../domain/classify/classify';
import { otherValues } from '../../../domain/classify/other-values';
import { dryRunItem } from '../../../domain/dry-run/dry-run-item';
import { decide } from '../../../domain/item/decide';
import { newItem } from '../../../domain/item/new-item';
import type { ItemState } from '../../../domain/item/state';
import { sampleIdentity } from '../item/sample-item';
import { bySize, capture, catalogueOf, NOON, table, taken } from './worktype-by-rule';

const crm = { kind: 'source', id: 'crm' } as const;
const item = (input: ClassifyInput, catalogue: Catalogue): ItemState =>
  newItem(taken(input, catalogue), { ...sampleIdentity, createdMs: NOON });

function changed(state: ItemState, change: Parameters<typeof otherValues>[2], catalogue: Catalogue): ItemState {
  const found = otherValues(state, crm, change, catalogue);
  if (!found.ok) throw new Error(JSON.stringify(found.errors));
  const decision = decide(state, found.command, NOON + 1);
  if (decision.kind === 'refused') throw new Error(decision.refusal);
  return decision.kind === 'change' ? decision.change.state : state;
}

test('rules are asked again for what they named, and never where the source named it', () => {
  const catalogue = catalogueOf(table(bySize));
  const attributes = { Claim_Value: 500 };
  const ruled = item(capture(), catalogue);
  expect(changed(ruled, { attributes, reclassify: false }, catalogue).worktype).toBe('large');
  const given = item(capture({}, { worktype: 'small' }), catalogue);
  expect(changed(given, { attributes, reclassify: true }, catalogue).worktype).toBe('small');
  // What somebody says of it is given as well, even what it is already.
  const said = changed(ruled, { worktype: 'small', reclassify: false }, catalogue);
  expect(changed(said, { attributes, reclassify: true }, catalogue).worktype).toBe('small');
});

test('of an item from before it was kept, the worktype was given', () => {
  const catalogue = catalogueOf(table(bySize));
  const ruled = item(capture(), catalogue);
  const { worktype: _worktype, ...rest } = ruled.rules.given;
  const old = { ...ruled, rules: { ...ruled.rules, given: rest } };
  expect(changed(old, { attributes: { Claim_Value: 500 }, reclassify: true }, catalogue).worktype).toBe('small');
});

test('a table published meanwhile moves an item only when somebody has the rules run again', () => {
  const ruled = item(capture(), catalogueOf(table(bySize)));
  const meanwhile = catalogueOf(table([['-', '-', '"large"']]));
  expect(changed(ruled, { attributes: { Urgency_Score: 1 }, reclassify: false }, meanwhile).worktype).toBe('small');
  expect(changed(ruled, { reclassify: true }, meanwhile).worktype).toBe('large');
});

test('an item keeps its worktype where rules name none any more and there is no default, or nobody is asked', () => {
  const ruled = item(capture(), catalogueOf(table(bySize)));
  const attributes = { Claim_Value: 50 };
  expect(changed(ruled, { attributes, reclassify: true }, catalogueOf(table(bySize), {})).worktype).toBe('small');
  expect(changed(ruled, { attributes, reclassify: true }, catalogueOf(table(bySize))).worktype).toBe('usual');
  const nobody = catalogueOf(table(bySize), { worktype: 'usual' }, { decision: undefined });
  expect(changed(ruled, { attributes, reclassify: true }, nobody).worktype).toBe('small');
});

test('a dry run tells which items would be of another worktype', () => {
  const before = catalogueOf(table(bySize));
  const after = catalogueOf(table([['< 10', '-', '"large"']]));
  const told = (input: ClassifyInput) => {
    const { moved, published, draft } = dryRunItem(item(input, before), before, after, NOON);
    return [moved, ...[published, draft].map((side) => ('refused' in side ? null : side.worktype))];
  };
  expect(told(capture())).toEqual([['worktype'], 'small', 'large']);
  expect(told(capture({ Claim_Value: 50 }))).toEqual([[], 'usual', 'usual']);
  expect(told(capture({}, { worktype: 'small' }))).toEqual([[], 'small', 'small']);
});

test('a dry run does not show the decision what look-ups brought later', () => {
  const catalogue = catalogueOf(table([['-', 'null', '"small"']]));
  const ruled = item(capture(), catalogue);
  const lookups = [{ lookup: 'crm', brought: ['Policy_Type'] }];
  const enriched = {
    ...ruled,
    attributes: { ...ruled.attributes, Policy_Type: 'Group' },
    rules: { ...ruled.rules, lookups },
  };
  expect(dryRunItem(enriched, catalogue, catalogue, NOON).draft).toMatchObject({ worktype: 'small' });
});
