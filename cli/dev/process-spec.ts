import type { Server } from 'node:net';
import type { ServerUser } from './server-user';

/** How to run one part of the stack. */
export interface ProcessSpec {
  command: string;
  args: readonly string[];
  /** Working folder; ours when left out. */
  cwd?: string;
  /** Added to our own environment. */
  env?: Readonly<Record<string, string>>;
  /** Null or left out: our own user. */
  user?: ServerUser | null;
  stopSignal: 'SIGINT' | 'SIGTERM';
  /** Asked again and again until true; left out by our own programs, which tell it themselves over their IPC channel. */
  isReady?: (pid: number) => Promise<boolean>;
  /** A program of ours loads at once and is told to go when this has come: what else its environment says. */
  goWith?: Promise<Readonly<Record<string, string>>>;
  /** Where that program shall listen: it is handed over, and so never free for others, until the program is ready. */
  socket?: Server;
}
