import { Agent, get } from 'node:http';

/** What the process is told, and what it tells. */
export type ToReaders = { url: string; cookies: readonly string[] } | 'begin' | 'end';
export type FromReaders = { open: number } | { delaysMs: number[] };

const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
const OPENED_AT_ONCE = 50;

/** From the instant that an event names to its arrival here; both are of this machine's clock. */
let delaysMs: number[] = [];

/** Follows one stream, as cheaply as it goes: the readers share the machine with what is measured. */
function follow(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`a stream answered ${response.statusCode}`));
      let rest = '';
      response.setEncoding('latin1');
      response.on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) take(block);
      });
      response.on('end', () => giveUp(new Error('a stream was ended')));
      response.once('data', () => resolve());
    }).on('error', reject);
  });
}

function take(block: string): void {
  if (!block.startsWith('event: agent')) return;
  const [, at = ''] = /"at":"([^"]+)"/.exec(block) ?? [];
  delaysMs.push(Date.now() - Date.parse(at));
}

async function open(url: string, cookies: readonly string[]): Promise<void> {
  for (let from = 0; from < cookies.length; from += OPENED_AT_ONCE) {
    await Promise.all(cookies.slice(from, from + OPENED_AT_ONCE).map((cookie) => follow(url, cookie)));
  }
  tell({ open: cookies.length });
}

function tell(message: FromReaders): void {
  process.send?.(message);
}

function giveUp(error: unknown): void {
  process.stderr.write(`The readers of streams ended: ${String(error)}\n`);
  process.exit(1);
}

process.on('message', (message: ToReaders) => {
  if (message === 'begin') delaysMs = [];
  else if (message === 'end') tell({ delaysMs });
  else open(message.url, message.cookies).catch(giveUp);
});
process.on('disconnect', () => process.exit(0));
