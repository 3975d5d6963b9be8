import { delimiter, join } from 'node:path';
import { isExecutable } from '../../cli/dev/is-executable';

/** What playwright-core's `chromium.launch` takes. */
export interface Browser {
  executablePath: string;
  args: string[];
}

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
];

/** A browser of this system, else the one that an npm package carries. */
export async function findBrowser(): Promise<Browser> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const found = folders.flatMap((folder) => programs.map((name) => join(folder, name))).find(isExecutable);
  if (found) return { executablePath: found, args };
  const { default: chromium } = await import('@sparticuz/chromium');
  // The package's own switches belong to its build (software rendering), but for one: a single process ends with the
  // first context that is closed while a canvas is drawn.
  const own = chromium.args.filter((arg) => arg !== '--single-process');
  return { executablePath: await chromium.executablePath(), args: [...new Set([...own, ...args])] };
}
