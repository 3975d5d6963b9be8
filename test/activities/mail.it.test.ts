import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { deliver, type DeliverDeps } from '../../activities/deliver';
import { createReceiverHealth } from '../../outbound/receiver-health';
import { takeOwnDeliveries } from '../../db/dead-letter';
import { insertNotifications, tellOutside } from '../../db/notification';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import { createWake, type Wake } from '../../db/wake';
import type { Notification } from '../../domain/notification/notification';
import { outboundRules } from '../../domain/receiver/outbound-rules';
import { createMailer, type Mailer } from '../../outbound/smtp';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { captureItem, publish, seedDivision } from './seed';

let database: TestDatabase;
let pool: Pool;
let wake: Wake;
let server: SMTPServer;
let mailer: Mailer;
let seen: { to: string[]; text: string }[];
let refuses = false;
let count = 0;

const AGENTS = [
  { key: 'ana', division: 'claims', body: { email: 'ana@example.com' } },
  { key: 'ben', division: 'claims', body: {} },
  { key: 'sue', division: 'top', body: { email: 'sue@example.com', roles: ['supervisor'] } },
  { key: 'amy', division: 'claims', body: { email: 'amy@example.com', roles: ['business'] } },
  { key: 'paula', division: 'sales', body: { email: 'paula@example.com', roles: ['supervisor'] } },
];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { name: 'test' });
  wake = createWake(pool);
  await seedDivision(pool);
  await publish(pool, { kind: 'division', division: 'claims', key: 'claims', body: { parent: 'top' } });
  for (const { key, division, body } of AGENTS) {
    await publish(pool, { kind: 'agent', division, key, body });
    await pool.query(
      `insert into ledger_agent (key, division, shard, groups) values ($1, $2, 'claims', $3)
       on conflict (key) do update set groups = excluded.groups`,
      [key, division, key === 'ana' || key === 'ben' ? ['night'] : []],
    );
  }
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(refuses ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (chunk) => (text += String(chunk)));
      stream.on('end', () => {
        seen.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  mailer = createMailer(`smtp://127.0.0.1:${port}`, 'Casewright <work@example.com>');
});
beforeEach(() => {
  seen = [];
  refuses = false;
});
afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await wake.settled();
  await pool.end();
  await database.drop();
});

const deps = (): DeliverDeps => ({
  pool,
  wake,
  health: createReceiverHealth(),
  rules: outboundRules('1'),
  sendMail: mailer.send,
  log: pino({ level: 'silent' }),
});

/** What a notification of an item owes by mail. */
async function owed(mailTo: string[], more: Partial<Notification> = {}, isMailOn = true): Promise<string[]> {
  count += 1;
  const item = await captureItem(pool);
  const notification: Notification = {
    kind: 'event',
    division: 'claims',
    cause: `mail ${count}`,
    subject: 'CLM-1: escalated',
    text: 'Look at it.',
    itemId: item.id,
    data: { event: 'escalated' },
    recipients: [],
    webhooks: [],
    mailTo,
    body: {},
    ...more,
  };
  await transaction(pool, (client) => insertNotifications(client, [notification]));
  await Promise.all([tellOutside(pool, 10, isMailOn), tellOutside(pool, 10, isMailOn)]);
  return (await takeOwnDeliveries(pool, 10)).flatMap(({ deliveries }) => deliveries);
}
const receivers = () => seen.flatMap(({ to }) => to).toSorted((a, b) => a.localeCompare(b));
const headers = (text = '') => text.slice(0, text.indexOf('\r\n\r\n'));

test('mail reaches the agents, groups and supervisors who have a mailbox, and explicit ones, each once', async () => {
  const ids = await owed(['agent/ana', 'group/claims/night', 'supervisors/claims', 'mailbox/duty@example.com']);
  for (const id of ids) await deliver(deps(), id);
  expect(receivers()).toEqual(['ana@example.com', 'duty@example.com', 'sue@example.com']);
  expect(seen[0]?.text).toContain('Subject: CLM-1: escalated');
  expect(seen[0]?.text).toContain('Look at it.');
  expect(headers(seen[0]?.text)).toContain('Auto-Submitted: auto-generated');
});

test('those of another division are not told, and nobody by mail where it is off', async () => {
  expect(await owed(['agent/paula', 'supervisors/claims/x', 'group/sales/night'])).toEqual([]);
  expect(await owed(['agent/ana'], {}, false)).toEqual([]);
});

test('neither subject nor text can add a header or a receiver', async () => {
  const subject = 'x\r\nBcc: eve@example.com\r\n\r\nbody';
  const [id = ''] = await owed(['agent/ana'], { subject, text: '.\r\nRCPT TO:<eve@example.com>\r\n<b>bold</b>' });
  await deliver(deps(), id);
  expect(receivers()).toEqual(['ana@example.com']);
  expect(headers(seen[0]?.text)).not.toMatch(/^Bcc:/im);
  expect(headers(seen[0]?.text)).toMatch(/^Content-Type: text\/plain/im);
});

test('a mailbox that is none, or several, is sent nothing', async () => {
  for (const mailbox of ['ana@example.com, eve@example.com', 'ana@example.com\r\nRCPT TO:<eve@example.com>']) {
    await pool.query(`update config_version set body = $1 where kind = 'agent' and key = 'ben'`, [{ email: mailbox }]);
    const [id = ''] = await owed(['agent/ben']);
    await deliver(deps(), id).catch(() => {});
    expect(receivers()).not.toContain('eve@example.com');
  }
});

test('what the server refuses is tried again under the same ID, and given up after three days with its reason', async () => {
  const [id = ''] = await owed(['agent/ana']);
  refuses = true;
  // Failures stand in histories of the workflow engine: they name no mailbox.
  await expect(deliver(deps(), id)).rejects.toThrow(/^mail: answered 451$/);
  refuses = false;
  await deliver(deps(), id);
  await deliver(deps(), id);
  expect(seen).toHaveLength(1);
  expect(headers(seen[0]?.text)).toMatch(new RegExp(`^Message-ID:\\s+<${id}@example.com>`, 'm'));
  const [lost = ''] = await owed(['agent/ana']);
  await pool.query(`update delivery set created_at = now() - interval '73 hours' where id = $1`, [lost]);
  refuses = true;
  await deliver(deps(), lost);
  const { rows } = await pool.query(
    'select dead_at is not null as dead, last_code, last_error from delivery where id = $1',
    [lost],
  );
  expect(rows).toEqual([{ dead: true, last_code: 'NOT_ACCEPTED', last_error: 'answered 451' }]);
});

test('where mail has been switched off since, or the mailbox is gone, the reason says so', async () => {
  const [id = ''] = await owed(['agent/ana']);
  await expect(deliver({ ...deps(), sendMail: undefined }, id)).rejects.toThrow('no mail server');
  await pool.query(`delete from config_current where kind = 'agent' and key = 'ana'`);
  await expect(deliver(deps(), id)).rejects.toThrow('no mailbox');
});
