import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  isCancellation,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { StoredFile } from '../activities/case-activities';
import { auditedRequest } from '../domain/audit/case-entry';
import { modelOf } from '../domain/bpmn/model';
import { decideCase, type CaseRules } from '../domain/cases/decide';
import { nextTickMs } from '../domain/cases/file';
import { slipOf } from '../domain/cases/order';
import type { CaseRequest } from '../domain/cases/request';
import { createAlarm } from './alarm';
import { commitCase, loadCase, loadCaseType } from './case-activity-proxies';
import { createCaseDesk } from './case-desk';
import { CLOCK } from '../domain/item/event';
import {
  caseSignals,
  caseUpdates,
  getCaseQuery,
  nudgeSignal,
  type CaseInput,
  type CaseMessage,
  type CaseResult,
  type Execution,
} from './messages';
import { createSerial } from './serial';
import { takeMessages } from './take-messages';

/** Well below the 2,000 Updates and 51,200 events that a run may have; each may take some forty events. */
const REQUESTS_PER_RUN = 500;
/** So many are borne rather than to begin a task of an outside worker again. */
const REQUESTS_AT_MOST = 1_000;

/**
 * One life of a case: takes requests one after another, lets the clock act, has carried out what its model asks of the
 * outside, and closes when all of that is done.
 */
export async function caseFile(input: CaseInput): Promise<CaseResult> {
  let { file } = input;
  /** Of the version that it runs. */
  let pinned: { version: number; rules: CaseRules } | undefined;
  const inTurn = createSerial();
  const alarm = createAlarm();
  let requests = 0;
  // One that Temporal has lost, and that begins again, knows nothing of what it has ordered.
  let nudged = file.version > 1 && workflowInfo().continuedFromExecutionRunId === undefined;
  /** An activity failed for good: nothing is tried again by itself before something happens. */
  let isStuck = false;
  /** How far the database's clock is behind this one, known once a timer has fired too early by it. */
  let clockLagMs = 0;

  const desk = createCaseDesk(async ({ version, place }, event) => {
    const commandId = `work/${version}.${place}`;
    // Nobody waits for it any more when it is refused: what it was done for is gone.
    await inTurn(() => execute(commandId, { event, actor: { kind: 'system', id: 'work' } })).catch((error: unknown) =>
      log.info('The end of work found no place', { id: file.id, commandId, error: String(error) }),
    );
  });
  desk.add(input.orders);

  const adopt = ({ file: newest, orders }: StoredFile) => {
    // Of a later life: that has a workflow of its own.
    if (newest.life !== file.life) return;
    if (newest.version > file.version) log.warn('The database was ahead', { from: file.version, to: newest.version });
    if (newest.version >= file.version) file = newest;
    desk.add(orders);
  };
  const resultOf = (): CaseResult => ({ version: file.version, status: file.status });

  /** Decides and commits until the database agrees; answers what holds then. */
  const execute = async (
    commandId: string,
    request: CaseRequest,
    { seenVersion = 0, notBeforeMs, origin }: Execution = {},
  ): Promise<CaseResult> => {
    requests += 1;
    const { event } = request;
    const target = event.type === 'migrate' ? await rulesOf(event.version) : undefined;
    let isFresh = file.version >= seenVersion;
    if (!isFresh) adopt(await loadCase(file));
    for (;;) {
      const decision = decideCase({ ...(await loaded()), target }, file, request, Date.now());
      if (decision.kind === 'unchanged') return resultOf();
      if (decision.kind === 'refused') {
        // A refusal is final only by the newest state: a crash may have left this one behind.
        if (isFresh) throw ApplicationFailure.nonRetryable(decision.refusal, decision.refusal);
        adopt(await loadCase(file));
        isFresh = true;
        continue;
      }
      const { change } = decision;
      const audited = auditedRequest(request, origin);
      const outcome = await commitCase({ expectedVersion: file.version, commandId, change, audited, notBeforeMs });
      switch (outcome.outcome) {
        case 'committed':
          file = change.file;
          desk.drop(change.ended);
          desk.add(change.orders.map((command, place) => slipOf({ version: file.version, place, command })));
          return resultOf();
        case 'repeated':
          adopt(outcome);
          return resultOf();
        case 'ahead':
          adopt(outcome);
          isFresh = true;
          continue;
        case 'early':
          clockLagMs = Math.max(1, Date.now() - outcome.nowMs);
          return resultOf();
      }
    }
  };
  const rulesOf = async (typeVersion: number): Promise<CaseRules> => {
    const { graph, type } = await loadCaseType({ ...file, typeVersion });
    return { model: modelOf(graph), type };
  };
  const loaded = async (): Promise<CaseRules> => {
    const { typeVersion: version } = file;
    if (pinned?.version !== version) pinned = { version, rules: await rulesOf(version) };
    return pinned.rules;
  };

  setHandler(getCaseQuery, () => file);
  setHandler(nudgeSignal, () => {
    nudged = true;
  });
  takeMessages<CaseMessage, CaseResult>({
    inTurn,
    updates: caseUpdates,
    signals: caseSignals,
    take: ({ commandId, request, ...message }) => {
      isStuck = false;
      return execute(commandId, request, message);
    },
    refusalOf: ({ request, seenVersion }) => {
      const isReady = pinned?.version === file.typeVersion && file.version >= seenVersion;
      if (!pinned || !isReady || request.event.type === 'migrate') return null;
      const decision = decideCase(pinned.rules, file, request, Date.now());
      return decision.kind === 'refused' ? decision.refusal : null;
    },
  });

  /** What clock and nudge do. What fails for good leaves the case as it is: the sweep asks again, or the next request. */
  const turn = (work: () => Promise<unknown>) =>
    inTurn(work).catch((error: unknown) => {
      if (isCancellation(error)) throw error;
      isStuck = true;
      log.error('The workflow waits to be asked again', { id: file.id, error: String(error) });
    });

  const isFull = () =>
    requests >= REQUESTS_AT_MOST ||
    ((requests >= REQUESTS_PER_RUN || workflowInfo().continueAsNewSuggested) && !desk.isServing());
  const isOver = () => file.closedMs !== null && desk.isEmpty() && !inTurn.isBusy();
  for (;;) {
    const tickMs = isStuck ? null : nextTickMs(file);
    const wakeMs = tickMs === null ? undefined : tickMs + clockLagMs;
    alarm.set(wakeMs);
    desk.begin(file, loaded);
    if (nudged) {
      nudged = false;
      isStuck = false;
      clockLagMs = 0;
      await turn(async () => adopt(await loadCase(file)));
    } else if (tickMs !== null && wakeMs !== undefined && Date.now() >= wakeMs && !inTurn.isBusy()) {
      const commandId = `tick/${file.version}.${tickMs}`;
      await turn(() => execute(commandId, { event: { type: 'tick' }, actor: CLOCK }, { notBeforeMs: tickMs }));
    } else if (isOver()) {
      await condition(allHandlersFinished);
      if (isOver()) return resultOf();
    } else if (isFull()) {
      await condition(() => allHandlersFinished() && !inTurn.isBusy());
      if (nudged || desk.hasNew()) continue;
      await continueAsNew<typeof caseFile>({ file, orders: desk.leave() });
    } else {
      await condition(
        () =>
          nudged ||
          desk.hasNew() ||
          isOver() ||
          isFull() ||
          (!isStuck && nextTickMs(file) !== tickMs) ||
          (wakeMs !== undefined && Date.now() >= wakeMs && !inTurn.isBusy()),
      );
    }
  }
}
