import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { livingProcesses } from '../../cli/dev/run-file';
import { waitUntil } from '../../cli/dev/wait-until';
import { projectRoot } from '../../db/project-root';
import { type Engine, readEngine } from '../../engine/settings';

/** The line that `npm start -- --json` prints. */
export interface ReadyLine {
  ready: true;
  web: string;
  /** Origin, without `/v1`. */
  api: string;
  temporal: string;
  temporalUi: string;
  postgres: string;
  tokens: { admin: string; supervisor?: string; agent?: string; source?: string };
}

export interface StackOptions {
  /** Kept at the end; left out: a new one that is removed at the end. */
  dataDir?: string;
  /** Default true: only the administrator, no simulated agents. */
  noDemo?: boolean;
  port?: number;
  env?: Readonly<Record<string, string>>;
  /** Runs the launcher of this checkout instead of ours, and as this user. */
  root?: string;
  uid?: number;
  /** Node to run it with; ours when left out. */
  node?: string;
}

export interface RunningStack {
  ready: ReadyLine;
  dataDir: string;
  /** The supervisor's process. */
  pid: number;
  /** Number of a part now (`api`, `worker`, `matcher`, `postgres`, `temporal`, `demo`); null while it is down. */
  pidOf(name: string): number | null;
  /** Sends SIGTERM (or `signal`) to the supervisor and waits; answers its exit status, null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Everything that it has written to stderr so far. */
  stderr(): string;
}

/** Runs the real `npm start` (without npm) with these flags, whatever comes of it. */
export function launch(dataDir: string, options: StackOptions = {}) {
  const { noDemo = true, port, env = {}, root = projectRoot, uid, node = process.execPath } = options;
  const flags = ['--json', '--data', dataDir];
  if (noDemo) flags.push('--no-demo');
  if (port) flags.push('--port', String(port));
  const child = spawn(node, [join(root, 'bin', 'start.mjs'), ...flags], {
    cwd: root,
    env: { ...process.env, CASEWRIGHT_ROOT: root, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  // A test that fails half-way must not leave a whole stack behind.
  const stopWithUs = () => child.kill('SIGTERM');
  process.once('exit', stopWithUs);
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  void exited.then(() => process.off('exit', stopWithUs));
  return { child, exited };
}

/** The same; resolves when it says that it is ready. */
export async function startStack(options: StackOptions = {}): Promise<RunningStack> {
  const dataDir = options.dataDir ?? mkdtempSync(join(realpathSync(tmpdir()), 'casewright-stack-'));
  const { child, exited } = launch(dataDir, options);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const firstLine = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const line = await Promise.race([firstLine, exited]);
  const discard = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  if (typeof line !== 'string') {
    discard();
    throw new StackFailed(line, errors);
  }
  return {
    ready: JSON.parse(line) as ReadyLine,
    dataDir,
    pid: child.pid ?? 0,
    pidOf: (name) => livingProcesses(dataDir).find((each) => each.name === name)?.pid ?? null,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const status = await exited;
      discard();
      return status;
    },
    stderr: () => errors,
  };
}

/** Its Temporal server, as its own programs know it. */
export function engineOf({ ready, dataDir }: RunningStack): Engine {
  return readEngine({ TEMPORAL_ADDRESS: ready.temporal, CASEWRIGHT_PAYLOAD_KEYS_FILE: join(dataDir, 'payload-keys') });
}

/** It ended before it was ready; `stderr` is what it told its user. */
export class StackFailed extends Error {
  constructor(
    readonly status: number | null,
    readonly stderr: string,
  ) {
    super(`the stack ended with status ${status}:\n${stderr}`);
  }
}

/** Waits until a part runs under another number than `oldPid`; answers the new one. */
export async function waitForRestart(stack: RunningStack, name: string, oldPid: number): Promise<number> {
  const isBack = () => ![null, oldPid].includes(stack.pidOf(name));
  if (!(await waitUntil(isBack, { withinMs: 30_000 }))) throw new Error(`${name} did not come back`);
  return stack.pidOf(name) ?? 0;
}
