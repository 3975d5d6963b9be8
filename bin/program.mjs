// Runs one program of `dist/` for the supervisor of `casewright dev`: loads its packages while database and Temporal
// server still start, and runs it when told so ({ go: true } over the IPC channel). Half of a start is loading.
import { readFileSync } from 'node:fs';

const [name] = process.argv.slice(2);
const dist = new URL('../dist/', import.meta.url);

const told = new Promise((resolve) => process.once('message', resolve));
const leave = () => process.exit(0);
process.once('disconnect', leave).once('SIGTERM', leave);

const { packages } = JSON.parse(readFileSync(new URL(`${name}.packages.json`, dist), 'utf8'));
// One that cannot be loaded fails again, with a proper message, when the program itself imports it.
await Promise.all(packages.map((each) => import(each).catch(() => {})));
await told;
process.off('disconnect', leave).off('SIGTERM', leave);
await import(new URL(`${name}.mjs`, dist).href);
