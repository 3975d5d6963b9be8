/** The element with the ID `a`, among these of a process, and what of its node matters. */
export type Example = [fact: string, elements: string, node: object];

export const condition = (name: string, text: string) => `<${name} xsi:type="tFormalExpression">${text}</${name}>`;
export const property = (name: string, value: string) => `<casewright:property name="${name}" value="${value}"/>`;
export const extended = (text: string) => `<extensionElements>${text}</extensionElements>`;
/** What the elements of examples refer to. */
export const roots = `<message id="m" name="paid" casewright:correlationKey="order.id" casewright:timeToLive="PT1H"/>
  <error id="e" errorCode="E1"/><escalation id="x" escalationCode="X1"/><signal id="s" name="stop"/>
  <timerEventDefinition id="t"><timeDuration>PT5M</timeDuration></timerEventDefinition>
  <globalUserTask id="approve" casewright:worktype="approval"/>`;
export const message = { name: 'paid', key: 'order.id', timeToLive: '"PT1H"' };
