import type { AgentWork } from '../../api/contract/agent';
import { waitUntil } from '../../cli/dev/wait-until';
import { createPool } from '../../db/pool';
import { type RunningStack, startStack } from '../../test/support/start-stack';
import { httpCall } from '../http-call';
import { BENCH, fillItems } from '../matcher/fill';
import { QUEUES } from '../matcher/workload';

export const ROWS = 10_000;
/** An agent who has room for two items, and a workbin in which ROWS of them lie. */
export const AGENT = 'ana';
export const WORKBIN = 'shelf';

/** The real stack with ROWS items waiting and as many in one workbin, beside the work of one agent. */
export interface FullOffice {
  web: string;
  adminToken: string;
  agentToken: string;
  stop(): Promise<void>;
}

export async function openFullOffice(): Promise<FullOffice> {
  const stack = await startStack({ noDemo: true });
  try {
    const agentToken = await fill(stack);
    return {
      web: stack.ready.web,
      adminToken: stack.ready.tokens.admin,
      agentToken,
      stop: async () => void (await stack.stop()),
    };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function fill({ ready: { api, postgres, tokens } }: RunningStack): Promise<string> {
  const callAs = async <T>(token: string, method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { authorization: `Bearer ${token}` };
    const { status, text } = await httpCall(`${api}/v1${path}`, { method, headers, body });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text) as T;
  };
  const call = <T>(method: string, path: string, body?: unknown) => callAs<T>(tokens.admin, method, path, body);
  const capture = (externalId: string, worktype: string) =>
    call<{ id: string }>('POST', '/workitems', {
      source: 'bench',
      externalId,
      worktype,
      attributes: {},
      name: externalId,
    });
  await call('POST', '/config/apply', { documents });
  await capture('first', 'bench');
  const shelved = await capture('shelved', 'bench');
  await call('POST', `/workitems/${shelved.id}/actions/transfer`, { workbin: WORKBIN });
  await fillItems(postgres, ROWS);
  const pool = createPool(postgres, { name: 'bench' });
  try {
    await pool.query(SHELVE, [ROWS]);
  } finally {
    await pool.end();
  }
  await capture('in hand', 'desk');
  await capture('offered', 'desk');
  const { token } = await call<{ token: string }>('POST', '/dev/tokens', { user: AGENT });
  await callAs(token, 'PUT', `/agents/${AGENT}/presence`, { presence: 'ready' });
  await acceptFirst(
    () => callAs<AgentWork>(token, 'GET', `/agents/${AGENT}/work`),
    (id, offerId) => callAs(token, 'POST', `/workitems/${id}/actions/accept`, { offerId }),
  );
  return token;
}

/** Then one is in his hands, and the other is offered to him. */
async function acceptFirst(
  work: () => Promise<AgentWork>,
  accept: (id: string, offerId: string) => Promise<unknown>,
): Promise<void> {
  let offer: AgentWork['offers'][number] | undefined;
  await waitUntil(async () => (offer = (await work()).offers[0]) !== undefined, { withinMs: 60_000 });
  if (offer === undefined) throw new Error('nothing is offered');
  await accept(offer.item.id, offer.offerId);
}

const division = BENCH;
const form = {
  type: 'object',
  required: ['Outcome'],
  properties: {
    Outcome: { type: 'string', title: 'Outcome', enum: ['granted', 'refused'] },
    Amount: { type: 'number', title: 'Amount' },
    Paid: { type: 'boolean', title: 'Paid' },
    Remark: { type: 'string', title: 'Remark', maxLength: 1_000 },
    Until: { type: 'string', format: 'date', title: 'Until' },
  },
};

const documents = [
  { kind: 'division', key: division, name: 'Bench' },
  { kind: 'source', key: 'bench', division },
  { kind: 'capacity-profile', key: 'two', division, max: { workitem: 2 } },
  ...Array.from({ length: QUEUES }, (_, index) => ({ kind: 'queue', key: `queue-${index}`, division })),
  { kind: 'queue', key: 'desk', name: 'Desk', division },
  { kind: 'worktype', key: 'bench', name: 'Bench', division, referencePrefix: 'B', queue: 'queue-0' },
  {
    kind: 'worktype',
    key: 'desk',
    name: 'Desk',
    division,
    referencePrefix: 'DSK',
    queue: 'desk',
    form,
    offer: { answer: 'manual', expiry: 'PT4H' },
    completion: { by: 'agent' },
    dispositions: ['done', 'dropped'],
  },
  { kind: 'group', key: 'team', name: 'Team', division, agents: [AGENT] },
  { kind: 'workbin', key: WORKBIN, name: 'Shelf', division, type: 'group', group: 'team' },
  { kind: 'agent', key: AGENT, name: 'Ana', division, queues: ['desk'], capacityProfile: 'two' },
];

/** Items like the one that was put there. */
const SHELVE = `
  insert into item (id, division, source, external_id, reference, name, worktype, queue, state, status, attributes, snapshot,
    last_seq, created_at, activate_at, due_at, updated_at)
  select made.id, division, source, 'shelved-' || n, 'BS-' || n, name, worktype, queue, state, status, attributes,
    snapshot || jsonb_build_object('id', made.id, 'externalId', 'shelved-' || n, 'reference', 'BS-' || n),
    last_seq, created_at, activate_at, due_at, updated_at
  from item, (select n, uuidv7() as id from generate_series(1, $1::int) n) made
  where external_id = 'shelved'`;
