import { documentJsonSchemas } from '../../../api/config/document-schemas';
import { emptyOf, fieldsOf, isDuration, shapeOf } from '../../../web/src/form/document/shape';
import type { Schema } from '../../../web/src/form/document/shape';

const fieldOf = (kind: string, ...names: string[]) => {
  let schema: Schema = documentJsonSchemas()[kind] ?? {};
  for (const name of names) schema = fieldsOf(schema).find((field) => field.name === name)?.schema ?? {};
  return schema;
};

test('what may only be true is a mark to set', () => {
  const rings = shapeOf(fieldOf('routing-plan', 'rings'));
  const preferred = rings.type === 'list' ? fieldsOf(rings.items).find(({ name }) => name === 'preferredAgent') : null;
  expect(shapeOf(preferred?.schema ?? {})).toEqual({ type: 'flag' });
});

test('what an alert rule watches is chosen first, and has the fields of that figure', () => {
  const shape = shapeOf(fieldOf('alert-rule', 'watch'));
  expect(shape).toMatchObject({ type: 'variants', by: 'figure' });
  const variants = shape.type === 'variants' ? shape.variants : [];
  expect(variants.map(({ value, fields }) => [value, fields.map(({ name }) => name)])).toEqual([
    ['backlog', ['over', 'queues']],
    ['oldest-waiting', ['over', 'queues']],
    ['sla-at-risk', ['within', 'over', 'queues', 'worktypes']],
    ['agent-not-responding', ['within', 'over']],
  ]);
});

test('an expression, which may be a number or a flag as well, is a line of text, and a table of such has cells', () => {
  expect(shapeOf(fieldOf('source', 'inbound', 'mapping', 'externalId'))).toEqual({ type: 'text' });
  expect(shapeOf(fieldOf('source', 'inbound', 'mapping', 'attributes'))).toMatchObject({ type: 'table' });
});

test('lengths of time are known as such, also where a percentage may stand; names are not', () => {
  expect(isDuration(fieldOf('worktype', 'offer', 'expiry'))).toBe(true);
  expect(isDuration(fieldOf('routing-plan', 'preferredAgentShare'))).toBe(true);
  expect(isDuration(fieldOf('routing-plan', 'name'))).toBe(false);
});

test('a new entry has what its shape begins with', () => {
  expect(
    [{ type: 'object', properties: {} }, { type: 'array', items: { type: 'string' } }, { type: 'string' }].map(emptyOf),
  ).toEqual([{}, [], '']);
});

test('what tells how it is written shows it, is as wide as it may be long, and a name of two meanings is told apart', () => {
  const intent = shapeOf(fieldOf('worktype', 'intents'));
  expect(intent).toMatchObject({ type: 'list' });
  const [when] = intent.type === 'list' ? fieldsOf(intent.items) : [];
  expect(when?.name).toBe('when');
  expect(shapeOf(when?.schema ?? {})).toEqual({ type: 'long-text' });
  expect(when?.schema['x-hint']).toBe('feel');
  for (const kind of ['worktype', 'case-type']) {
    expect(fieldOf(kind, 'referencePrefix')['x-hint']).toBe('prefix');
  }
  const label = (kind: string) =>
    fieldsOf(documentJsonSchemas()[kind] ?? {}).find(({ name }) => name === 'subject')?.label;
  expect([label('agent'), label('grant')]).toEqual(['Identity subject', 'Identity subject']);
});
