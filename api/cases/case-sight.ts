import { readCasesWorkedOn } from '../../db/case-interaction';
import type { ShownCase } from '../../db/case-read';
import type { CaseScope } from '../../db/case-scope';
import type { Reach } from '../../db/item-read';
import { showsLink, showsPart, type Sight, sightOf } from '../../domain/cases/sight';
import { mayIn } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { CaseView } from '../contract/case';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';
import { caseView } from './case-view';

type Reader = Pick<Context, 'deps' | 'directory' | 'principal'> & { scope: Reach };

/** Which cases the caller sees at all, for SQL. Supervisors see those of their divisions, a source all of its own. */
export function caseScopeOf({ directory, principal, scope }: Omit<Reader, 'deps'>): CaseScope {
  const { divisions, source } = scope;
  const reach = { divisions, source };
  const whole = divisions.filter((division) => source !== null || mayIn(principal, 'case:supervise', division));
  if (whole.length === divisions.length) return { ...reach, narrowed: null };
  return { ...reach, narrowed: { whole, open: openTypesIn(directory, divisions), agent: principal.agent } };
}

/** Types of cases (`division/key`) that all see who may view cases of these divisions. */
export function openTypesIn({ rules }: Directory, divisions: readonly string[]): string[] {
  return divisions.flatMap((division) =>
    rules
      .inDivision('case-type', division)
      .filter(({ sight }) => !sight.restricted)
      .map(({ key }) => `${division}/${key}`),
  );
}

/** Whether all who may view cases of a division see those of a type; one that is gone is nobody's to see so. */
export function isOpenIn({ rules }: Directory, division: string): (type: string) => boolean {
  return (type) => rules.find('case-type', division, type)?.sight.restricted === false;
}

/** How much the caller sees of each; those that he does not see are left out. */
async function withSight<C extends ShownCase>(
  { deps, directory, principal }: Reader,
  rows: readonly C[],
): Promise<{ row: C; sight: Sight }[]> {
  const judged = rows.map((row) => {
    const { division, type } = row.file;
    const seesAll = principal.source !== null || mayIn(principal, 'case:supervise', division);
    const sight = directory.rules.find('case-type', division, type)?.sight;
    const judge = (works: boolean) => sightOf(sight, row.file, { agent: principal.agent, seesAll, works });
    return { row, judge };
  });
  const unsure = judged.filter(({ judge }) => judge(false) === null).map(({ row }) => row.file.id);
  const working =
    unsure.length === 0 || principal.agent === null
      ? new Set<string>()
      : await readCasesWorkedOn(deps.pool, principal.agent, unsure);
  return judged.flatMap(({ row, judge }) => {
    const sight = judge(working.has(row.file.id));
    return sight === null ? [] : [{ row, sight }];
  });
}

/** Of one case; 404 where he sees nothing of it. */
export async function sightOn(context: Reader, row: ShownCase): Promise<Sight> {
  const [found] = await withSight(context, [row]);
  if (!found) throw new HttpProblem('NOT_FOUND');
  return found.sight;
}

/** Cases as the caller sees them: every answer that shows one comes from here. */
export async function showCases(context: Reader, rows: readonly ShownCase[]): Promise<CaseView[]> {
  const seen = await withSight(context, rows);
  return seen.map(({ row, sight }) => within(caseView(row), sight));
}

export async function showCase(context: Reader, row: ShownCase): Promise<CaseView> {
  const [view] = await showCases(context, [row]);
  if (!view) throw new HttpProblem('NOT_FOUND');
  return view;
}

/** What went wrong may quote anything, so who sees a part of a case is not told. */
export function within(view: CaseView, sight: Sight): CaseView {
  if (sight === 'whole') return view;
  return {
    ...view,
    participants: showsPart(sight, 'participants') ? view.participants : [],
    links: view.links.filter(({ kind }) => showsLink(sight, kind)),
    attributes: Object.fromEntries(Object.entries(view.attributes).filter(([name]) => sight.attributes.has(name))),
    incidents: [],
    standsAt: showsPart(sight, 'tasks') ? view.standsAt : [],
  };
}
