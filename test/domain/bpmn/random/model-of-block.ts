import type { Block, Boundary, SubProcess } from './blocks';

/** Where a block is entered and where it is left. */
interface Ends {
  first: string;
  last: string;
}

/** The XML of a process that is one block between a start and an end. */
export function modelOfBlock(block: Block): string {
  const writer = new Writer();
  writer.within(block);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:test">
<bpmn:message id="Message" name="ping" /><bpmn:signal id="Signal" name="bell" />
<bpmn:error id="Error" name="e" errorCode="E" /><bpmn:escalation id="Escalation" name="up" escalationCode="UP" />
<bpmn:process id="P" isExecutable="true">
${writer.lines.join('\n')}
</bpmn:process>
${writer.processes.join('\n')}
</bpmn:definitions>
`;
}

const definitions: Readonly<Record<string, string>> = {
  none: '',
  message: '<bpmn:messageEventDefinition messageRef="Message" />',
  timer: '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
  signal: '<bpmn:signalEventDefinition signalRef="Signal" />',
  error: '<bpmn:errorEventDefinition errorRef="Error" />',
  conditional:
    '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=v0 &gt; 50</bpmn:condition></bpmn:conditionalEventDefinition>',
  compensate: '<bpmn:compensateEventDefinition />',
  cancel: '<bpmn:cancelEventDefinition />',
  terminate: '<bpmn:terminateEventDefinition />',
  escalation: '<bpmn:escalationEventDefinition escalationRef="Escalation" />',
};

class Writer {
  /** Of the process or sub-process that is being written. */
  lines: string[] = [];
  /** Those that are called. */
  readonly processes: string[] = [];
  private count = 0;

  /** A block with a start and an end of its own. */
  within(block: Block): void {
    const { first, last } = this.block(block);
    this.flow(this.node('startEvent'), first);
    this.flow(last, this.node('endEvent'));
  }

  private block(block: Block): Ends {
    switch (block.type) {
      case 'task':
        return this.one(block.kind, block.kind === 'receiveTask' ? 'messageRef="Message"' : '');
      case 'throw':
        return this.one('intermediateThrowEvent', '', definitions[block.event]);
      case 'catch':
        return this.one('intermediateCatchEvent', '', definitions[block.event]);
      case 'sequence': {
        const parts = block.parts.map((part) => this.block(part));
        parts.forEach(({ last }, at) => {
          const next = parts[at + 1];
          if (next) this.flow(last, next.first);
        });
        return { first: (parts[0] as Ends).first, last: (parts.at(-1) as Ends).last };
      }
      case 'parallel':
        return this.fork('parallelGateway', block.branches, () => 'always');
      case 'exclusive': {
        const taken = block.taken % block.branches.length;
        return this.fork('exclusiveGateway', block.branches, (at) => at === taken);
      }
      case 'inclusive':
        return this.fork('inclusiveGateway', block.branches, (at) => block.taken[at] ?? false);
      case 'events': {
        const [first, last] = [this.node('eventBasedGateway'), this.node('exclusiveGateway')];
        for (const { event, next } of block.branches) {
          const caught = this.node('intermediateCatchEvent', '', definitions[event]);
          const ends = this.block(next);
          this.flow(first, caught);
          this.flow(caught, ends.first);
          this.flow(ends.last, last);
        }
        return { first, last };
      }
      case 'again':
        return this.again(block.body, block.times);
      case 'undoable': {
        const [id, handler] = [this.node(block.kind), this.node(block.handler, 'isForCompensation="true"')];
        const event = this.node('boundaryEvent', `attachedToRef="${id}"`, definitions['compensate']);
        const ends = `associationDirection="One" sourceRef="${event}" targetRef="${handler}"`;
        this.lines.push(`<bpmn:association id="${this.newId('Association')}" ${ends} />`);
        return { first: id, last: id };
      }
      case 'ad-hoc': {
        const content = this.inside(() => {
          for (let child = 0; child < block.children; child += 1) this.node('userTask');
        });
        return this.one('adHocSubProcess', `ordering="${block.isSequential ? 'Sequential' : 'Parallel'}"`, content);
      }
      case 'call': {
        const process = this.newId('Process');
        const inner = this.inside(() => this.within(block.body));
        this.processes.push(`<bpmn:process id="${process}" isExecutable="true">${inner}</bpmn:process>`);
        return this.one('callActivity', `calledElement="${process}"`);
      }
      case 'sub-process':
        return this.subProcess(block);
    }
  }

  private one(tag: string, attributes = '', inner = ''): Ends {
    const id = this.node(tag, attributes, inner);
    return { first: id, last: id };
  }

  /** The last branch is the default of a gateway that chooses. */
  private fork(tag: string, branches: readonly Block[], condition: (at: number) => boolean | 'always'): Ends {
    const last = this.node(tag);
    const isChoice = condition(0) !== 'always';
    const byDefault = isChoice ? this.newId('Flow') : '';
    const first = this.node(tag, isChoice ? `default="${byDefault}"` : '');
    branches.forEach((branch, at) => {
      const ends = this.block(branch);
      const isDefault = isChoice && at === branches.length - 1;
      const said = condition(at);
      this.flow(
        first,
        ends.first,
        isDefault || said === 'always' ? undefined : String(said),
        isDefault ? byDefault : undefined,
      );
      this.flow(ends.last, last);
    });
    return { first, last };
  }

  private again(body: Block, times: number): Ends {
    const [first, last] = [this.node('exclusiveGateway'), this.newId('exclusiveGateway')];
    const counter = `count${last.split('_')[1]}`;
    const script = `if ${counter} = null then 1 else ${counter} + 1`;
    const counting = this.node(
      'scriptTask',
      'scriptFormat="feel"',
      `<bpmn:extensionElements><zeebe:script xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" expression="=${script}" resultVariable="${counter}" /></bpmn:extensionElements>`,
    );
    const ends = this.block(body);
    const leaving = this.newId('Flow');
    this.lines.push(`<bpmn:exclusiveGateway id="${last}" default="${leaving}" />`);
    const after = this.node('task');
    this.flow(first, ends.first);
    this.flow(ends.last, counting);
    this.flow(counting, last);
    this.flow(last, first, `${counter} &lt; ${times}`);
    this.flow(last, after, undefined, leaving);
    return { first, last: after };
  }

  private subProcess({ body, ends, repeated, boundary, inner }: SubProcess): Ends {
    const id = this.newId('Sub');
    const tag = ends === 'cancel' ? 'transaction' : 'subProcess';
    const content = this.inside(() => {
      if (ends === 'plainly') this.within(body);
      else this.withinTwoWays(body, ends);
      for (const one of inner) this.eventSubProcess(one);
    });
    this.lines.push(`<bpmn:${tag} id="${id}">${repetition(repeated)}${content}</bpmn:${tag}>`);
    // What ends so must be caught.
    const own: Boundary[] =
      ends === 'error' || ends === 'cancel'
        ? [{ event: ends, isInterrupting: true, next: { type: 'task', kind: 'task' } }]
        : [];
    const caught = [...boundary.filter(({ event }) => event !== ends), ...own];
    if (caught.length === 0) return { first: id, last: id };
    const last = this.node('exclusiveGateway');
    this.flow(id, last);
    for (const one of caught) this.boundary(id, one, last);
    return { first: id, last };
  }

  /** The body, and beside it a task that leads to an end of another kind. */
  private withinTwoWays(body: Block, end: SubProcess['ends']): void {
    const start = this.node('startEvent');
    for (const [block, definition] of [
      [body, 'none'],
      [{ type: 'task', kind: 'userTask' }, end],
    ] as const) {
      const { first, last } = this.block(block);
      this.flow(start, first);
      this.flow(last, this.node('endEvent', '', definitions[definition]));
    }
  }

  private eventSubProcess({ event, isInterrupting, next }: Boundary): void {
    const content = this.inside(() => {
      const { first, last } = this.block(next);
      this.flow(this.node('startEvent', `isInterrupting="${isInterrupting}"`, definitions[event]), first);
      this.flow(last, this.node('endEvent'));
    });
    const id = this.newId('Event');
    this.lines.push(`<bpmn:subProcess id="${id}" triggeredByEvent="true">${content}</bpmn:subProcess>`);
  }

  /** What is written within, apart from what stands around it. */
  private inside(write: () => void): string {
    const around = this.lines;
    this.lines = [];
    write();
    const content = this.lines.join('\n');
    this.lines = around;
    return content;
  }

  /** What is interrupted goes on after it; what is not ends by itself. */
  private boundary(host: string, { event, isInterrupting, next }: Boundary, after: string): void {
    const attributes = `attachedToRef="${host}" cancelActivity="${isInterrupting}"`;
    const caught = this.node('boundaryEvent', attributes, definitions[event]);
    const ends = this.block(next);
    this.flow(caught, ends.first);
    this.flow(ends.last, isInterrupting ? after : this.node('endEvent'));
  }

  private node(tag: string, attributes = '', inner = ''): string {
    const id = this.newId(tag);
    this.lines.push(`<bpmn:${tag} id="${id}" ${attributes}>${inner}</bpmn:${tag}>`);
    return id;
  }

  private flow(from: string, to: string, condition?: string, id = this.newId('Flow')): void {
    const inner =
      condition === undefined
        ? ''
        : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${condition}</bpmn:conditionExpression>`;
    this.lines.push(`<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inner}</bpmn:sequenceFlow>`);
  }

  private newId(tag: string): string {
    this.count += 1;
    return `${tag}_${this.count}`;
  }
}

function repetition(repeated: SubProcess['repeated']): string {
  if (repeated.by === 'nothing') return '';
  if (repeated.by === 'loop') return `<bpmn:standardLoopCharacteristics loopMaximum="${repeated.times}" />`;
  const { count, isSequential, enough } = repeated;
  const condition =
    enough === null
      ? ''
      : `<bpmn:completionCondition>=numberOfCompletedInstances &gt;= ${enough}</bpmn:completionCondition>`;
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${isSequential}"><bpmn:loopCardinality>${count}</bpmn:loopCardinality>${condition}</bpmn:multiInstanceLoopCharacteristics>`;
}
