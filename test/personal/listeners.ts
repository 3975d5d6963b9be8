import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTEN = '0A';

/** Addresses at which a process listens for TCP, as the system knows them. */
export function listenersOf(pid: number): string[] {
  const folder = `/proc/${pid}`;
  const sockets = new Set(
    readdirSync(`${folder}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/fd/${fd}`))?.[1] ?? [];
      } catch {
        // Closed meanwhile.
        return [];
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`${folder}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === LISTEN && sockets.has(fields[9] ?? ''))
      .map((fields) => addressOf(fields[1] ?? '')),
  );
}

/** `0100007F:1F90` -> `127.0.0.1:8080`; of IPv6 the digits as they stand. */
function addressOf(text: string): string {
  const [digits = '', port = ''] = text.split(':');
  const bytes =
    digits.length === 8 ? (digits.match(/../g) ?? []).toReversed().map((byte) => Number.parseInt(byte, 16)) : null;
  return `${bytes?.join('.') ?? digits}:${Number.parseInt(port, 16)}`;
}
