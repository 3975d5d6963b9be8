import { chaosDocuments, type Pace } from './chaos-documents';
import type { ChaosPlan, PlannedItem } from './chaos-plan';
import { type ClientRecord, type HonestClient, honestClient } from './honest-client';
import { type Receipt, type SourceReceiver, startSourceReceiver } from './source-receiver';

export interface PreparedDivision {
  admin: HonestClient;
  source: HonestClient;
  agents: ReadonlyMap<string, HonestClient>;
  receiver: SourceReceiver;
  record: ClientRecord;
}

interface PreparationInput {
  api: string;
  adminToken: string;
  plan: ChaosPlan;
  items: ReadonlyMap<string, PlannedItem>;
  /** How long a client repeats a request. */
  giveUpMs: number;
  onReceipt?: (receipt: Receipt) => void;
  pace: Pace;
}

/** All that one seed needs beside the running stack: its configuration, its source's receiver, and a client for each caller. */
export async function prepareDivision(input: PreparationInput): Promise<PreparedDivision> {
  const { api, adminToken, plan, items, giveUpMs, onReceipt = () => {}, pace } = input;
  const record: ClientRecord = { blunders: [], repeats: new Map() };
  const client = (token: string) => honestClient(api, token, giveUpMs, record);
  const admin = client(adminToken);
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await admin.ask<T>(path, { method: 'POST', body });
    if (answer.status !== 200 && answer.status !== 201)
      throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const clientFor = async (user: string) => client((await ask<{ token: string }>('/v1/dev/tokens', { user })).token);

  const receiver = await startSourceReceiver(items, onReceipt);
  await ask('/v1/config/apply', { documents: chaosDocuments(plan, receiver.origin, pace) });
  const secretOf = async (path: string) => (await ask<{ secret: string }>(`/v1/config/${path}`)).secret;
  receiver.setSecrets({
    '/sync': await secretOf(`sources/${plan.source}/secret`),
    '/alerts': await secretOf(`webhooks/alerts/secret?division=${plan.division}`),
  });
  const agents = await Promise.all(plan.agents.map(async (agent) => [agent, await clientFor(agent)] as const));
  return { admin, source: await clientFor(plan.source), agents: new Map(agents), receiver, record };
}
