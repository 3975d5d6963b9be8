import { readAgentDay } from '../../db/agent-day';
import type { Actor } from '../../domain/item/event';
import { setOutsideLoad } from '../../matcher/ledger/set-outside-load';
import { setPresence } from '../../matcher/ledger/set-presence';
import { agentQueues } from '../agents/agent-queues';
import { agentWork } from '../agents/agent-work';
import { explainAgent } from '../agents/explain-agent';
import { findAgent } from '../agents/find-agent';
import { agentPage } from '../agents/list-agents';
import { notReadyReason } from '../agents/not-ready-reason';
import { pullNext } from '../commands/pull-next';
import {
  AgentDay,
  AgentList,
  AgentListQuery,
  AgentQueueList,
  AgentWork,
  DayQuery,
  LoadBody,
  PresenceBody,
} from '../contract/agent';
import { AgentExplanation } from '../contract/agent-explanation';
import { ItemView } from '../contract/item';
import { AgentParams } from '../contract/params';
import { PullNextBody } from '../contract/workbin';
import { HttpProblem } from '../http-problem';
import { type Context, defineRoute, type Route } from '../route';

const tag = 'Agents';

export const agentRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/agents',
    access: 'agent:view',
    summary: 'Agents with presence, load, skills and queues',
    tag,
    query: AgentListQuery,
    answers: { 200: AgentList },
    handle: async (context, { query }) => ({ status: 200, body: await agentPage(context, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/agents/{id}/work',
    access: 'agent:self',
    summary: 'Offers and assignments of an agent, with his presence and capacity',
    tag,
    params: AgentParams,
    answers: { 200: AgentWork },
    handle: async (context, { params }) => ({ status: 200, body: await workOf(context, params.id) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/agents/{id}/queues',
    access: 'agent:self',
    summary: 'The queues that an agent serves, and whether he may help himself from them',
    tag,
    params: AgentParams,
    answers: { 200: AgentQueueList },
    handle: async (context, { params }) => ({
      status: 200,
      body: { queues: agentQueues(context.directory, findAgent(context, params.id)) } satisfies AgentQueueList,
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/agents/{id}/explanation',
    access: 'agent:self',
    summary: 'Why an agent is idle: the tests that the best waiting items of his queues fail for him',
    tag,
    params: AgentParams,
    answers: { 200: AgentExplanation },
    handle: async (context, { params }) => ({
      status: 200,
      body: await explainAgent(context, findAgent(context, params.id)),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/agents/{id}/day',
    access: 'agent:self',
    summary: 'What an agent did on a day, and how long he was ready and not ready',
    tag,
    params: AgentParams,
    query: DayQuery,
    answers: { 200: AgentDay },
    handle: async (context, { params, query: { zone, date = null } }) => {
      const { key: agent } = findAgent(context, params.id);
      const { deps, scope } = context;
      const { from, to, at, ...row } = await readAgentDay(deps.pool, { agent, divisions: scope.divisions, zone, date });
      const instants = { from: from.toISOString(), to: to.toISOString(), at: at.toISOString() };
      return { status: 200, body: { agent, zone, ...row, ...instants } satisfies AgentDay };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/v1/agents/{id}/presence',
    access: 'agent:self',
    summary: 'Ready, Not Ready with a reason, or Offline; anything but Ready takes open offers back',
    tag,
    params: AgentParams,
    body: PresenceBody,
    answers: { 200: AgentWork },
    handle: async (context, { params, body }) => {
      const { deps, directory } = context;
      const agent = findAgent(context, params.id);
      const reason = notReadyReason(body.reason, directory.divisions.get(agent.division));
      const input = { agent: agent.key, presence: body.presence, reason, actor: actorOf(context) };
      const result = await setPresence(deps.pool, input, deps.wake);
      if (result === 'unknown-agent') throw new HttpProblem('NOT_FOUND');
      // What he leaves behind may be due at once.
      if (body.presence === 'offline') deps.wake('commands');
      return { status: 200, body: await workOf(context, agent.key) };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/v1/agents/{id}/load',
    access: 'agent:self',
    summary: 'Load from outside by media type, as the whole of it; takes open offers back that it leaves no room for',
    tag,
    params: AgentParams,
    body: LoadBody,
    answers: { 200: AgentWork },
    handle: async (context, { params, body }) => {
      const agent = findAgent(context, params.id);
      const result = await setOutsideLoad(context.deps.pool, { agent: agent.key, load: body, actor: actorOf(context) });
      if (result === 'unknown-agent') throw new HttpProblem('NOT_FOUND');
      context.deps.wake('stream', 'matcher');
      return { status: 200, body: await workOf(context, agent.key) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/agents/{id}/pull',
    access: 'agent:self',
    summary: 'Take the next item by priority that the agent may have',
    empty: 'There is none that he may have',
    tag,
    params: AgentParams,
    body: PullNextBody,
    answers: { 200: ItemView },
    handle: async (context, { params, body }) =>
      pullNext(context, findAgent(context, params.id), actorOf(context), body),
  }),
];

async function workOf(context: Context, key: string): Promise<AgentWork> {
  const agent = findAgent(context, key);
  const work = await agentWork(context.deps.pool, context.directory, agent.key);
  if (!work) throw new HttpProblem('NOT_FOUND');
  return work;
}

function actorOf({ principal }: Context): Actor {
  return principal.agent === null ? { kind: 'user', id: principal.subject } : { kind: 'agent', id: principal.agent };
}
