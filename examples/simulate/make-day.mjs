// Makes a day of calls and leads for `casewright simulate`, the same for the same arguments:
//
//   node examples/simulate/make-day.mjs FOLDER [ITEMS] [AGENTS] [SEED]
//   casewright simulate --config FOLDER/config --input FOLDER/day.ndjson
//
// FOLDER/config holds examples/blended.yaml, and an agent in each file of agents/: one fewer is a file less.
import { copyFileSync, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, items = 2_000, agents = 12, seed = 1] = process.argv.slice(2).map((each, at) => (at ? Number(each) : each));
if (folder === undefined || ![items, agents, seed].every(Number.isInteger)) {
  process.stderr.write('Usage: node examples/simulate/make-day.mjs FOLDER [ITEMS] [AGENTS] [SEED]\n');
  process.exit(2);
}

const minute = 60_000;
const midnight = Date.UTC(2026, 10, 23);
/** Share of the work that comes in each hour from 08:00 on. */
const hours = [6, 11, 13, 10, 7, 9, 12, 12, 9, 6, 3, 2];

/** Numbers from 0 to 1 that look like chance and are the same each time (mulberry32). */
let state = seed;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** Work takes some minutes mostly, and now and then much longer. */
const handleTime = (mean) => `PT${Math.max(20, Math.round(-Math.log(1 - chance()) * mean))}S`;

function arrivalMs() {
  let rest = chance() * hours.reduce((sum, share) => sum + share, 0);
  const hour = hours.findIndex((share) => (rest -= share) < 0);
  return midnight + (8 + hour + chance()) * 60 * minute;
}

function capture(number) {
  const isCall = chance() < 0.6;
  const externalId = `${isCall ? 'CALL' : 'LEAD'}-${String(number).padStart(6, '0')}`;
  const item = isCall
    ? { source: 'phone', externalId, handleTime: handleTime(180) }
    : {
        source: 'lead-forms',
        externalId,
        attributes: { Product: chance() < 0.3 ? 'Credit' : 'Current account', Deal_Value: Math.round(chance() * 50_000) },
        // Some lie there since the days before: their last two hours are today.
        ...(chance() < 0.3 && { activateAt: new Date(midnight - 3_600_000 * (50 + 12 * chance())).toISOString() }),
        handleTime: handleTime(420),
      };
  return { atMs: arrivalMs(), line: { type: 'capture', item } };
}

/** Eight hours with a lunch in them; one agent in eight is slow to answer. */
function shift(agent) {
  const from = midnight + (7.5 + 4 * chance()) * 60 * minute;
  const acceptAfter = chance() < 0.125 ? 'PT15S' : `PT${Math.ceil(chance() * 5)}S`;
  const ready = { type: 'presence', agent, presence: 'ready', acceptAfter };
  return [
    { atMs: from, line: ready },
    { atMs: from + 230 * minute, line: { type: 'presence', agent, presence: 'not-ready', reason: 'lunch' } },
    { atMs: from + 260 * minute, line: ready },
    { atMs: from + 480 * minute, line: { type: 'presence', agent, presence: 'offline' } },
  ];
}

const staff = Array.from({ length: agents }, (_, index) => ({
  kind: 'agent',
  key: `agent-${String(index + 1).padStart(4, '0')}`,
  division: 'blended',
  skills: { Selling: Math.floor(chance() * 10) },
  queues: chance() < 0.15 ? ['web-leads'] : ['calls', 'web-leads'],
  capacityProfile: 'one-at-a-time',
}));
const lines = [
  ...staff.flatMap(({ key }) => shift(key)),
  ...Array.from({ length: items }, (_, index) => capture(index + 1)),
].sort((a, b) => Math.floor(a.atMs) - Math.floor(b.atMs));

const people = join(folder, 'config', 'agents');
mkdirSync(people, { recursive: true });
copyFileSync(new URL('../blended.yaml', import.meta.url), join(folder, 'config', 'blended.yaml'));
for (const agent of staff) writeFileSync(join(people, `${agent.key}.json`), `${JSON.stringify(agent, null, 1)}\n`);
const day = createWriteStream(join(folder, 'day.ndjson'));
for (const { atMs, line } of lines) {
  day.write(`${JSON.stringify({ at: new Date(Math.floor(atMs)).toISOString(), ...line })}\n`);
}
day.end();
