import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApplyResult } from '../../../../../api/contract/config';
import { request } from '../../../api/client';
import { readAgain } from '../../../api/read-again';
import { keys } from '../../../api/keys';
import { saveDraft } from '../api';
import { documentWith } from './levels';
import type { Changes, MatrixRow } from './levels';

/** So many requests at a time: a browser opens no more to one host. */
const AT_ONCE = 6;
/** As many drafts as one publication takes. */
const PUBLISHED_AT_ONCE = 500;

export interface NotSaved {
  readonly row: MatrixRow;
  readonly error: unknown;
}

/** Saves what is typed, a draft for each agent; answers those that were not saved. */
export function useSaveLevels() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ rows, changes }: { rows: readonly MatrixRow[]; changes: Changes }): Promise<NotSaved[]> => {
      const left = [...rows];
      const notSaved: NotSaved[] = [];
      const work = async () => {
        for (let row = left.shift(); row !== undefined; row = left.shift()) {
          const place = { kind: 'agents', division: row.division, key: row.key } as const;
          try {
            await saveDraft(place, documentWith(row, changes), { revision: row.revision });
          } catch (error) {
            notSaved.push({ row, error });
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return notSaved;
    },
    onSettled: refresh,
  });
}

/** Publishes drafts together: as many as fit hold at once or none of them. */
export function usePublishLevels() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ rows, note }: { rows: readonly MatrixRow[]; note: string }): Promise<number> => {
      for (let from = 0; from < rows.length; from += PUBLISHED_AT_ONCE) {
        const drafts = rows
          .slice(from, from + PUBLISHED_AT_ONCE)
          .map(({ key, division, revision }) => ({ kind: 'agent', key, division, revision }));
        await request<ApplyResult>('/v1/config/publish', {
          method: 'POST',
          body: { drafts, ...(note.trim() === '' ? {} : { note: note.trim() }) },
        });
      }
      return rows.length;
    },
    onSettled: refresh,
  });
}

function useRefresh() {
  const client = useQueryClient();
  return () => readAgain(client, keys.configKind('agents'), keys.configDrafts);
}
