import { countParkedItems } from '../../db/workbin-items';
import type { WorkbinView } from '../contract/workbin';
import type { Context } from '../route';
import { divisionsOf, maySee, mayTakeFrom, workbinsOf } from './workbin';

/** The workbins that the caller may see, in one division or in all that he reaches, with how much lies in them. */
export async function listWorkbins(context: Context, division: string | undefined): Promise<WorkbinView[]> {
  const { deps, directory, scope } = context;
  const counts = new Map(
    (await countParkedItems(deps.pool, scope.divisions)).map((row) => [`${row.division}/${row.workbin}`, row.count]),
  );
  return scope.divisions
    .filter((each) => division === undefined || each === division)
    .flatMap((each) => workbinsOf(directory, each))
    .filter((workbin) => maySee(context, workbin))
    .map((workbin) => ({
      ...workbin,
      mayPull: mayTakeFrom(context, workbin),
      count: divisionsOf(context, workbin)
        .map((each) => counts.get(`${each}/${workbin.id}`) ?? 0)
        .reduce((sum, count) => sum + count, 0),
    }));
}
