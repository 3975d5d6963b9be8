import type { Logger } from 'pino';
import type { AgentWork } from '../api/contract/agent';
import type { ItemView } from '../api/contract/item';
import { agentStep, type Deed, type RobotHabits } from './agent-step';
import type { ApiClient } from './api-client';
import { type DemoForm, fillForm } from './fill-form';
import { type Bell, createBell, runLoop } from './loop';
import { readEvents } from './sse';

/** Without news from the stream he looks at his work this often. */
const lookMs = 5_000;

export interface RobotInput {
  key: string;
  habits: RobotHabits;
  api: ApiClient;
  log: Logger;
  signal: AbortSignal;
}

/** One simulated agent: listens to the stream, looks at his work, does one thing at a time. Ends with `signal`. */
export async function runAgent({ key, habits, api, log, signal }: RobotInput): Promise<void> {
  const bell = createBell();
  const onError = (error: unknown) =>
    log.warn({ agent: key, reason: String(error) }, 'the agent could not go on, trying again');
  const live = async () => {
    const work = await api.call<AgentWork>('GET', `/v1/agents/${key}/work`);
    if (!work.ok) throw new Error(`work of ${key}: ${work.status} ${work.code}`);
    const { deed, nextMs } = agentStep(key, habits, work.body, Date.now());
    if (deed === null) return Math.min(nextMs - Date.now(), lookMs);
    const body = deed.kind === 'complete' ? await completion(api, deed) : bodyOf(deed);
    const answer = await api.call(methodOf(deed), pathOf(key, deed), body);
    if (answer.ok) return 0;
    // Somebody was faster (an offer expired, a supervisor stepped in): look again, but not in a hurry.
    log.info({ agent: key, deed: deed.kind, code: answer.code }, 'refused');
    return 1_000;
  };
  await Promise.all([runLoop(live, { bell, signal, onError }), listen(api, bell, signal, onError)]);
}

/** Rings at every event; the stream tells an agent only what concerns him. */
async function listen(
  api: ApiClient,
  bell: Bell,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  let lastEventId: string | undefined;
  const step = async () => {
    const response = await api.openStream(lastEventId, signal);
    if (!response.ok || !response.body) throw new Error(`stream: ${response.status}`);
    for await (const event of readEvents(response.body)) {
      lastEventId = event.id ?? lastEventId;
      bell.ring();
    }
    return 500;
  };
  await runLoop(step, { bell: createBell(), signal, onError });
}

function methodOf(deed: Deed): 'POST' | 'PUT' {
  return deed.kind === 'presence' ? 'PUT' : 'POST';
}

function pathOf(key: string, deed: Deed): string {
  return deed.kind === 'presence' ? `/v1/agents/${key}/presence` : `/v1/workitems/${deed.itemId}/actions/${deed.kind}`;
}

/** With what the item's form asks for, which the list of his work leaves out. */
async function completion(api: ApiClient, { itemId, disposition }: Extract<Deed, { kind: 'complete' }>) {
  const item = await api.call<ItemView>('GET', `/v1/workitems/${itemId}`);
  if (!item.ok) throw new Error(`item ${itemId}: ${item.status} ${item.code}`);
  const { form } = item.body;
  return { disposition, ...(form ? { attributes: fillForm(form as DemoForm, itemId) } : {}) };
}

function bodyOf(deed: Exclude<Deed, { kind: 'complete' }>): unknown {
  switch (deed.kind) {
    case 'presence':
      return deed.presence === 'ready' ? { presence: deed.presence } : { presence: deed.presence, reason: deed.reason };
    case 'accept':
      return { offerId: deed.offerId };
    case 'decline':
      return { offerId: deed.offerId, reason: deed.reason };
  }
}
