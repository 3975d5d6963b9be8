import { createHash } from 'node:crypto';
import { Client, type QueryResult, type Submittable } from 'pg';

/** Texts that a process prepares at most: those of lists with many filters come in many forms. */
const TEXTS = 300;
const names = new Map<string, string>();

/**
 * Prepares each parameterised statement once for each connection: planning our larger statements costs the server more
 * than running them. What is sent in one turn goes in one packet: each of its own costs a call of the system here, and
 * wakes the server.
 */
export class PreparingClient extends Client {
  // The signature of pg has nine overloads; only its first two forms are of interest here.
  override query(config: unknown, values?: unknown, callback?: unknown): never {
    this.holdPacket();
    const run = super.query.bind(this) as (...args: unknown[]) => Submittable | Promise<QueryResult>;
    const name = typeof config === 'string' && Array.isArray(values) ? nameOf(config) : undefined;
    return (
      name === undefined ? run(config, values, callback) : run({ text: config, values, name }, callback)
    ) as never;
  }

  private isHeld = false;

  private holdPacket(): void {
    if (this.isHeld) return;
    this.isHeld = true;
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => {
      this.isHeld = false;
      stream.uncork();
    });
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= TEXTS) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 40);
  names.set(text, name);
  return name;
}
