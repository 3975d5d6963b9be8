import type { ItemView } from '../../api/contract/item';
import type { Office } from './office';

/** What an agent fills in himself, and ends. */
const survey = {
  kind: 'worktype',
  key: 'survey',
  name: 'Damage survey',
  division: 'claims',
  referencePrefix: 'SRV',
  queue: 'claims',
  routing: { plan: 'claim-standard' },
  completion: { by: 'agent' },
  offer: { answer: 'manual', expiry: 'PT5M' },
  attributes: {
    type: 'object',
    properties: {
      Address: { type: 'string' },
      Damage: { type: 'number' },
      Kind: { enum: ['Fire', 'Water', 'Storm'] },
      Remarks: { type: 'string', maxLength: 4_000 },
    },
  },
  form: {
    type: 'object',
    required: ['Damage', 'Kind'],
    properties: {
      Damage: { type: 'number' },
      Kind: { enum: ['Fire', 'Water', 'Storm'] },
      Remarks: { type: 'string', maxLength: 4_000 },
    },
  },
  dispositions: ['paid', 'refused'],
};

/** Has the office survey damages; answers what takes in one more, into the hands of that agent. */
export async function openSurveys(office: Office): Promise<(agent?: string) => Promise<ItemView>> {
  await office.call('POST', '/v1/config/apply', { documents: [survey] });
  let count = 0;
  return async (agent) => {
    count += 1;
    const item = await office.call<ItemView>('POST', '/v1/workitems', {
      source: 'crm',
      externalId: `survey-${count}`,
      worktype: 'survey',
      name: `Flooded cellar ${count}`,
      attributes: { Address: 'Long Street 12' },
    });
    if (agent !== undefined) await office.act('sue', item, 'assign', { agent });
    return item;
  };
}
