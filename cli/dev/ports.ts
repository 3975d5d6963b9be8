import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { CommandFailure } from '../command-failure';

const host = '127.0.0.1';
const usual = 8080;
const tries = 100;
/** Systems take the ports of outgoing connections from above these: nobody gets one of them by chance. */
const inner = { from: 20_000, to: 30_000 };

/** A port that is ours: `socket` listens there and turns visitors away until a program takes it over. */
export interface Reservation {
  port: number;
  socket: Server;
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

/** A port that nobody listens on at this moment; who finds it taken after all asks for another. */
export async function freePort(): Promise<number> {
  const { port, socket } = await reserveFreePort();
  await new Promise<void>((resolve) => void socket.close(() => resolve()));
  return port;
}

/** The same, kept until somebody takes the socket over. */
export async function reserveFreePort(): Promise<Reservation> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const reservation = await reserve(randomInt(inner.from, inner.to));
    if (reservation) return reservation;
  }
  throw new CommandFailure(
    `No free port was found from ${inner.from} to ${inner.to}.`,
    'stop programs that take them.',
  );
}

/** Null when it is taken. */
function reserve(port: number): Promise<Reservation | null> {
  const socket = createServer((visitor) => visitor.destroy());
  return new Promise((resolve, reject) => {
    socket.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE') return resolve(null);
      reject(new CommandFailure(`Port ${port} cannot be used: ${message}`, 'give another --port.'));
    });
    socket.listen(port, host, () => resolve({ port, socket }));
  });
}
