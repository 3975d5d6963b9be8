import { readBpmn } from '../../../../domain/bpmn/read/read-bpmn';
import { tokenSimulationModels } from '../../../support/shared-suites';

/** Two pools that are drawn only. */
const withoutProcess = 'message-flow-pool-pool';
const models = tokenSimulationModels();

test.each(models.filter(([name]) => name !== withoutProcess))('%s is read', async (_name, xml) => {
  expect(await readBpmn(xml)).not.toHaveProperty('refused');
});

test('the one that holds no process is refused', async () => {
  const [, xml] = models.find(([name]) => name === withoutProcess) ?? [];
  expect(await readBpmn(xml ?? '')).toMatchObject({ refused: [{ reason: 'has no process' }] });
});
