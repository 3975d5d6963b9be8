import type { Environment } from '../connection';
import { accessTokens, announcement, readyLine } from './announcement';
import { openDataFolder } from './data-folder';
import { notePublished, publishedDemo, readDemo } from './demo-documents';
import { nobody } from './demo-people';
import type { DevOptions } from './dev-options';
import { takeFolderLock } from './folder-lock';
import { reservePort } from './ports';
import { removeRunFile } from './run-file';
import { sayLater } from '../say-later';
import { Stack } from './stack';
import { planStack } from './stack-plan';
import { stopOrphans } from './stop-orphans';
import { onStopSignal } from './stop-signal';

/** Runs the embedded stack until a signal comes; then stops all of it and ends the process with status 0. */
export async function runDev(options: DevOptions, env: Environment): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const folder = openDataFolder(options);
  const unlock = takeFolderLock(folder.path);
  let stack: Stack | null = null;
  let isStopping = false;
  const finish = async (force: boolean) => {
    await stack?.stop(force);
    removeRunFile(folder.path);
    unlock();
    folder.discard();
  };
  const progress = sayLater(() => 'Starting database, Temporal and programs', say);
  onStopSignal(async (force) => {
    isStopping = true;
    progress.end();
    if (!options.json) say(force ? 'Stopping at once ...' : 'Stopping ...');
    await finish(force);
    process.exit(0);
  });
  try {
    await stopOrphans(folder.path);
    const reservation = await reservePort(options.port);
    const plan = await planStack(folder.path);
    let isDemoClosed = false;
    const onDemoClosed = () => {
      isDemoClosed = true;
      notePublished(folder.path, nobody);
    };
    stack = new Stack(plan, { folder: folder.path, env, say, onDemoClosed });
    const started = stack.start(reservation);
    const known = options.demo ? publishedDemo(folder.path) : nobody;
    const people = known ?? (await readDemo());
    const [addresses, signed] = await Promise.all([
      started,
      // Signed while everything starts: what is left at its end is to say it.
      options.json ? accessTokens(plan, people) : null,
      known === null ? stack.startDemo(started) : null,
    ]);
    if (isStopping) return;
    const demo = isDemoClosed ? nobody : people;
    const tokens = signed && isDemoClosed ? await accessTokens(plan, nobody) : signed;
    const text = tokens ? readyLine(addresses, tokens) : announcement(addresses, plan.password, demo, folder.path);
    process.stdout.write(`${text}\n`);
    if (known === null) notePublished(folder.path, demo);
    // Its people are there already; that they play a moment later holds nobody up.
    else if (options.demo) {
      const again = stack.startDemo(started).then(async () => {
        // It was closed when this folder was used last, and somebody has opened it since.
        if (known.people.length === 0 && !isDemoClosed) notePublished(folder.path, await readDemo());
      });
      again.catch((error: unknown) => say(String(error)));
    }
  } catch (error) {
    // A start that a signal has cut short fails in many ways, none of which anybody needs to read.
    if (isStopping) return;
    await finish(false);
    throw error;
  } finally {
    progress.end();
  }
}
