import { parseDocuments } from '../../../domain/config/parse';

const url = 'https://crm.example.com/hook';
const secretOf = (env: string) => ({ secret: { env } });

test.each([
  ['sync', { kind: 'source', key: 'crm', sync: { url, ...secretOf('CASEWRIGHT_SECRET_CLAIMS__CRM') } }],
  [
    'inbound',
    {
      kind: 'source',
      key: 'crm',
      inbound: { ...secretOf('CASEWRIGHT_SECRET_CLAIMS__CRM'), mapping: { externalId: 'payload.id' } },
    },
  ],
  ['webhook', { kind: 'webhook', key: 'hook', url, events: ['overdue'], ...secretOf('CASEWRIGHT_SECRET_CLAIMS__CRM') }],
])('the secret of a %s is named by its own division and by no other', (_, document) => {
  const own = parseDocuments([{ division: 'claims', ...document }]);
  if (!own.ok) expect(own.errors.map(({ code }) => code)).not.toContain('FOREIGN_SECRET');
  for (const division of ['sales', 'claim', 'claims-crm']) {
    const parsed = parseDocuments([{ division, ...document }]);
    if (parsed.ok) throw new Error('it was taken');
    expect(parsed.errors).toContainEqual(
      expect.objectContaining({
        code: 'FOREIGN_SECRET',
        value: 'CASEWRIGHT_SECRET_CLAIMS__CRM',
        allowed: `CASEWRIGHT_SECRET_${division.toUpperCase().replace('-', '_')}__...`,
      }),
    );
  }
});
