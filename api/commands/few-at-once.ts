import type { Workflows } from '../deps';
import { HttpProblem } from '../http-problem';

/** Commands on one item that this process has under way at once. */
export const COMMANDS_AT_ONCE = 4;

/**
 * Refuses more commands on an item than anybody needs at once, before they wait in its workflow: whoever floods one item keeps
 * neither the engine nor the others from their work. Each process counts its own.
 */
export function fewAtOnce(workflows: Workflows): Workflows {
  const underWay = new Map<string, number>();
  return {
    ...workflows,
    send: async (seen, ...command) => {
      const before = underWay.get(seen.id) ?? 0;
      if (before >= COMMANDS_AT_ONCE) throw new HttpProblem('TOO_MANY_COMMANDS');
      underWay.set(seen.id, before + 1);
      try {
        return await workflows.send(seen, ...command);
      } finally {
        const left = (underWay.get(seen.id) ?? 1) - 1;
        if (left > 0) underWay.set(seen.id, left);
        else underWay.delete(seen.id);
      }
    },
  };
}
