import { randomBytes, randomUUID } from 'node:crypto';
import { takeBulkRuns } from '../../db/bulk-job';
import { takeStuckCases } from '../../db/case-file';
import { findReturned, pruneMessages } from '../../db/case-message';
import { takeOpenOrders } from '../../db/case-order';
import { leaseCaseRequests } from '../../db/case-request';
import { takeDueSchedule } from '../../db/case-schedule';
import { leaseCaseStarts } from '../../db/case-start';
import { leaseCommandRequests } from '../../db/command-request';
import { takeOwnDeliveries } from '../../db/dead-letter';
import { pruneInbound, takeInbound } from '../../db/inbound-delivery';
import { pruneNotifications } from '../../db/notification';
import { insertSignInAttempt } from '../../db/sign-in-attempt';
import { leaseStarts } from '../../db/start-request';
import { takeStuckItems } from '../../db/sweep';
import { pruneTaskLinks } from '../../db/task-link';
import { transaction } from '../../db/transaction';
import { insertWebSession } from '../../db/web-session';
import { captureItem, seedDivision } from '../activities/seed';
import { createCountedDatabase, type CountedDatabase, knowledge } from '../support/entries-read';

jest.setTimeout(60_000);

/** Rows of each table, which none of the sweeps has anything to do with yet. */
const LATER = 500;

let database: CountedDatabase;
let pool: CountedDatabase['pool'];
let owner: CountedDatabase['owner'];

beforeAll(async () => {
  database = await createCountedDatabase({ hasOnePlan: true });
  ({ pool, owner } = database);
  await seedDivision(pool);
  for (let count = 0; count < LATER; count += 1) await captureItem(pool);
  await owner.query(rows);
  // The places of before would be read once more.
  await owner.query('vacuum start_request');
});
afterAll(() => database?.drop());

const rows = `
  update start_request set created_at = now() + interval '1 hour';
  update item set nudge_at = now() + interval '1 hour';
  insert into command_request (item_id, command_id, agent, command, due_at)
    select id, 'later', 'ana', '{}', now() + interval '1 hour' from item;
  insert into delivery (id, kind, division, target, item_id, life, event, body, nudge_at)
    select 'owed-' || id, 'sync', 'claims', 'crm', id, 1, 'mark-done', '{}', now() + interval '1 hour' from item;
  insert into delivery (id, kind, division, target, item_id, life, event, body, nudge_at, redelivered_at)
    select 'again-' || id, 'sync', 'claims', 'crm', id, 1, 'mark-done', '{}', now() + interval '1 hour', now() from item;
  insert into inbound_delivery (id, source, division, webhook_id, payload, retry_at)
    select id, 'crm', 'claims', id, 'x', now() + interval '1 hour' from item;
  insert into inbound_delivery (id, source, division, webhook_id, state, retry_at, settled_at)
    select gen_random_uuid(), 'crm', 'claims', 'done-' || id, 'done', now(), now() from item;
  insert into notification (kind, division, cause, subject, text, data, webhooks, mail_to, body, told_at)
    select 'event', 'claims', id, 'x', 'x', '{}', '{}', '{}', '{}', now() from item;
  insert into bulk_job (id, subject, action, body, nudge_at)
    select id, 'sue', 'cancel', '{}', now() + interval '1 hour' from item;
  insert into case_file (id, division, reference, case_type, case_type_version, state, status, variables, snapshot,
      created_at, updated_at, nudge_at)
    select id, 'claims', id, 't', 1, 'active', 'open', '{}', '{}', now(), now(), now() + interval '1 hour' from item;
  insert into case_request (case_id, command_id, request, leased_until)
    select id, 'later', '{}', now() + interval '1 hour' from case_file;
  insert into case_start (case_id, cause, division, case_type, item, item_attributes, leased_until)
    select id, id, 'claims', 't', '{}', '{}', now() + interval '1 hour' from item;
  insert into web_session (id, hash, subject, by_provider, expires_at)
    select id, decode(md5(id::text), 'hex'), 'sue', false, now() + interval '1 hour' from item;
  insert into sign_in_attempt (hash, state, nonce, code_verifier, return_to, expires_at)
    select decode(md5(id::text), 'hex'), 'x', 'x', 'x', '/', now() + interval '1 hour' from item;
  insert into case_schedule (division, case_type, place, version, element, timer, from_at, next_at)
    select 'claims', id, 0, 1, 'start', 'PT1H', now(), now() + interval '1 hour' from item;
  insert into case_order (case_id, version, place, kind, instance, body, sweep_at)
    select id, 1, 0, 'start-work', 1, '{"work": {"type": "user"}}', now() + interval '1 hour' from case_file;
  insert into case_message (id, division, name, variables, expires_at, returned_at)
    select id, 'claims', 'x', '{}', now() + interval '1 hour', now() + interval '1 hour' from case_file;
`;

const session = {
  subject: 'ana',
  byProvider: false,
  providerSession: null,
  identityGroups: [],
  scopes: null,
  expiresAt: new Date(Date.now() + 3_600_000),
  userAgent: '',
};
const attempt = { state: 'x', nonce: 'x', codeVerifier: 'x', returnTo: '/' };

/** What processes ask again and again, as long as they run. */
const sweeps: Record<string, () => Promise<unknown>> = {
  items: () => takeStuckItems(pool, 50),
  'starts of items': () => leaseStarts(pool, 50),
  commands: () => leaseCommandRequests(pool, 50),
  'deliveries of nobody': () => takeOwnDeliveries(pool, 50),
  'what sources sent': () => takeInbound(pool, 50),
  'bulk jobs': () => takeBulkRuns(pool, 50),
  cases: () => takeStuckCases(pool, 50),
  'requests to cases': () => leaseCaseRequests(pool, 50),
  'orders of cases for the API': () => takeOpenOrders(pool, 'api', 50),
  'orders of cases for workflows': () => takeOpenOrders(pool, 'workflow', 50),
  'starts of cases': () => leaseCaseStarts(pool, 50),
  'messages that came back': () => findReturned(pool),
  schedules: () => transaction(pool, takeDueSchedule),
  'old notifications': () => pruneNotifications(pool),
  'old deliveries of sources': () => pruneInbound(pool),
  'old messages': () => pruneMessages(pool),
  'old links to tasks': () => pruneTaskLinks(pool),
  'sessions that are over': () => insertWebSession(pool, { ...session, id: randomUUID(), hash: randomBytes(32) }),
  'sign-ins that came to nothing': () => insertSignInAttempt(pool, randomBytes(32), attempt),
};

describe.each(knowledge)('%s', (_, statement) => {
  beforeAll(async () => {
    await owner.query(statement);
  });

  test.each(Object.entries(sweeps))('%s: nothing is read that is not due', async (_name, sweep) => {
    expect(await database.readTooMuchOf(sweep)).toEqual([]);
  });
});
