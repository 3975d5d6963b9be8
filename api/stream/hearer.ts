import type { ChangeRow } from '../../db/change-feed';
import type { Hidden } from '../../domain/personal/mask';
import { divisionsWith, mayIn, type Principal } from '../auth/principal';
import { isOpenIn } from '../cases/case-sight';
import type { Directory } from '../catalogue/directory';
import { addressesOf } from '../notifications/addresses';
import { hiddenFrom } from '../personal/hidden-from';

/** Who reads a stream, and what he may by one state of the configuration. */
export interface Hearer {
  principal: Principal;
  directory: Directory;
  /** What notifications for him are addressed to. */
  addresses: readonly string[];
  hidden: Hidden | null;
  /** Whether all who may view cases of the division see those of this type. */
  isOpen(division: string, caseType: string): boolean;
}

export function hearerOf(principal: Principal, directory: Directory): Hearer {
  return {
    principal,
    directory,
    addresses: addressesOf(principal, directory),
    hidden: hiddenFrom(principal, directory),
    isOpen: (division, caseType) => isOpenIn(directory, division)(caseType),
  };
}

/** Whether a change is the reader's business. Each stream asks this of each change: most of them, of most, in vain. */
export function mayHear(
  { topic, key, division, agents, data }: ChangeRow,
  { principal, addresses, isOpen }: Pick<Hearer, 'principal' | 'addresses' | 'isOpen'>,
): boolean {
  const isConcerned = principal.agent !== null && agents.includes(principal.agent);
  switch (topic) {
    case 'item':
      // What is offered to an agent may lie where he has no rights; within what he signed in for he has to see items at all.
      return (
        (isConcerned && divisionsWith(principal, 'item:view').length > 0) || mayIn(principal, 'item:watch', division)
      );
    case 'agent':
      return principal.agent === key || mayIn(principal, 'agent:view', division);
    case 'config':
      return mayIn(principal, 'config:view', division);
    case 'case':
      // A source sees its own cases only, and asks for them.
      if (principal.source !== null || !mayIn(principal, 'case:view', division)) return false;
      return isConcerned || mayIn(principal, 'case:supervise', division) || isOpen(division, String(data['type']));
    case 'notification': {
      const { recipients } = data;
      if (!mayIn(principal, 'notification:view', division) || !Array.isArray(recipients)) return false;
      return recipients.some((each) => addresses.includes(each as string));
    }
  }
}
