import { auditFilter } from '../../../../web/src/features/audit/audit-filter';

test('which entry is open is nothing that the API is asked for, and a single letter no text', () => {
  expect(auditFilter({ object: 'CLM-1', verb: 'cancel', entry: '17', q: 'a' })).toEqual({
    object: 'CLM-1',
    verb: 'cancel',
    text: undefined,
    from: undefined,
    to: undefined,
  });
});
