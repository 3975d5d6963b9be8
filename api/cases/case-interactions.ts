import { readCaseTexts, readItemInteractions } from '../../db/case-interaction';
import { scopeOf } from '../auth/principal';
import type { CaseInteractions } from '../contract/case';
import type { Context } from '../route';
import { showsPart } from '../../domain/cases/sight';
import { sightOn } from './case-sight';
import { findCase } from './find-case';
import type { z } from 'zod';

/** What is linked to the case itself, and to its items, the latest first. */
export async function caseInteractions(context: Context, id: string): Promise<z.infer<typeof CaseInteractions>> {
  const row = await findCase(context, id);
  if (!showsPart(await sightOn(context, row), 'interactions')) return { interactions: [] };
  const { file } = row;
  const texts = await readCaseTexts(context.deps.pool, file.id);
  const { deps, principal, scope } = context;
  const items = scopeOf(principal, 'item:view');
  const ofItems = await readItemInteractions(deps.pool, file.id, scope.divisions, items);
  const own = file.links.flatMap(({ kind, ref, title, url, atMs }) =>
    kind === 'interaction'
      ? [
          {
            interaction: ref,
            title,
            url,
            at: new Date(atMs).toISOString(),
            item: null,
            division: file.division,
            text: texts.get(ref) ?? null,
          },
        ]
      : [],
  );
  const interactions = [
    ...own,
    ...ofItems.map(({ at, ...one }) => ({ ...one, title: null, url: null, at: at.toISOString() })),
  ];
  return { interactions: interactions.toSorted((one, other) => other.at.localeCompare(one.at)) };
}
