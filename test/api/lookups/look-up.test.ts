import { rolePermissions } from '../../../domain/rights/permission';
import { lookUp } from '../../../api/capture/look-up';
import type { Principal } from '../../../api/auth/principal';
import type { Directory } from '../../../api/catalogue/directory';
import type { Deps } from '../../../api/deps';
import { createCatalogue } from '../../../domain/classify/catalogue';
import type { ClassifyInput } from '../../../domain/classify/classify';
import { lookupDocument } from '../../../domain/config/lookup';
import { worktypeDocument } from '../../../domain/config/worktype';
import { exampleDocuments } from '../../domain/examples';

const slow = lookupDocument.parse({
  kind: 'lookup',
  key: 'crm',
  division: 'claims',
  url: 'https://crm.example/{Case_ID}',
  when: 'every n in 1..20000 satisfies n > 0',
  attributes: { Tier: 'payload.tier' },
});
const documents = exampleDocuments('claims').map((document) =>
  document.kind === 'worktype' ? worktypeDocument.parse({ ...document, lookups: ['crm'] }) : document,
);
const rules = createCatalogue([...documents, slow].map((document) => ({ document, version: 1 })));
const principal: Principal = {
  id: 'source:crm',
  kind: 'source',
  subject: 'crm',
  name: 'crm',
  agent: null,
  source: 'crm',
  isInstallationAdmin: false,
  grants: new Map([['claims', { roles: new Set(['source']), permissions: new Set(rolePermissions.source) }]]),
  expiresMs: null,
};

test('others are served while the questions of a batch are put together', async () => {
  let isServed = false;
  setImmediate(() => void (isServed = true));
  const inputs = Array.from({ length: 20 }, (_, at): ClassifyInput => ({
    source: 'crm',
    worktype: 'medical-claim',
    attributes: { Case_ID: `C-${at}` },
    capturedAtMs: 0,
  }));
  const seen: unknown[] = [];
  const lookups: Deps['lookups'] = {
    ask: async (planned) => {
      seen.push({ isServed, asked: planned.length });
      return [];
    },
  };
  await lookUp({ lookups }, { rules } as Directory, principal, inputs);
  expect(seen).toEqual([{ isServed: true, asked: 20 }]);
});
