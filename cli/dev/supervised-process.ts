import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandFailure } from '../command-failure';
import { backoffMs } from './backoff';
import { closeLog, lastLogLines, logEnd, openLog } from './log-file';
import type { ProcessSpec } from './process-spec';

const firstStartTries = 3;
const readyWithinMs = 60_000;
/** Servers are ready before the programs have loaded that wait for them: asking more often would only slow those down. */
const askAgainMs = 20;
const stopWithinMs = 15_000;
/** One that has run this long has recovered: its next end counts as its first. */
const recoveredAfterMs = 5000;

export interface Surroundings {
  logFile: string;
  /** Called whenever `pid` changes. */
  onChange: () => void;
  /** What it says over its IPC channel. */
  onMessage?: (message: object) => void;
  say: (line: string) => void;
}

/** One part of the stack, kept running: started, watched, started again when it ends, stopped on demand. */
export class SupervisedProcess {
  readonly name: string;
  pid: number | null = null;
  private child: ChildProcess | null = null;
  private ended: Promise<string> = Promise.resolve('');
  private stopSignal: ProcessSpec['stopSignal'] = 'SIGTERM';
  private isStopping = false;
  private failures = 0;
  private readonly surroundings: Surroundings;

  constructor(name: string, surroundings: Surroundings) {
    this.name = name;
    this.surroundings = surroundings;
  }

  /**
   * Resolves when it is ready for the first time; a `CommandFailure` with its last lines when it does not get there.
   * Each attempt asks `specify` anew: a port that was free may be taken by the time it is wanted.
   */
  async start(specify: () => ProcessSpec | Promise<ProcessSpec>): Promise<void> {
    const { logFile } = this.surroundings;
    const logStart = logEnd(logFile);
    for (let attempt = 1; ; attempt += 1) {
      const spec = await specify();
      const how = await this.startOnce(spec);
      if (how === 'ready') return void this.keepRunning(spec);
      if (this.isStopping) return;
      if (attempt === firstStartTries || how === 'not ready in time') {
        await this.stop();
        throw new CommandFailure(
          `${this.name} did not start (${how}). The end of ${logFile}:\n${lastLogLines(logFile, logStart)}`,
          'mend what the lines above name and start again; if they name nothing of yours, please report them.',
        );
      }
      await delay(backoffMs(attempt));
    }
  }

  /** Asks it to end, waits, and ends it by force when it takes too long. */
  async stop(force = false): Promise<void> {
    this.isStopping = true;
    const { child } = this;
    if (!child) return;
    child.kill(force ? 'SIGKILL' : this.stopSignal);
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await this.ended;
    clearTimeout(timer);
  }

  /** Answers `ready`, or how it ended before. */
  private async startOnce(spec: ProcessSpec): Promise<string> {
    if (this.isStopping) return 'stopped';
    const child = this.spawn(spec);
    const { goWith, socket } = spec;
    if (goWith) {
      const env = await Promise.race([goWith, this.ended]);
      if (typeof env === 'string') return env;
      // It may end in this very moment; then `ended` tells.
      child.send({ env }, socket?.listening ? socket : undefined, () => {});
    }
    const ready = becomesReady(child, spec);
    const how = await Promise.race([ready.promise, this.ended]);
    ready.giveUp();
    if (how === 'ready') socket?.close();
    return how;
  }

  private spawn({ command, args, cwd, env, user, isReady, stopSignal }: ProcessSpec): ChildProcess {
    this.stopSignal = stopSignal;
    const log = openLog(this.surroundings.logFile);
    const child = spawn(command, args, {
      ...(cwd ? { cwd } : {}),
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      env: { ...process.env, ...env },
      stdio: isReady ? ['ignore', log, log] : ['ignore', log, log, 'ipc'],
      // A group of its own: Ctrl-C reaches the supervisor alone, which stops the parts in their order.
      detached: true,
    });
    closeLog(log);
    child.on('message', (message) => {
      if (typeof message === 'object') this.surroundings.onMessage?.(message);
    });
    this.child = child;
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `status ${code}`));
    });
    void this.ended.then(() => this.changed(null));
    this.changed(child.pid ?? null);
    return child;
  }

  private changed(pid: number | null): void {
    this.pid = pid;
    if (pid === null) this.child = null;
    this.surroundings.onChange();
  }

  private async keepRunning(spec: ProcessSpec): Promise<void> {
    while (!this.isStopping) {
      const since = performance.now();
      const how = await this.ended;
      if (this.isStopping) return;
      this.failures = performance.now() - since > recoveredAfterMs ? 1 : this.failures + 1;
      const wait = backoffMs(this.failures);
      this.surroundings.say(`${this.name} ended (${how}); it starts again in ${wait / 1000} s`);
      await delay(wait);
      if (!this.isStopping) await this.startOnce(spec);
    }
  }
}

/** By its own word over the IPC channel, or by being asked. */
function becomesReady(child: ChildProcess, { isReady }: ProcessSpec): { promise: Promise<string>; giveUp: () => void } {
  const over = new AbortController();
  const told = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && 'ready' in message) resolve();
    });
  });
  const poll = async () => {
    while (isReady && !over.signal.aborted && !(await isReady(child.pid ?? 0))) await delay(askAgainMs);
  };
  const late = delay(readyWithinMs, 'not ready in time', { signal: over.signal }).catch(() => '');
  const promise = Promise.race([(isReady ? poll() : told).then(() => 'ready'), late]);
  return { promise, giveUp: () => over.abort() };
}
