import pg from 'pg';

export interface Read {
  sql: string;
  rows: string;
}

type Query = (...given: unknown[]) => unknown;

/** Whatever the databases' clients of this process read from now on, until `stop`. */
export function readRows(): { reads: Read[]; stop: () => void } {
  const reads: Read[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...given) {
    const [first] = given;
    const sql = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '');
    const note = (result: unknown) => {
      const { rows = [] } = (result ?? {}) as { rows?: unknown[] };
      if (rows.length > 0)
        reads.push({
          sql,
          rows: JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
        });
    };
    const last = given.at(-1);
    if (typeof last === 'function') {
      const tell = last as (error: unknown, result: unknown) => void;
      given[given.length - 1] = (error: unknown, result: unknown) => {
        note(result);
        tell(error, result);
      };
      return query.apply(this, given);
    }
    const answer = query.apply(this, given);
    if (answer instanceof Promise) answer.then(note, () => {});
    return answer;
  };
  return {
    reads,
    stop: () => {
      prototype.query = query;
    },
  };
}
