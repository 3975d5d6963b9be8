import { type Connection, type PoolClient, Query } from 'pg';

/** `PGCOPY\n\377\r\n\0`, flags, and the length of an extension that is always empty. */
const HEADER_BYTES = 19;
/** Instead of a count of fields: there are no more rows. */
const NO_MORE = -1;
const COUNT_BYTES = 2;
/** Whole tables are read so: longer than any statement otherwise may take. */
const WITHIN_MS = 600_000;

/** A row as the server sends it: its fields begin at a place, each with its length before it. */
export type TakeRow = (bytes: Buffer, at: number) => void;

/**
 * Reads many rows in the binary format, in the transaction of the caller: nothing is made of a row but a view of what
 * came from the socket, and while rows are taken the server makes others. `take` looks at its bytes now or never.
 */
export async function copyRows(client: PoolClient, select: string, take: TakeRow): Promise<void> {
  await client.query(`set local statement_timeout = ${WITHIN_MS}`);
  await new Promise<void>((resolve, reject) => {
    client.query(new Copying(select, take, (error) => (error ? reject(error) : resolve())));
  });
}

class Copying extends Query {
  /** Instead of the connection's. */
  readonly query_timeout = WITHIN_MS;
  private isBegun = false;
  private isOver = false;

  constructor(
    select: string,
    private readonly take: TakeRow,
    private readonly end: (error?: Error) => void,
  ) {
    super(`copy (${select}) to stdout (format binary)`, end);
  }

  /** Called with each message, which is a row; the first carries the header too. */
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    if (this.isOver) return;
    const at = this.isBegun ? 0 : HEADER_BYTES;
    this.isBegun = true;
    if (at === chunk.length || chunk.readInt16BE(at) === NO_MORE) return;
    try {
      this.take(chunk, at + COUNT_BYTES);
    } catch (error) {
      // Nobody wants the others, which would come nevertheless: the caller has no use for the connection any more.
      this.isOver = true;
      this.end(error as Error);
      connection.stream.destroy();
    }
  }
}
