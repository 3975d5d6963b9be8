import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runSuite } from '../../../bench/conformance/run-suite';
import { bpmn, flows } from '../../domain/bpmn/play/played';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const writes = (id: string, what: string) => `<scriptTask id="${id}"><script>SCRIPT_${what}</script></scriptTask>`;
const choice = bpmn(
  `<startEvent id="S" /><exclusiveGateway id="G" default="G-B" />${writes('A', 'task1')}${writes('B', 'task2')}<endEvent id="E" />
   ${flows('S>G', 'G>A?test.contains("a")', 'G>B', 'A>E', 'B>E')}`,
);
const broken = bpmn(
  `<startEvent id="S" />${writes('A', 'task1')}<endEvent id="E"><errorEventDefinition errorRef="Er" /></endEvent>${flows('S>A', 'A>E')}`,
  '<error id="Er" errorCode="ERR-1" />',
);

test('a checkout of betsy is judged by what its sources say that a log must hold', async () => {
  const results = await runSuite(
    folderOf({
      'models/gateways/Choice.bpmn': choice,
      'models/events/Broken.bpmn': broken,
      'models/events/Nobody.bpmn': broken,
      'src/Processes.java': `
        public static final EngineIndependentProcess CHOICE = BPMNProcessBuilder.buildGatewayProcess(
          "Choice", "One of two.", new Feature(CONSTRUCT, "Choice"),
          new BPMNTestCase().inputA().assertTask1(),
          new BPMNTestCase().inputB()
            .optionDelay(TimeoutRepository.getTimeout("Processes.CHOICE").get().getTimeoutInMs()).assertTask2(),
          new BPMNTestCase().inputB().assertTask1().assertTask1()
        );
        // new BPMNTestCase().assertTask9()
        public static final EngineIndependentProcess BROKEN = BPMNProcessBuilder.buildEventProcess("Broken", "An error.",
          new BPMNTestCase().assertTask1().assertErrorThrownErrorEvent(),
          new BPMNTestCase().assertTask1().assertRuntimeException(),
          new BPMNTestCase().assertTask1().assertMarkerExists());`,
    }),
  );
  expect(results).toEqual([
    { feature: 'events', test: 'Broken 1', outcome: 'passed' },
    { feature: 'events', test: 'Broken 2', outcome: 'passed' },
    { feature: 'events', test: 'Broken 3', outcome: 'unsupported', reason: 'asserts assertMarkerExists' },
    { feature: 'gateways', test: 'Choice 1', outcome: 'passed' },
    { feature: 'gateways', test: 'Choice 2', outcome: 'passed' },
    { feature: 'gateways', test: 'Choice 3', outcome: 'failed', reason: 'too much: task2; missing: task1 task1' },
  ]);
});

test('models alone are read, and exported again without loss', async () => {
  const results = await runSuite(
    folderOf({
      'Reference/good.bpmn': bpmn(
        `<startEvent id="S" /><userTask id="T" isForCompensation="false" completionQuantity="1" /><endEvent id="E" />${flows('S>T', 'T>E')}`,
      ),
      'Reference/odd.bpmn': bpmn('<startEvent id="S" /><userTask id="T" startQuantity="2" />'),
      'Reference/lossy.bpmn': bpmn('<startEvent id="S"><unheardOf /></startEvent>'),
    }),
  );
  expect(results).toEqual([
    { feature: 'Reference: read', test: 'Reference/good.bpmn', outcome: 'passed' },
    { feature: 'Reference: round trip', test: 'Reference/good.bpmn', outcome: 'passed' },
    {
      feature: 'Reference: read',
      test: 'Reference/lossy.bpmn',
      outcome: 'unsupported',
      reason: 'file: line 4, <unheardOf>: unknown type <bpmn:UnheardOf>',
    },
    {
      feature: 'Reference: round trip',
      test: 'Reference/lossy.bpmn',
      outcome: 'failed',
      reason: 'lost S/unheardOf',
    },
    {
      feature: 'Reference: read',
      test: 'Reference/odd.bpmn',
      outcome: 'unsupported',
      reason: 'T: startQuantity other than 1 is not supported',
    },
    { feature: 'Reference: round trip', test: 'Reference/odd.bpmn', outcome: 'passed' },
  ]);
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
