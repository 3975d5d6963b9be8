import pino from 'pino';
import { startArchive } from '../../worker/archive';
import { useOffice } from './office';

export const DAY_MS = 86_400_000;

/** Its items are archived a week after their close; those of the office's other worktypes after 90 days. */
export const WEEKLY = `
kind: worktype
key: strict
division: claims
referencePrefix: ST
queue: strict
archiveAfter: P7D
`;
export const WEEKLY_RULES = [{ division: 'claims', worktype: 'strict', afterMs: 7 * DAY_MS }];

/** An office whose items grow old and are archived. */
export function useArchive() {
  const office = useOffice();
  const call = (...input: Parameters<ReturnType<typeof office.api>['call']>) => office.api().call(...input);
  const get = async (user: string, path: string) => (await call(user, 'get', path).expect(200)).body;
  const pool = () => office.api().pool;
  const item = (id: string) => get('sue', `/v1/workitems/${id}`);
  beforeAll(async () => office.api().apply('admin', WEEKLY).expect(200));

  const isArchived = async (id: string): Promise<boolean> => (await item(id)).archivedAt !== null;
  /** One turn of the loop that workers run. */
  const archive = () => startArchive({ pool: pool(), log: pino({ level: 'silent' }) }).stop();
  /** As if it had closed so long ago, less a minute, and its workflow had ended with it. */
  const age = (id: string, days: number) =>
    pool().query(
      `update item set nudge_at = null, closed_at = now() - make_interval(secs => $2) + interval '1 minute' where id = $1`,
      [id, (days * DAY_MS) / 1_000],
    );
  const closed = async (worktype = 'strict', days = 8): Promise<string> => {
    const id = await office.item(worktype);
    await office.action('sue', id, 'cancel', { reason: 'not needed' }).expect(200);
    await age(id, days);
    return id;
  };
  return {
    office,
    call,
    get,
    pool,
    item,
    isArchived,
    archive,
    age,
    closed,
    archived: async (): Promise<string> => {
      const id = await closed();
      await archive();
      expect(await isArchived(id)).toBe(true);
      return id;
    },
    events: async (id: string): Promise<{ seq: number; type: string }[]> =>
      (await get('sue', `/v1/workitems/${id}/history`)).events,
  };
}
