import { createServer } from 'node:net';
import { CommandFailure } from '../command-failure';

const host = '127.0.0.1';
const usual = 8080;
const tries = 100;

/** The port for web and API: the one asked for, or 8080, or the next free one after it. */
export async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new CommandFailure(
      `Port ${wanted} is taken by another program.`,
      'stop that program, give another --port, or leave --port out to take the next free one.',
    );
  }
  for (let port = usual; port < usual + tries; port += 1) {
    if (await isFree(port)) return port;
  }
  return freePort();
}

/** A port of this machine that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('a listening socket has no port'));
      });
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
