import type { ChangeRow } from '../../db/change-feed';
import { divisionsWith, mayIn, type Principal } from '../auth/principal';

export interface StreamEvent {
  event: 'item' | 'agent' | 'config' | 'notification' | 'case';
  data: Record<string, unknown>;
}

/** What the stream tells this caller of a change, and who is addressed so; undefined: it is none of his business. */
export function visibleEvent(
  { topic, key, division, agents, at, data }: ChangeRow,
  principal: Principal,
  addresses: readonly string[],
  /** Whether all who may view cases of the division see those of this type. */
  isOpen: (caseType: string) => boolean,
): StreamEvent | undefined {
  const isConcerned = principal.agent !== null && agents.includes(principal.agent);
  const common = { division, at: at.toISOString() };
  switch (topic) {
    case 'item': {
      // What is offered to an agent may lie where he has no rights; within what he signed in for he has to see items at all.
      const isHis = isConcerned && divisionsWith(principal, 'item:view').length > 0;
      if (!isHis && !mayIn(principal, 'item:watch', division)) return undefined;
      return {
        event: 'item',
        data: { id: key, ...common, ...data, ...(data['type'] === 'offered' ? { state: 'offered' } : {}) },
      };
    }
    case 'agent':
      if (principal.agent !== key && !mayIn(principal, 'agent:view', division)) return undefined;
      return { event: 'agent', data: { key, ...common, ...data } };
    case 'config':
      return mayIn(principal, 'config:view', division)
        ? { event: 'config', data: { key, ...common, ...data } }
        : undefined;
    case 'case':
      // A source sees its own cases only, and asks for them.
      if (principal.source !== null || !mayIn(principal, 'case:view', division)) return undefined;
      if (!isOpen(String(data['type'])) && !isConcerned && !mayIn(principal, 'case:supervise', division))
        return undefined;
      return { event: 'case', data: { id: key, ...common, ...data } };
    case 'notification': {
      const { recipients, ...told } = data;
      const isAddressed = Array.isArray(recipients) && recipients.some((each) => addresses.includes(each as string));
      if (!isAddressed || !mayIn(principal, 'notification:view', division)) return undefined;
      return { event: 'notification', data: { id: key, ...common, ...told } };
    }
  }
}
