import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { given } from '../../domain/item/about';
import type { Actor } from '../../domain/item/event';
import type { CompleteBody } from '../contract/action';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { checkForm } from './check-form';
import { runCommand } from './run-command';

/** By the holder, a participant, or the source of the item: what the source says ends it in every mode. `id` names the command. */
export async function complete(
  context: Context,
  row: ItemRow,
  body: z.output<typeof CompleteBody>,
  actor: Actor,
  id?: string,
): Promise<Answer> {
  const { attributes, disposition } = body;
  const command = {
    action: 'complete',
    actor,
    ...given('disposition', disposition),
    ...given('attributes', attributes),
  } as const;
  const check = () => {
    if (attributes !== undefined) checkAttributes(context, row, attributes);
    // A source says what its own work came to; whoever does it fills in the form.
    checkForm(context, row, attributes ?? {}, actor.kind === 'source' ? 'part' : 'whole');
  };
  return runCommand(context, row, command, check, id);
}

/** Given ones go over those that are there; together they must be what the worktype asks for now. */
function checkAttributes({ directory }: Context, { state }: ItemRow, attributes: Record<string, unknown>): void {
  const worktype = directory.rules.find('worktype', state.division, state.worktype);
  const errors = worktype ? directory.rules.checkAttributes(worktype, { ...state.attributes, ...attributes }) : [];
  if (errors.length > 0) throw invalidInput(errors);
}

/** An agent acts as himself; a source as itself. */
export function completingActor({ principal }: Context): Actor {
  if (principal.source !== null) return { kind: 'source', id: principal.source };
  if (principal.agent === null) throw new HttpProblem('NOT_YOURS');
  return { kind: 'agent', id: principal.agent };
}
