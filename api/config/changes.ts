import { z } from 'zod';
import { type ConfigChangeRow, readConfigChanges } from '../../db/config-history';
import type { ChangesQuery, ConfigChange, ConfigChanges } from '../contract/config';
import { readPlace, writePlace } from '../place';
import type { Context } from '../route';
import { reachOf } from './locate';

/** Instant to the microsecond as the database writes it, and what was changed then. */
const Place = z.tuple([
  z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/),
  z.string(),
  z.string(),
  z.string(),
  z.int32(),
]);

/** Who published what, and took away what, the newest first. */
export async function changesPage(context: Context, query: ChangesQuery): Promise<ConfigChanges> {
  const { division, kind, by, cursor, limit } = query;
  const reach = reachOf(context);
  const divisions = division === undefined ? reach : (reach ?? [division]).filter((key) => key === division);
  const place = readPlace(Place, cursor);
  const after = place && { place: place[0], kind: place[1], division: place[2], key: place[3], version: place[4] };
  const rows = await readConfigChanges(context.deps.pool, { divisions, kind, by }, { after, limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    changes: rows.slice(0, limit).map(changeView),
    nextCursor: last ? writePlace([last.place, last.kind, last.division, last.key, last.version]) : null,
  };
}

function changeView(row: ConfigChangeRow): ConfigChange {
  const { place: _, at, ...rest } = row;
  return { ...rest, at: at.toISOString() };
}
