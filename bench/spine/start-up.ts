import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { cacheFolder } from '../../cli/dev/cache-folder';
import { temporalBinary } from '../../cli/dev/temporal-binary';
import { projectRoot } from '../../db/project-root';
import { type Figure, median } from '../figures';
import { type Place, untilFirstAnswer, untilFirstTask, untilOwnLine } from './temporal-alone';
import { untilLine } from './until-line';

const ROUNDS = 5;
const FRESH_ROUNDS = 3;
const MOST = 2.5;

/**
 * `npm start` on a built tree beside the Temporal dev server alone, each from the spawn of its command to the line by
 * which it says that it is ready, each on its data, in turns. Two other readings of the server's start stand below it.
 */
export async function startUp(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casewright-bench-'));
  try {
    const place = await makePlace(folder);
    const data = (name: string) => join(folder, name);
    const fresh = await times(FRESH_ROUNDS, (round) => stack(data(`fresh-${round}`)));
    // The first start of a data folder is another thing, and it leaves compiled code for the next.
    await stack(data('kept'));
    await untilOwnLine(place);
    const rounds = await times(ROUNDS, async () => ({
      ownLine: await untilOwnLine(place),
      stack: await stack(data('kept')),
      firstAnswer: await untilFirstAnswer(place),
      withoutNpm: await stack(data('kept'), { command: 'node', args: ['bin/start.mjs'] }),
      firstTask: await untilFirstTask(place),
    }));
    const of = (key: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[key]));
    const ratio = (key: keyof (typeof rounds)[number]) => of('stack') / of(key);
    const ready = `${seconds(of('stack'))} (${seconds(of('withoutNpm'))} without npm; new data folder ${seconds(median(fresh))})`;
    return [
      {
        name: `\`npm start\` to the line that says it is ready, built tree, existing data, median of ${ROUNDS}`,
        value: `${ready}, ratio ${ratio('ownLine').toFixed(2)}`,
        beside: `\`temporal server start-dev\` to the line with its address: ${seconds(of('ownLine'))}`,
        asked: `at most ${MOST} times`,
        holds: ratio('ownLine') <= MOST,
      },
      {
        name: 'the same by the strictest reading',
        value: `ratio ${ratio('firstAnswer').toFixed(2)}`,
        beside: `the server to its first answer to a client: ${seconds(of('firstAnswer'))}`,
        asked: '',
        holds: ratio('firstAnswer') <= MOST,
        isAside: true,
      },
      {
        name: 'the same, of which also a worker is part',
        value: `ratio ${ratio('firstTask').toFixed(2)}`,
        beside: `the server and the smallest worker program side by side, to the first task done: ${seconds(of('firstTask'))}`,
        asked: '',
        holds: ratio('firstTask') <= MOST,
        isAside: true,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds until the stack on that data folder, demo and all, says that it is ready. */
function stack(dataDir: string, start = { command: 'npm', args: ['start', '--'] }): Promise<number> {
  const { command, args } = start;
  return untilLine(
    { command, args: [...args, '--json', '--data', dataDir], cwd: projectRoot, stopSignal: 'SIGTERM' },
    /^\{"ready":true/,
  );
}

async function times<T>(count: number, work: (round: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let round = 0; round < count; round += 1) answers.push(await work(round));
  return answers;
}

async function makePlace(folder: string): Promise<Place> {
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

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
