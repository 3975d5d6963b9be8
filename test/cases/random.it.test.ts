import fc from 'fast-check';
import { type CaseAnswer, sendCaseRequest } from '../../api/cases/send-request';
import { waitUntil } from '../../cli/dev/wait-until';
import { readCase } from '../../db/case-file';
import { readCaseHistory } from '../../db/case-read';
import { checkedModel } from '../../domain/bpmn/checked-model';
import type { CaseFile } from '../../domain/cases/file';
import type { CaseRequest } from '../../domain/cases/request';
import { blocks } from '../domain/bpmn/random/blocks';
import { modelOfBlock } from '../domain/bpmn/random/model-of-block';
import { walk, type Walked } from '../domain/bpmn/random/walk';
import { type CaseStage, openCaseStage } from './case-stage';

const MODELS = 12;
const EVENTS_AT_MOST = 40;
const HAPPENINGS: ReadonlySet<string> = new Set([
  'entered',
  'waiting',
  'completed',
  'cancelled',
  'taken',
  'incident',
  'resolved',
  'escalated',
  'milestone',
]);

type Sent = [CaseFile, string, CaseRequest];

let stage: CaseStage;
/** Nothing is kept between the tasks of a workflow: each of its tasks is a replay of all before. */
beforeAll(async () => {
  stage = await openCaseStage('random-cases', { maxCachedWorkflows: 0 });
});
afterAll(async () => stage?.close());

/** Work of programs is on a queue that nobody serves: it ends by what the walk says. */
function deployable(xml: string): string {
  return xml
    .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:casewright="urn:casewright:bpmn" ')
    .replaceAll(/<bpmn:(serviceTask|sendTask) /g, '<bpmn:$1 casewright:activity="none" casewright:taskQueue="nobody" ')
    .replaceAll('<bpmn:userTask ', '<bpmn:userTask casewright:queue="open" ');
}

/** Models with a walk through each; what a case tells others comes back to it by itself, and not when the walk says. */
async function walkedModels(): Promise<{ xml: string; walked: Walked }[]> {
  const found: { xml: string; walked: Walked }[] = [];
  for (const [nth, block] of fc.sample(blocks, { seed: 7, numRuns: 20 * MODELS }).entries()) {
    if (found.length === MODELS) break;
    if (JSON.stringify(block).includes('{"type":"throw","event":"signal"}')) continue;
    const xml = deployable(modelOfBlock(block));
    const read = await checkedModel(xml);
    if ('refused' in read) throw new Error(JSON.stringify(read.refused));
    let seed = nth + 1;
    const walked = walk(read.graph, (below) => (seed = (seed * 48_271) % 2_147_483_647) % below);
    if (walked.events.length > 4 && walked.events.length <= EVENTS_AT_MOST) found.push({ xml, walked });
  }
  return found;
}

/** Without a cache a task may be given up and done again, which takes longer than a caller waits: he asks again, as the same. */
async function answered(...[file, commandId, request]: Sent): Promise<CaseAnswer> {
  let answer = await sendCaseRequest(stage.client, file, commandId, request);
  for (let again = 0; again < 5 && !answer.ok && answer.refusal === 'OUTCOME_UNKNOWN'; again += 1)
    answer = await sendCaseRequest(stage.client, file, commandId, request);
  return answer;
}

test('a case that runs in a workflow goes the way of the interpreter alone, with a replay after every step', async () => {
  const { api } = stage;
  const models = await walkedModels();
  expect(models).toHaveLength(MODELS);
  const documents = models.map(({ xml }, nth) => ({
    kind: 'case-type',
    key: `m${nth}`,
    division: 'claims',
    bpmn: xml,
  }));
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  for (const [nth, { walked }] of models.entries()) {
    const id = await stage.start(`m${nth}`, {});
    const fileNow = async () => (await readCase(api.pool, id))?.file;
    expect(await waitUntil(async () => (await fileNow())?.process !== null, { withinMs: 20_000 })).toBe(true);
    for (const [place, event] of walked.events.slice(1).entries()) {
      const file = await fileNow();
      if (!file) throw new Error('it is gone');
      const request = { event, actor: { kind: 'user', id: 'sue' } } as const;
      expect(await answered(file, `walk/${place}`, request)).toEqual({ ok: true });
    }
    const events = await readCaseHistory(api.pool, id, { after: null, isLatestFirst: false, limit: 10_000 });
    const way = events
      .filter(({ type }) => HAPPENINGS.has(type))
      .map(({ type, element, instance }) => [type, element, instance]);
    expect(way).toEqual(walked.happenings.map(({ event, element, instance }) => [event, element, instance]));
    expect((await fileNow())?.process).toMatchObject({ status: walked.state.status, next: walked.state.next });
  }
});

test('every workflow of the suite replays as a whole', async () => {
  expect(await stage.replayAll()).toBe(MODELS);
});
