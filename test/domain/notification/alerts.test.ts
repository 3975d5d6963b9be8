import fc from 'fast-check';
import { type AlertRuleDocument, alertRuleDocument } from '../../../domain/config/alert-rule';
import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import { decideAlerts, limitOf } from '../../../domain/notification/alerts';
import { rawExample } from '../examples';

const rule = (watch: object, more: object = {}): AlertRuleDocument =>
  alertRuleDocument.parse({ kind: 'alert-rule', key: 'watch', division: 'claims', watch, ...more });
const backlog = (over: number) => rule({ figure: 'backlog', over });

test('one alert is open from above the limit until nine tenths of it, and the next is another one', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.array(fc.nat(40), { maxLength: 60 }), (over, values) => {
      const watched = backlog(over);
      let open: { id: string; cause: string }[] = [];
      let isOpen = false;
      let count = 0;
      for (const value of values) {
        const { opened, ended } = decideAlerts([{ rule: watched, subject: 'claims', value }], open);
        const opens: boolean = !isOpen && value > over;
        const ends: boolean = isOpen && value <= Math.floor(over * 0.9);
        expect([opened.length, ended]).toEqual([opens ? 1 : 0, ends ? open.map(({ id }) => id) : []]);
        if (opens) open = opened.map(({ cause }) => ({ id: `alert-${(count += 1)}`, cause }));
        if (ends) open = [];
        isOpen = (isOpen && !ends) || opens;
      }
    }),
  );
});

test('each queue has an alert of its own, and one that is watched no more ends', () => {
  const watched = backlog(5);
  const figures = ['a', 'b', 'c'].map((subject, index) => ({ rule: watched, subject, value: 5 + index }));
  const { opened } = decideAlerts(figures, []);
  expect(opened.map(({ data }) => data['queue'])).toEqual(['b', 'c']);
  const open = opened.map(({ cause }) => ({ id: cause, cause }));
  expect(decideAlerts(figures, open)).toEqual({ opened: [], ended: [] });
  expect(decideAlerts([], open).ended).toEqual(opened.map(({ cause }) => cause));
});

test.each([
  [{ figure: 'backlog', over: 3 }, 4, 'claims: 4 waiting, more than 3'],
  [{ figure: 'oldest-waiting', over: 'PT10M' }, 11 * 60_000, 'claims: waiting for 11 min, longer than 10 min'],
  [{ figure: 'oldest-waiting', over: 'PT10S' }, 5_400_500, 'claims: waiting for 1 h 30 min, longer than 10 s'],
  [{ figure: 'sla-at-risk', within: 'P3D' }, 2, 'claims: 2 due within 3 d'],
  [{ figure: 'sla-at-risk', within: 'PT15M' }, 2, 'claims: 2 due within 15 min'],
  [{ figure: 'agent-not-responding', within: 'PT1H', over: 1 }, 2, 'claims: 2 offers missed within 1 h'],
])('%j is told in words', (watch, value, subject) => {
  const watched = rule(watch);
  const { opened } = decideAlerts([{ rule: watched, subject: 'claims', value }], []);
  expect(opened).toMatchObject([
    { kind: 'alert', subject, recipients: ['supervisors/claims'], data: { value, limit: limitOf(watched) } },
  ]);
  expect(decideAlerts([{ rule: watched, subject: 'claims', value: limitOf(watched) }], []).opened).toEqual([]);
});

test('a text of its own is filled, and goes to whom the rule names', () => {
  const notify = {
    supervisors: false,
    groups: ['night'],
    webhooks: ['duty'],
    subject: '{rule}: {queue} has {value}/{limit}',
  };
  const { opened } = decideAlerts(
    [{ rule: rule({ figure: 'backlog', over: 3 }, { name: 'Rush', notify }), subject: 'claims', value: 9 }],
    [],
  );
  expect(opened).toMatchObject([
    { subject: 'Rush: claims has 9/3', recipients: ['group/claims/night'], webhooks: ['duty'] },
  ]);
});

test.each<[string, object, string, string]>([
  ['an unknown figure', { watch: { figure: 'mood', over: 1 } }, 'watch.figure', 'INVALID_VALUE'],
  ['a wait of nothing', { watch: { figure: 'oldest-waiting', over: 'PT0S' } }, 'watch.over', 'INVALID_DURATION'],
  ['a window of two days', { watch: { figure: 'agent-not-responding', within: 'P2D' } }, 'watch.within', 'TOO_BIG'],
  [
    'an unknown queue',
    { watch: { figure: 'backlog', over: 1, queues: ['x'] } },
    'watch.queues[0]',
    'UNKNOWN_REFERENCE',
  ],
  [
    'an unknown worktype',
    { watch: { figure: 'sla-at-risk', within: 'PT1H', worktypes: ['x'] } },
    'watch.worktypes[0]',
    'UNKNOWN_REFERENCE',
  ],
  ['an unknown webhook', { notify: { webhooks: ['x'] } }, 'notify.webhooks[0]', 'UNKNOWN_REFERENCE'],
  ['an unknown group', { notify: { groups: ['x'] } }, 'notify.groups[0]', 'UNKNOWN_REFERENCE'],
  ['a text that names an attribute', { notify: { text: '{attributes.Case_ID}' } }, 'notify.text', 'UNKNOWN_NAME'],
])('%s is refused at its path', (_, change, path, code) => {
  const raw = [...(rawExample('claims') as object[])];
  const base = { kind: 'alert-rule', key: 'watch', division: 'claims', watch: { figure: 'backlog', over: 1 } };
  const parsed = parseDocuments([...raw, { ...base, ...change }]);
  const found = parsed.ok ? checkReferences(parsed.documents, []) : parsed.errors;
  expect(found).toMatchObject([{ path: `documents[${raw.length}].${path}`, code }]);
});
