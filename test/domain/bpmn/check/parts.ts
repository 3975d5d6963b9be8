/** Parts of processes that checks are tried on. */
export const flow = (id: string, from: string, to: string, condition?: string) =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition === undefined ? '' : formal('conditionExpression', condition)}</sequenceFlow>`;
export const formal = (name: string, text: string) => `<${name} xsi:type="tFormalExpression">${text}</${name}>`;
export const start = '<startEvent id="s"/>';
export const signal = '<signalEventDefinition signalRef="sig"/>';
export const roots = '<signal id="sig" name="stop"/><message id="m" name="paid"/><error id="e" errorCode="E"/>';
export const boundary = (id: string, host: string, inside: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" ${attributes}>${inside}</boundaryEvent>`;
export const choice = (first: string | undefined, second: string | undefined, byDefault = '') =>
  `${start}<exclusiveGateway id="g" ${byDefault}/><task id="a"/><task id="b"/>${flow('f', 's', 'g')}${flow('f1', 'g', 'a', first)}${flow('f2', 'g', 'b', second)}`;
export const after = (elements: string) => `${start}${flow('f', 's', 'a')}${elements}`;
