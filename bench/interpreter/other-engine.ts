import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import * as Elements from 'bpmn-elements';
import { BpmnModdle } from 'bpmn-moddle';
import serialize, { TypeResolver } from 'moddle-context-serializer';
import type { BenchModel } from './models';

/**
 * A model in bpmn-engine, read beforehand as ours is. Each user task is signalled as soon as it waits. Answers the elements
 * that ended, each as often as it did.
 */
export async function otherEngine(model: BenchModel): Promise<() => Promise<string[]>> {
  const read = await new BpmnModdle({}, { nsMap: {} }).fromXML(model.xml('other'), {} as never);
  const sourceContext = serialize(read as never, TypeResolver({ ...Elements } as never));
  return async () => {
    const ended: string[] = [];
    const listener = new EventEmitter();
    listener.on('activity.wait', (waiting: { signal: () => void }) => waiting.signal());
    listener.on('activity.end', ({ id }: { id: string }) => ended.push(id));
    const engine = Engine({ name: model.name, sourceContext, variables: { ...model.variables } });
    const done = new Promise((resolve, reject) => engine.once('end', resolve).once('error', reject));
    await engine.execute({ listener });
    await done;
    return ended;
  };
}
