import { createServer, type Server } from 'node:net';
import { CommandFailure } from '../command-failure';

const host = '127.0.0.1';
const usual = 8080;
const tries = 100;

/** A port that is ours until `release`, so that nobody else takes it while the rest of the stack starts. */
export interface Reservation {
  port: number;
  release: () => Promise<void>;
}

/** The port for web and API: the one asked for, or 8080, or the next free one after it. */
export async function reservePort(wanted: number | undefined): Promise<Reservation> {
  if (wanted !== undefined) {
    const reservation = await reserve(wanted);
    if (reservation) return reservation;
    throw new CommandFailure(
      `Port ${wanted} is taken by another program.`,
      'stop that program, give another --port, or leave --port out to take the next free one.',
    );
  }
  for (let port = usual; port < usual + tries; port += 1) {
    const reservation = await reserve(port);
    if (reservation) return reservation;
  }
  throw new CommandFailure(
    `All ports from ${usual} to ${usual + tries - 1} are taken.`,
    'name a free one with --port.',
  );
}

/** A port of this machine that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server, 0);
  const address = server.address();
  await close(server);
  if (address === null || typeof address === 'string') throw new Error('a listening socket has no port');
  return address.port;
}

async function reserve(port: number): Promise<Reservation | null> {
  const server = createServer((visitor) => visitor.destroy());
  try {
    await listen(server, port);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return null;
    throw new CommandFailure(`Port ${port} cannot be used: ${message}`, 'give another --port.');
  }
  return { port, release: () => close(server) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}
