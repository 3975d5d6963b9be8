import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { cacheFolder } from '../../cli/dev/cache-folder';
import { temporalBinary } from '../../cli/dev/temporal-binary';
import { projectRoot } from '../../db/project-root';
import { startStack } from '../../test/support/start-stack';
import { type Figure, median } from '../figures';
import { temporalAlone, yardsticks } from './temporal-alone';

const ROUNDS = 5;

/** `npm start` to ready on a built tree with its data, beside the Temporal dev server with its data, in turns. */
export async function startUp(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casewright-bench-'));
  try {
    const place = await makePlace(folder);
    const start = () => timed(() => startStack({ noDemo: true, dataDir: join(folder, 'stack') }));
    const fresh = await start();
    const stack: number[] = [];
    const alone = Object.entries(yardsticks).map(([name, until]) => ({ name, until, ms: [] as number[] }));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { until, ms } of alone) ms.push(await temporalAlone(place, until));
      stack.push(await start());
    }
    return alone.map(({ name, ms }) => {
      const ratio = median(stack) / median(ms);
      return {
        name: `npm start to ready, built tree, existing data, median of ${ROUNDS}`,
        value: `${seconds(median(stack))}, ratio ${ratio.toFixed(2)} (first start with a new data folder ${seconds(fresh)})`,
        beside: `${name}: ${seconds(median(ms))}`,
        asked: 'at most 2.5 times',
        holds: ratio <= 2.5,
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makePlace(folder: string) {
  const place = { folder: join(folder, 'temporal'), bundlePath: join(folder, 'bare-workflow.js') };
  await mkdir(place.folder);
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(projectRoot, 'bench', 'bare-workflow.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  await writeFile(place.bundlePath, code);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  return { ...place, binary: await temporalBinary(process.env, cacheFolder(process.env, folder), say) };
}

async function timed(start: () => Promise<{ stop(): Promise<unknown> }>): Promise<number> {
  const startMs = performance.now();
  const running = await start();
  const ms = performance.now() - startMs;
  await running.stop();
  return ms;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
