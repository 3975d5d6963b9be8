import type { ItemView } from '../../../api/contract/item';
import { changeable, changedDetails } from '../../../web/src/commands/changed-details';
import { fieldValues, schemaFields } from '../../../web/src/form/schema-fields';

const schema = {
  type: 'object',
  properties: {
    Phone: { type: 'string' },
    Damage: { type: 'number' },
    Kind: { enum: ['Fire', 'Water'] },
    Total_Loss: { type: 'boolean' },
    Number: { type: 'string', readOnly: true },
  },
};
const changed = (texts: Record<string, string>, known: Record<string, unknown> = {}) => {
  const fields = schemaFields(schema, known);
  return changedDetails({ fields, texts, values: fieldValues(fields, texts).values });
};

test('only what was changed is sent, in the kind of its field', () => {
  const known = { Phone: '1', Damage: 5, Number: 'N' };
  expect(changed({ Damage: '7', Phone: '1' }, known)).toEqual({ Damage: 7 });
  expect(changed({ Total_Loss: 'true', Kind: 'Fire' }, known)).toEqual({ Total_Loss: true, Kind: 'Fire' });
  expect(changed({ Number: 'M' }, known)).toBeNull();
  expect(changed({}, known)).toBeNull();
});

test('what is emptied is taken away', () => {
  expect(changed({ Phone: '', Damage: '', Kind: '' }, { Phone: '1', Damage: 5, Kind: 'Fire' })).toEqual({
    Phone: null,
    Damage: null,
    Kind: null,
  });
});

test('what is masked to the reader is no field, and neither is anything of a worktype that is gone', () => {
  const masked = { ...schema, properties: { ...schema.properties, Phone: '***' } };
  const fieldsOf = (attributeSchema: ItemView['attributeSchema']) => {
    const given = changeable({ attributeSchema } as ItemView);
    return given && Object.keys(given['properties'] as object);
  };
  expect(fieldsOf(masked)).toEqual(['Damage', 'Kind', 'Total_Loss', 'Number']);
  expect(fieldsOf(null)).toBeNull();
});
