import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';

const in_ = { division: 'd' };
const actions = [{ notify: { agents: ['x'], groups: ['x'] } }, { webhook: 'x' }, { startCase: { type: 'x' } }];
const moves = [
  { changeQueue: 'x' },
  { moveTo: { queue: 'x' } },
  { moveTo: { agent: 'x' } },
  { moveTo: { workbin: 'x' } },
  { notify: 'x' },
  { webhook: 'x' },
];

/** One document of each kind that names others, with each place where it does; `x` exists nowhere. */
test.each<[string, object, string[]]>([
  ['division', { parent: 'x' }, ['parent']],
  [
    'source',
    { ...in_, decision: 'x', divisions: ['x'], defaults: { worktype: 'x' } },
    ['decision', 'defaults.worktype', 'divisions[0]'],
  ],
  ['queue', { ...in_, preferredAgents: ['x'] }, ['preferredAgents[0]']],
  [
    'agent',
    { ...in_, queues: ['x'], skills: { x: 1 }, capacityProfile: 'x' },
    ['queues[0]', 'skills.x', 'capacityProfile'],
  ],
  ['group', { ...in_, agents: ['x'] }, ['agents[0]']],
  ['workbin', { ...in_, type: 'group', group: 'x' }, ['group']],
  [
    'routing-plan',
    { ...in_, rings: [{ skills: 'x > 1', agents: ['x'], group: 'x', queue: 'x' }] },
    ['rings[0].skills', 'rings[0].agents[0]', 'rings[0].group', 'rings[0].queue'],
  ],
  [
    'decision',
    {
      ...in_,
      inputs: [],
      outputs: ['queue', 'routingPlan', 'priorityScheme'],
      rules: [['"x"', '"x"', '"x"']],
      conflictQueue: 'x',
    },
    ['rules[0][0]', 'rules[0][1]', 'rules[0][2]', 'conflictQueue'],
  ],
  [
    'worktype',
    {
      ...in_,
      referencePrefix: 'W',
      queue: 'x',
      routing: { plan: 'x', decision: 'x' },
      priority: { scheme: 'x', decision: 'x' },
      onLogout: { policy: 'workbin', workbin: 'x' },
      sla: {
        target: 'PT1H',
        decision: 'x',
        calendar: 'x',
        emergencyQueue: 'x',
        thresholds: [{ at: '50%', actions: moves }],
      },
      eventRules: [{ events: ['captured'], actions }],
    },
    [
      'queue',
      'routing.plan',
      'routing.decision',
      'priority.scheme',
      'priority.decision',
      'onLogout.workbin',
      'sla.decision',
      'sla.calendar',
      'sla.emergencyQueue',
      ...['changeQueue', 'moveTo.queue', 'moveTo.agent', 'moveTo.workbin', 'notify', 'webhook'].map(
        (field, at) => `sla.thresholds[0].actions[${at}].${field}`,
      ),
      ...[
        'actions[0].notify.agents[0]',
        'actions[0].notify.groups[0]',
        'actions[1].webhook',
        'actions[2].startCase.type',
      ].map((field) => `eventRules[0].${field}`),
    ],
  ],
  [
    'alert-rule',
    {
      ...in_,
      watch: { figure: 'sla-at-risk', within: 'PT1H', queues: ['x'], worktypes: ['x'] },
      notify: { agents: ['x'], groups: ['x'], webhooks: ['x'] },
    },
    ['watch.queues[0]', 'watch.worktypes[0]', 'notify.agents[0]', 'notify.groups[0]', 'notify.webhooks[0]'],
  ],
])('a %s that names what does not exist is refused at each place', (kind, fields, places) => {
  const parsed = parseDocuments([
    { kind: 'division', key: 'd' },
    { kind, key: 'k', ...fields },
  ]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 1));
  const errors = checkReferences(parsed.documents, []);
  expect(new Set(errors.map(({ path }) => path))).toEqual(new Set(places.map((place) => `documents[1].${place}`)));
  for (const { code, value } of errors) {
    expect(code).toMatch(/^UNKNOWN_(REFERENCE|SKILL)$/);
    expect(value).toBe('x');
  }
});

test.each(['skill', 'webhook', 'capacity-profile', 'priority-scheme', 'calendar', 'queue', 'source'])(
  'a %s in a division that does not exist is refused',
  (kind) => {
    const more = {
      webhook: { url: 'https://example.com', events: ['overdue'] },
      'capacity-profile': { max: { workitem: 1 } },
      'priority-scheme': { points: [{ at: '0%', level: '0%' }] },
      calendar: { timeZone: 'Europe/Berlin', hours: { mon: ['09:00-17:00'] } },
    }[kind];
    const parsed = parseDocuments([{ kind, key: 'k', division: 'nowhere', ...more }]);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 1));
    expect(checkReferences(parsed.documents, [])).toMatchObject([
      { path: 'documents[0].division', code: 'UNKNOWN_REFERENCE', value: 'nowhere' },
    ]);
  },
);
