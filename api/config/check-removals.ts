import type { ClientBase } from 'pg';
import type { ConfigRow } from '../../db/config';
import { countItemsOf } from '../../db/config-use';
import type { ConfigDocument } from '../../domain/config/documents';
import type { InputProblem } from '../../domain/config/problem';
import { checkReferences } from '../../domain/config/references';
import { HttpProblem } from '../http-problem';

/**
 * What documents would name in vain. Those which a removal alone brings about are told as IN_USE: what is named must stay,
 * or whoever names it must go as well.
 */
export function checkNames(
  documents: readonly ConfigDocument[],
  existing: readonly ConfigDocument[],
  kept: readonly ConfigDocument[],
): InputProblem[] {
  const errors = checkReferences(documents, kept);
  if (errors.length === 0 || kept.length === existing.length) return errors;
  const before = new Set(checkReferences(documents, existing).map(nameOf));
  const [wrong, missed] = [
    errors.filter((error) => before.has(nameOf(error))),
    errors.filter((error) => !before.has(nameOf(error))),
  ];
  if (missed.length > 0) {
    const told = missed.map((error) => ({ ...error, message: `still names "${String(error.value)}"` }));
    throw new HttpProblem('IN_USE', { errors: told });
  }
  // A removal is not the place to mend what was wrong before.
  return documents.length === 0 ? [] : wrong;
}

/** Items that are open need what they lie in and run by. */
export async function checkItems(client: ClientBase, removed: readonly ConfigRow[]): Promise<void> {
  for (const row of removed) {
    const items = await countItemsOf(client, row);
    if (items === 0) continue;
    const { kind, key } = row;
    const detail = items === 1 ? '1 item still needs it' : `${items} items still need it`;
    const errors = [{ path: `${kind}/${key}`, message: detail, code: 'IN_USE', value: items, allowed: 0, kind, key }];
    throw new HttpProblem('IN_USE', { detail, errors });
  }
}

const nameOf = ({ path, value }: InputProblem) => `${path} ${String(value)}`;
