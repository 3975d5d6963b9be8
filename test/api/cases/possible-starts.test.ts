import { possibleStarts } from '../../../api/cases/create-case';
import { startByMessage, startsBySignal } from '../../../domain/bpmn/possible-starts';
import { checkedModel } from '../../../domain/bpmn/checked-model';

test('a message or signal behind an event-based gateway starts a case, as it does in a play', async () => {
  const read = await checkedModel(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
<message id="M" name="claim" /><signal id="S" name="go" />
<process id="p" isExecutable="true">
  <eventBasedGateway id="G" instantiate="true" /><receiveTask id="R" messageRef="M" /><endEvent id="E" />
  <intermediateCatchEvent id="C"><signalEventDefinition signalRef="S" /></intermediateCatchEvent><endEvent id="F" />
  <sequenceFlow id="f1" sourceRef="G" targetRef="R" /><sequenceFlow id="f2" sourceRef="G" targetRef="C" />
  <sequenceFlow id="f3" sourceRef="R" targetRef="E" /><sequenceFlow id="f4" sourceRef="C" targetRef="F" />
</process></definitions>`);
  if (!('graph' in read)) throw new Error(JSON.stringify(read.refused));
  const starts = possibleStarts({ model: read });
  expect(startByMessage(starts, 'claim')).toBe('R');
  expect(startsBySignal(starts, 'go')).toEqual(['C']);
  expect(startByMessage(starts, 'go')).toBeUndefined();
});
