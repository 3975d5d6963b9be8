import {
  processProperties,
  serviceProperties,
  stageProperties,
  userProperties,
} from '../../../../../../domain/bpmn/read/properties';
import { readFeel, readLiteral, readList, readTime } from '../../../../../../domain/bpmn/read/expressions';
import type { BusinessObject } from '../modeler-services';
import { flagOn, set, textOn } from './property';
import type { Property, PropertyGroup, TextKind } from './property';

const ofAdHoc = ['entryOn', 'entryIf', 'exitOn', 'exitIf', 'manualActivation', 'required', 'repetition'];
const groups: Readonly<Record<string, PropertyGroup>> = {
  ...within('routing', 'worktype queue skills priority dueIn dueDate'),
  ...within('people', 'assignee candidateGroups candidateUsers participant participantMail'),
  ...within('form', 'form approval shows reasonForNo'),
  ...within('service', 'activity taskQueue retries connector'),
  ...within('message', 'correlationKey timeToLive'),
  ...within('case', 'referencePrefix intent sla stage milestone'),
  ...within('ad-hoc', ofAdHoc.join(' ')),
};
/** Kinds of texts that the tables of the reader do not say. */
const kinds: Readonly<Record<string, TextKind>> = {
  entryIf: 'feel',
  exitIf: 'feel',
  correlationKey: 'feel',
  timeToLive: 'time',
  activeElements: 'feel',
};
const readAs = new Map<unknown, TextKind>([
  [readLiteral, 'literal'],
  [readList, 'literal'],
  [readFeel, 'feel'],
  [readTime, 'time'],
]);
const rows = [...userProperties, ...serviceProperties, ...processProperties, ...stageProperties];
/** Names of documents' fields that hold the same. */
const suggested: Readonly<Record<string, string>> = {
  assignee: 'agent',
  candidateUsers: 'agents',
  candidateGroups: 'groups',
  connector: 'lookup',
  shows: 'attributes',
};

/** Everything that our descriptor has for an element of this type, whether or not it has a group of its own. */
export function ours(object: BusinessObject): Property[] {
  const isChild = object.$parent?.$instanceOf('bpmn:AdHocSubProcess') === true;
  return object.$descriptor.properties
    .filter(({ ns, isAttr }) => ns.prefix === 'casewright' && isAttr === true)
    .filter(({ ns }) => isChild || !ofAdHoc.includes(ns.localName))
    .map(({ ns: { localName }, type }): Property => {
      const name = `casewright:${localName}`;
      const group = groups[localName] ?? 'general';
      if (type === 'Boolean') return flagOn(object, name, group);
      const kind = kindOf(localName);
      return textOn(object, name, group, kind, { suggest: suggested[localName] ?? localName });
    });
}

function kindOf(localName: string): TextKind {
  const row = rows.find(([name]) => name === localName);
  return kinds[localName] ?? readAs.get(row?.[1]) ?? 'text';
}

/** What whoever does a task is asked: nothing, yes or no, a form of the case type, or one of its own. Of the others nothing stays. */
export function asks(object: BusinessObject): Property[] {
  if (!['bpmn:UserTask', 'bpmn:ManualTask'].some((type) => object.$instanceOf(type))) return [];
  const isApproval = ofApproval.some((name) => object.get(name) !== undefined);
  const form = object.get(formName);
  const isOwn = typeof form === 'string' && form.trim().startsWith('{');
  const nothing = Object.fromEntries([formName, ...ofApproval].map((name) => [name, undefined]));
  const value = isApproval ? 'approval' : typeof form !== 'string' ? 'nothing' : isOwn ? 'form' : `form:${form}`;
  return [
    {
      name: 'asks',
      group: 'form',
      kind: 'choice',
      options: ['nothing', 'approval', 'form'],
      suggest: 'forms',
      value,
      write: (editing, next) => set(editing, object, { ...nothing, ...firstOf(next) }),
    },
    ...(isApproval ? ours(object).filter(({ name }) => ofApproval.includes(name)) : []),
    ...(isOwn
      ? [
          {
            name: formName,
            group: 'form',
            kind: 'schema',
            value: form,
            write: (editing, next) => set(editing, object, { [formName]: next }),
          } satisfies Property,
        ]
      : []),
  ];
}

const formName = 'casewright:form';
const ofApproval = ['approval', 'shows', 'reasonForNo'].map((name) => `casewright:${name}`);

function firstOf(asked: string): Record<string, string> {
  if (asked === 'approval') return { 'casewright:approval': 'approved' };
  if (asked === 'form') return { [formName]: JSON.stringify({ type: 'object', properties: {} }) };
  return asked.startsWith('form:') ? { [formName]: asked.slice('form:'.length) } : {};
}

function within(group: PropertyGroup, names: string): Record<string, PropertyGroup> {
  return Object.fromEntries(names.split(' ').map((name) => [name, group]));
}
