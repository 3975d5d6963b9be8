import { type DraftRow, readDrafts } from '../../db/config-draft';
import type { ConfigDocument } from '../../domain/config/documents';
import type { InputProblem } from '../../domain/config/problem';
import { checkReferences } from '../../domain/config/references';
import { checkReach } from '../config/check-reach';
import { reachOf } from '../config/locate';
import { parseGiven } from '../config/parse-given';
import { chosenDraft } from '../config/publish-drafts';
import type { DryRunBody } from '../contract/dry-run';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';

/**
 * The documents that a dry run puts in, judged as a publication would judge them, but for who may publish what. Throws 400
 * with every fault, at `documents[n]` or `drafts[n]`.
 */
export async function putIn(
  context: Context,
  { drafts: named, documents }: Pick<DryRunBody, 'drafts' | 'documents'>,
): Promise<ConfigDocument[]> {
  const drafts = await draftsOf(context, named ?? (documents.length > 0 ? [] : 'all'));
  const parsed = await parseGiven([...documents, ...drafts.map(({ body }) => body)]);
  const placed = (errors: readonly InputProblem[]) =>
    invalidInput(errors.map((error) => place(error, documents.length)));
  if (!parsed.ok) throw placed(parsed.errors);
  // Another process may have published a moment ago.
  const { documents: existing } = await context.deps.directories.refresh();
  const unreached = checkReach(parsed.documents, existing, reachOf(context));
  const errors = unreached.length > 0 ? unreached : checkReferences(parsed.documents, existing);
  if (errors.length > 0) throw placed(errors);
  return parsed.documents;
}

async function draftsOf(context: Context, named: NonNullable<DryRunBody['drafts']>): Promise<DraftRow[]> {
  const rows = await readDrafts(context.deps.pool, reachOf(context));
  return named === 'all' ? rows : named.map((name, index) => chosenDraft(rows, name, `drafts[${index}]`));
}

/** Documents of the body come first, drafts behind them. */
function place(error: InputProblem, documents: number): InputProblem {
  const [, number = '', rest = ''] = /^documents\[(\d+)\](.*)$/.exec(error.path) ?? [];
  if (number === '' || Number(number) < documents) return error;
  return { ...error, path: `drafts[${Number(number) - documents}]${rest}` };
}
