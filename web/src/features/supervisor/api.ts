import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AgentWork } from '../../../../api/contract/agent';
import type { AgentExplanation } from '../../../../api/contract/agent-explanation';
import type { Flow, QueueFigures } from '../../../../api/contract/queue';
import type { FlowSpan } from '../../../../domain/item/flow-span';
import type { MoveResult } from '../../../../api/contract/workbin';
import { queryString, request } from '../../api/client';
import { newerFigures } from '../../api/newer-figures';
import { keys } from '../../api/keys';
import { readAgain } from '../../api/read-again';
import { useOneAtATime } from '../../api/use-one-at-a-time';
import { usePress } from '../../api/use-press';
import { targetBody } from '../../commands/target';
import type { Target } from '../../commands/target';

/** Queue figures. The stream tells them when something changed; time alone changes some, so they are read again too. */
export function useQueues() {
  return useQuery({
    queryKey: keys.queues,
    queryFn: async ({ signal, client }) => {
      const figures = await request<QueueFigures>('/v1/queues', { signal });
      return newerFigures(client.getQueryData(keys.queues), figures);
    },
    refetchInterval: 15_000,
  });
}

/** Arrivals and completions until now. The stream has them read again; time alone moves their steps. */
export function useFlow(span: FlowSpan) {
  return useQuery({
    queryKey: keys.flow(span),
    queryFn: ({ signal }) => request<Flow>(`/v1/queues/flow${queryString({ span })}`, { signal }),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  });
}

/** What another one is offered and holds. */
export function useAgentWork(agent: string) {
  return useQuery({
    queryKey: keys.agentWork(agent),
    queryFn: ({ signal }) => request<AgentWork>(`/v1/agents/${encodeURIComponent(agent)}/work`, { signal }),
  });
}

/** Why nothing more is pushed to him. Rings open and items come without an event of his. */
export function useAgentExplanation(agent: string) {
  return useQuery({
    queryKey: keys.agentExplanation(agent),
    queryFn: ({ signal }) => readExplanation(agent, signal),
    refetchInterval: 5_000,
  });
}

/** The same for a list of agents, which would ask for too much if it asked at every event. */
export function useAgentReason(agent: string) {
  return useQuery({
    queryKey: keys.agentReason(agent),
    queryFn: ({ signal }) => readExplanation(agent, signal),
    refetchInterval: 10_000,
  });
}

function readExplanation(agent: string, signal: AbortSignal) {
  return request<AgentExplanation>(`/v1/agents/${encodeURIComponent(agent)}/explanation`, { signal });
}

export interface Move {
  /** Left out: all that lies there. */
  readonly items?: readonly string[];
  readonly to: Target;
  readonly note: string;
}

/** Moves items out of a workbin, one press at a time; an item that cannot go does not keep the others. */
export function useMove(division: string, id: string) {
  const client = useQueryClient();
  const press = usePress();
  return useOneAtATime({
    mutationFn: ({ items, to, note }: Move) => {
      const body = { ...(items === undefined ? {} : { items }), to: targetBody(to), ...(note === '' ? {} : { note }) };
      return request<MoveResult>(`/v1/workbins/${encodeURIComponent(id)}/move${queryString({ division })}`, {
        method: 'POST',
        body,
        // What has come to lie there since is not meant by a press that is repeated.
        idempotencyKey: press.keyFor(body),
      });
    },
    onSettled: (_moved, error) => {
      press.answered(error);
      return readAgain(client, keys.workbins, keys.items);
    },
  });
}
