import type { About } from '../../domain/personal/mask';
import { findCase } from '../cases/find-case';
import { findItem } from '../items/find-item';
import type { Context } from '../route';

/** An item, for answers that tell of it without saying where it lies. */
export async function aboutItem({ deps, scope }: Context, id: string): Promise<About> {
  return (await findItem(deps.pool, scope, id)).state;
}

export async function aboutCase(context: Context, id: string): Promise<About> {
  const { file } = await findCase(context, id);
  const { division, reference, name } = file;
  return { division, reference, name, attributes: file.variables };
}
