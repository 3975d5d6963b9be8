import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play, type PlayCommandOptions } from '../../../cli/play/run-play';
import { bpmn, flows } from '../../domain/bpmn/play/played';

const folder = mkdtempSync(join(tmpdir(), 'casewright-'));
afterAll(() => rmSync(folder, { recursive: true }));

const claim = bpmn(
  `<startEvent id="S" name="Claim came" /><subProcess id="Sub" name="Check"><startEvent id="S2" /><userTask id="T" name="Look at it" /><endEvent id="E2" />${flows('S2>T', 'T>E2')}</subProcess>
   <boundaryEvent id="B" attachedToRef="Sub"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
   <endEvent id="E" /><endEvent id="F" />${flows('S>Sub', 'Sub>E', 'B>F')}`,
);

test('with --json each happening is a line, and the last one says what came of it', async () => {
  const { status, out, err } = await run(claim, ['{"complete":"T","variables":{"ok":true}}']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const at = '2026-01-01T00:00:00.000Z';
  expect(linesOf(out)).toEqual([
    { at, event: 'entered', element: 'S' },
    { at, event: 'completed', element: 'S' },
    { at, event: 'taken', element: 'S-Sub' },
    { at, event: 'entered', element: 'Sub' },
    { at, event: 'entered', element: 'S2' },
    { at, event: 'completed', element: 'S2' },
    { at, event: 'taken', element: 'S2-T' },
    { at, event: 'entered', element: 'T' },
    { at, event: 'waiting', element: 'T' },
    { at, event: 'completed', element: 'T' },
    { at, event: 'taken', element: 'T-E2' },
    { at, event: 'entered', element: 'E2' },
    { at, event: 'completed', element: 'E2' },
    { at, event: 'completed', element: 'Sub' },
    { at, event: 'taken', element: 'Sub-E' },
    { at, event: 'entered', element: 'E' },
    { at, event: 'completed', element: 'E' },
    { state: 'completed', waiting: [], variables: { ok: true } },
  ]);
});

test('time is that of the play', async () => {
  const { out } = await run(claim, ['{"advance":"P2D"}'], { start: '2026-03-01T12:00:00+01:00' });
  expect(linesOf(out)).toContainEqual({ at: '2026-03-02T11:00:00.000Z', event: 'cancelled', element: 'T' });
});

test('an incident says why', async () => {
  const { status, out } = await run(claim, ['{"fail":"T","error":"BROKE"}']);
  expect(status).toBe(0);
  expect(linesOf(out)).toContainEqual(expect.objectContaining({ event: 'incident', code: 'UNCAUGHT_ERROR' }));
  expect(linesOf(out).at(-1)).toMatchObject({ state: 'incident' });
});

test('a model that is refused is told with element and reason, status 2', async () => {
  const { status, out } = await run(claim.replace('targetRef="F"', 'targetRef="nowhere"'));
  expect(status).toBe(2);
  expect(linesOf(out)).toEqual([{ refused: [{ element: expect.any(String), reason: expect.any(String) }] }]);
});

test('a process that the file does not hold is refused', async () => {
  const { status, out } = await run(claim, [], { process: 'Q' });
  expect(status).toBe(2);
  expect(linesOf(out)).toMatchObject([{ refused: [{ reason: 'has no process Q' }] }]);
});

test('a step that names nothing that waits stops the play, and its line is told', async () => {
  const { status, out, err } = await run(claim, ['', '{"complete":"X"}', '{"complete":"T"}']);
  expect(status).toBe(1);
  expect(err).toMatch(/steps.ndjson:2: nothing waits at "X"; what waits: T\n$/);
  expect(linesOf(out).at(-1)).toMatchObject({ state: 'active', waiting: ['T'] });
});

test('a message that nobody waits for is said on the error output only', async () => {
  const { status, err } = await run(claim, ['{"message":"hello"}']);
  expect(status).toBe(0);
  expect(err).toMatch(/steps.ndjson:1: nothing waits for the message "hello"\n$/);
});

test.each([
  ['{', /steps.ndjson:1: is not JSON/],
  ['{"finish":"T"}', /steps.ndjson:1: says nothing that is to happen \(allowed: complete, fail/],
  ['{"complete":"T","fail":"T"}', /says two things at once, complete and fail/],
  ['{"advance":"soon"}', /advance: is no duration/],
  ['{"complete":"T","index":-1}', /index: /],
  ['{"complete":"T","variable":{}}', /variable: is not known here/],
])('a script is checked before it is begun: %s', async (line, message) => {
  await expect(run(claim, [line])).rejects.toThrow(message);
});

test.each([['no JSON'], ['[1]'], ['"text"'], ['{"__proto__":{}}']])('--input %s is refused', async (input) => {
  await expect(run(claim, [], { input })).rejects.toThrow('--input');
});

test('without --json there is a picture: a timeline, what waits, the variables', async () => {
  const { out } = await run(claim, ['{"set":{"amount":5}}'], { json: false });
  expect(out).toBe(`2026-01-01T00:00:00.000Z
  ● Claim came (S)
  ▾ Check (Sub)
    ● S2
    ◌ Look at it (T) waits
> {"set":{"amount":5}}

The case is active.
What waits
  T         Look at it
Variables
  amount   5
`);
});

test('what a called process does stands below its call', async () => {
  const called = `<process id="Q"><startEvent id="QS" /><userTask id="QT" /><endEvent id="QE" />${flows('QS>QT', 'QT>QE')}</process>`;
  const xml = bpmn(
    `<startEvent id="S" /><callActivity id="C" calledElement="Q" /><endEvent id="E" />${flows('S>C', 'C>E')}`,
    called,
  );
  const { out } = await run(xml, ['{"complete":"QT"}'], { json: false });
  expect(out).toContain(`
  ● S
  ▾ C
    ● QS
    ◌ QT waits
> {"complete":"QT"}
    ● QT
    ● QE
  ● C
  ● E
`);
});

test('colours are for those who see them', async () => {
  expect((await run(claim, [], { json: false })).out).not.toContain('\u001b');
  expect((await run(claim, [], { json: false }, true)).out).toContain('\u001b[32m●\u001b[0m');
});

async function run(
  xml: string,
  steps: readonly string[] = [],
  options: Partial<PlayCommandOptions> = {},
  isColoured = false,
) {
  const [model, script] = [join(folder, 'model.bpmn'), join(folder, 'steps.ndjson')];
  writeFileSync(model, xml);
  writeFileSync(script, steps.join('\n'));
  const written = { out: '', err: '' };
  const status = await play(
    model,
    { start: '2026-01-01T00:00:00Z', json: true, script, ...options },
    {
      stdout: { write: (text) => void (written.out += text) },
      stderr: { write: (text) => void (written.err += text) },
      isColoured,
    },
  );
  return { status, ...written };
}

function linesOf(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
