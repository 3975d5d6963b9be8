import { type CaseStartRow, endCaseStart, leaseCaseStarts } from '../../db/case-start';
import { transaction } from '../../db/transaction';
import { compileAttributes } from '../../domain/classify/attributes';
import { namedBy } from '../../domain/cases/named-by';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { Deps } from '../deps';
import { caseTypesIn, newCase, startsByItself, writeNewCase } from './create-case';

const LOOK_MS = 2_000;
const AT_ONCE = 8;

/** Starts the cases that rules on events call for. Stopping waits for what is under way. */
export function startCalledFor(deps: Deps): { look(): void; stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  let isStopping = false;
  const run = async () => {
    while (!isStopping) {
      const rows = await leaseCaseStarts(deps.pool, AT_ONCE);
      for (const row of rows) await start(deps, row);
      if (rows.length < AT_ONCE) return;
    }
  };
  const look = () => {
    running ??= run()
      .catch((error: unknown) => deps.log.warn({ err: error }, 'cases that rules call for cannot be started yet'))
      .finally(() => (running = undefined));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return {
    look,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await running;
    },
  };
}

const actor = { kind: 'system', id: 'event-rule' } as const;

async function start(deps: Deps, { cause, division, type: key, variables, item }: CaseStartRow): Promise<void> {
  const directory = await deps.directories.get();
  const found = caseTypesIn(directory, division).find(({ type }) => type.key === key);
  const attributes = found ? namedBy(found.type.attributes, variables) : {};
  const [fault] = found ? compileAttributes(found.type.attributes)(attributes) : [];
  const why = !found
    ? `there is no case type ${key}`
    : !startsByItself(found.type)
      ? `${key} starts by a message or signal only`
      : fault && `${fault.path} ${fault.message}`;
  if (!found || why !== undefined) {
    deps.log.warn({ cause, type: key, why }, 'a case that a rule calls for cannot be started');
    await endCaseStart(deps.pool, cause, { fault: why ?? '' });
    return;
  }
  const given = { ...found, actor, variables: { ...attributes, item } };
  const file = await newCase(deps, given, await databaseNow(deps.pool));
  await transaction(deps.pool, async (client) => {
    await writeNewCase(client, file, given);
    if (!(await endCaseStart(client, cause, { caseId: file.id }))) throw new Error(`${cause} was started by another`);
  });
  deps.wake('cases', 'stream');
}
