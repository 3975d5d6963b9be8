import type { ServerUser } from './server-user';

/** How to run one part of the stack. */
export interface ProcessSpec {
  name: string;
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
  /** A program of ours loads at once, and is told to go when this has come true. */
  goAfter?: Promise<unknown>;
}
