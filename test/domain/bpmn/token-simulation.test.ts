import { judgeTest } from '../../../bench/conformance/token-simulation/run-suite';
import { readTests } from '../../../bench/conformance/token-simulation/steps';
import { tokenSimulationFolder } from '../../support/shared-suites';

/** Where we read BPMN in another way than that simulator; the same list stands in docs/CONFORMANCE.md. */
const differing: Readonly<Record<string, string>> = {
  'error-no-catch': 'an error that nothing catches ends the process with an incident; there it is passed over',
  'signal-consume':
    'a signal is broadcast: the boundary event hears it too and interrupts; there the inner one takes it away',
  'signal-rethrow': 'the boundary event interrupts, so the event sub-process inside does not begin',
  'process-implicit-start-collaboration':
    'an undefined task passes; there a task at the end of a message flow waits for its message',
  'transaction-cancel-trigger-cancel-boundary':
    'the transaction is cancelled before the token of the other branch moves; there both move in turn',
  'compensation-error': 'the first error end interrupts before the second token moves; there both move in turn',
  'compensation-nested':
    'a completed sub-process with a handler of its own offers that alone; there its inner ones run too',
  'event-sub-process-multiple-starts': 'BPMN gives an event sub-process one start event',
  'message-flow-pool-pool': 'two pools without processes: there is nothing to run',
  'message-flow-signal-active-participant': 'an undefined task sends nothing; there it sends along its message flows',
};

const tests = readTests(tokenSimulationFolder).map((test, at) => [`${at + 1} ${test.name}`, test] as const);

test.each(tests.filter(([, { name }]) => !(name in differing)))('%s: the same moves', async (_name, test) => {
  expect(await judgeTest(tokenSimulationFolder, test)).toEqual({ outcome: 'passed' });
});

test.each(tests.filter(([, { name }]) => name in differing))(
  '%s: moves that differ for a reason',
  async (_name, test) => {
    expect(await judgeTest(tokenSimulationFolder, test)).not.toEqual({ outcome: 'passed' });
  },
);
