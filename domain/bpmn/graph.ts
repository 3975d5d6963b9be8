/**
 * A BPMN file as the interpreter runs it: plain JSON, made once at deployment (`read/`), checked, and pinned by each case.
 * Everything that BPMN lets a model say in several ways is said here in one.
 */
export interface Graph {
  format: 1;
  /** The process that a case of this graph starts. */
  main: string;
  /** Also those that call activities name and, in a collaboration, those of the other pools. */
  processes: readonly Process[];
  /** In the order of the file. */
  nodes: readonly FlowNode[];
  flows: readonly SequenceFlow[];
  messageFlows: readonly MessageFlow[];
}

/** FEEL, without a leading `=`; a text that the model gives as a literal stands in quotes. */
export type Expression = string;

export interface Process {
  id: string;
  name?: string;
  /** The name of its pool. */
  pool?: string;
  /** Names of data objects: variables that exist, empty, from the start. */
  dataObjects: readonly string[];
  /** What extensions say about cases of this process: `referencePrefix`, `sla`, `intent`. */
  properties: Properties;
}

export type Properties = Readonly<Record<string, Expression>>;

export interface SequenceFlow {
  id: string;
  from: string;
  to: string;
  /** A flow without one is always taken; from an exclusive gateway it must be the default or the only one. */
  condition?: Expression;
}

/** Between pools. An end is a node, or a process where the model draws to the pool itself. */
export interface MessageFlow {
  id: string;
  from: string;
  to: string;
}

export type FlowNode = Activity | Gateway | EventNode;

interface NodeBase {
  id: string;
  name?: string;
  /** The process or sub-process that it stands in. */
  in: string;
  /** Flows, in the order of the file. */
  incoming: readonly string[];
  outgoing: readonly string[];
}

export interface Activity extends NodeBase {
  kind: 'activity';
  work: Work;
  defaultFlow?: string;
  loop?: StandardLoop | MultiInstance;
  /** Boundary events, in the order of the file; those for compensation are not among them. */
  boundary: readonly string[];
  /** Runs only to compensate another activity: no flow reaches it. */
  isForCompensation: boolean;
  /** The activity that undoes this one once it has completed. */
  compensatedBy?: string;
  /** Variables of its own, made when it starts. */
  inputs: readonly Mapping[];
  /** What its scope gets when it completes; without any, the process gets all that it brings. */
  outputs: readonly Mapping[];
  /** Of a child of an ad-hoc sub-process. */
  plan?: PlanItem;
  /** Of a sub-process that is a stage of its case: its `sla`. */
  stage?: Properties;
}

export interface Mapping {
  value: Expression;
  target: string;
}

export type Work =
  /** An undefined task: passes. */
  | { type: 'none' }
  /** Done outside; the properties are evaluated when the activity starts and travel with the command. */
  | { type: 'user' | 'manual' | 'service'; properties: Properties }
  /** Sends its message, if it names one, when it completes. */
  | { type: 'send'; message?: MessageReference; properties: Properties }
  | { type: 'receive'; message?: MessageReference }
  | { type: 'script'; script: Expression; resultVariable?: string }
  | { type: 'business-rule'; decision?: string; resultVariable?: string }
  /** Another process, of this graph, with variables of its own. */
  | { type: 'call'; process: string }
  | { type: 'sub-process' | 'transaction'; dataObjects: readonly string[] }
  | { type: 'event-sub-process'; dataObjects: readonly string[] }
  | { type: 'ad-hoc'; dataObjects: readonly string[]; adHoc: AdHoc };

export interface StandardLoop {
  type: 'standard';
  /** Tested before the first time too. */
  testBefore: boolean;
  /** Goes on while it is true; without one, until the maximum. */
  condition?: Expression;
  maximum?: number;
}

/** Either a number of instances or a collection, never both. */
export interface MultiInstance {
  type: 'multi-instance';
  isSequential: boolean;
  cardinality?: Expression;
  collection?: Expression;
  /** The variable that holds an instance's entry of the collection. */
  element?: string;
  outputCollection?: string;
  outputElement?: Expression;
  completionCondition?: Expression;
}

export interface AdHoc {
  isSequential: boolean;
  completionCondition?: Expression;
  cancelsRemaining: boolean;
  /** IDs of the children to start with. */
  activeElements?: Expression;
}

/** CMMN's ideas on the children of an ad-hoc sub-process. */
export interface PlanItem {
  /** With true, only a person starts it, or the API. Otherwise its entry sentry does, where it has one. */
  isManual: boolean;
  isRequired: boolean;
  isRepeatable: boolean;
  entry?: Sentry;
  exit?: Sentry;
  /** An intermediate none event that is reached once, with its time. */
  isMilestone: boolean;
}

export interface Sentry {
  /** Children that must have completed, remembered until the sentry fires. */
  on: readonly string[];
  condition?: Expression;
}

export interface Gateway extends NodeBase {
  kind: 'gateway';
  type: 'exclusive' | 'inclusive' | 'parallel' | 'event-based' | 'complex';
  defaultFlow?: string;
  /** Of a complex gateway; reads `activationCount`, and by the ID of an incoming flow its number of tokens. */
  activationCondition?: Expression;
  /** An event-based gateway without incoming flows: its first event starts the process. */
  isInstantiating: boolean;
}

export interface EventNode extends NodeBase {
  kind: 'start' | 'catch' | 'boundary' | 'throw' | 'end';
  /** None, one, or many: then any of them is enough unless `isParallel`. A throwing event throws them all. */
  definitions: readonly EventDefinition[];
  isParallel: boolean;
  /** Of a boundary event and of the start event of an event sub-process. */
  isInterrupting: boolean;
  /** The activity that a boundary event is attached to. */
  host?: string;
  /** Of what a message, signal, error or escalation brings. */
  outputs: readonly Mapping[];
  /** What a thrown message, signal, error or escalation carries; without any, nothing. */
  inputs: readonly Mapping[];
  /** Of a child of an ad-hoc sub-process, and of a milestone. */
  plan?: PlanItem;
}

export interface MessageReference {
  name: string;
  /** What an instance is found by; without one the name is enough. */
  key?: Expression;
  /** How long a thrown one that nobody waits for is kept. */
  timeToLive?: Expression;
}

export type EventDefinition =
  /** Without a reference only a message flow reaches it. */
  | { type: 'message'; message?: MessageReference }
  /** Exactly one of the three. */
  | { type: 'timer'; date?: Expression; duration?: Expression; cycle?: Expression }
  | { type: 'signal'; name?: string }
  /** Without a code: catches each that no one nearer catches. */
  | { type: 'error'; code?: string }
  | { type: 'escalation'; code?: string }
  | { type: 'conditional'; condition: Expression }
  | { type: 'link'; name: string }
  /** Of all of its scope, or of one activity. */
  | { type: 'compensate'; activity?: string }
  | { type: 'cancel' }
  | { type: 'terminate' };
