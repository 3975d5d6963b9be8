import type { Matcher } from '../../matcher/start-matcher';
import { startOwner } from './start-owner';
import { claim, startTestApi, type TestApi } from './test-api';

const DOCUMENTS = `
kind: division
key: claims
notReadyReasons: [Lunch]
---
kind: queue
key: open
division: claims
---
kind: queue
key: strict
division: claims
choice: false
---
kind: queue
key: pushed
division: claims
pull: false
---
kind: queue
key: guarded
division: claims
---
kind: skill
key: adjuster
name: Adjuster
division: claims
---
kind: group
key: night
division: claims
agents: [ana]
---
kind: workbin
key: night-shelf
division: claims
type: group
group: night
---
kind: workbin
key: strict-shelf
division: claims
type: group
group: night
choice: false
---
kind: workbin
key: office
division: claims
type: supervisor
---
kind: routing-plan
key: skilled
division: claims
rings: [{ skills: Adjuster >= 1 }]
---
kind: source
key: crm
division: claims
---
kind: agent
key: ana
division: claims
queues: [open, strict, pushed, guarded]
capacity: { workitem: 3 }
---
kind: agent
key: ben
division: claims
queues: [open]
groups: [night]
---
kind: agent
key: sue
division: claims
roles: [supervisor]
---
kind: division
key: sales
---
kind: agent
key: paula
division: sales
roles: [supervisor]
${['open', 'strict', 'pushed', 'guarded']
  .map(
    (queue) => `---
kind: worktype
key: ${queue}
division: claims
referencePrefix: ${queue.slice(0, 2).toUpperCase()}
queue: ${queue}
${queue === 'guarded' ? 'routing: { plan: skilled }\nonLogout: { policy: workbin, after: PT1H }\n' : ''}${
      queue === 'strict' ? 'onLogout: { policy: requeue, after: PT1H }\n' : ''
    }`,
  )
  .join('')}`;

/** An API with queues and workbins of every kind, agents Ana and Ben, supervisor Sue, and Paula of another division. */
export interface Office {
  api: () => TestApi;
  /** An item of the worktype whose queue has the same key; the higher the priority, the sooner it is the next. */
  item: (worktype: string, priority?: number) => Promise<string>;
  action: (user: string, id: string, name: string, body: object) => ReturnType<TestApi['call']>;
  /** By an agent for himself. */
  pullNext: (user: string, body?: object) => ReturnType<TestApi['call']>;
  inBin: (user: string, bin: string) => Promise<string[]>;
}

/** One for the tests of a file, with or without a matcher; what a test leaves open is cancelled after it. */
export function useOffice({ hasOwner = false } = {}): Office {
  let api: TestApi;
  let owner: Matcher | undefined;
  let captured = 0;
  const office: Office = {
    api: () => api,
    item: async (worktype, priority = 10) => {
      captured += 1;
      const body = claim(`hand-${captured}`, { worktype, priority, attributes: {} });
      return (await api.call('source:crm', 'post', '/v1/workitems', body).expect(201)).body.id;
    },
    action: (user, id, name, body) => api.call(user, 'post', `/v1/workitems/${id}/actions/${name}`, body),
    pullNext: (user, body = {}) => api.call(user, 'post', `/v1/agents/${user}/pull`, body),
    inBin: async (user, bin) => {
      const { body } = await api.call(user, 'get', `/v1/workbins/${bin}/items`).expect(200);
      return body.items.map(({ id }: { id: string }) => id);
    },
  };
  beforeAll(async () => {
    api = await startTestApi();
    await api.apply('admin', DOCUMENTS).expect(200);
    if (hasOwner) owner = await startOwner(api);
  });
  afterAll(async () => {
    await owner?.close();
    await api.stop();
  });
  afterEach(async () => {
    const open = await api.call('admin', 'get', '/v1/workitems?state=queued,connected,parked&limit=200').expect(200);
    for (const { id } of open.body.items) await office.action('admin', id, 'cancel', {}).expect(200);
  });
  return office;
}

/** `refusedWith('CODE')(await call.expect(409))` */
export function refusedWith(code: string): (answer: { body: { code?: string } }) => void {
  return ({ body }) => {
    if (body.code !== code) throw new Error(`refused with ${body.code}, not ${code}`);
  };
}
