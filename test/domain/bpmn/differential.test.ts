import { benchModels } from '../../../bench/interpreter/models';
import type { BenchModel } from '../../../bench/interpreter/models';
import { otherEngine } from '../../../bench/interpreter/other-engine';
import { ownEngine } from '../../../bench/interpreter/own-engine';

/** bpmn-engine tells of what is done many times once. */
function once(model: BenchModel, ended: readonly string[]): string[] {
  return (model.name.includes('instances') ? [...new Set(ended)] : ended).toSorted();
}

test.each(benchModels)('ends the same elements as bpmn-engine does: $name', async (model) => {
  const [own, other] = [await ownEngine(model), await otherEngine(model)];
  expect(once(model, own())).toEqual((await other()).toSorted());
});
