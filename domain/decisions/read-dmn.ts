import { DmnModdle } from 'dmn-moddle';
import type { DmnElement } from 'dmn-moddle';
import { impatientHandler } from '../xml/impatient-handler';
import { refuseXml } from '../xml/refuse-xml';
import { Unreadable, manyOf, oneOf, textOf } from './dmn-element';
import { readBoxed, readFunction } from './read-boxed';
import type { DecisionModel, ModelDecision, ModelType, StoredModel } from './model';

/** The model namespaces of DMN 1.2 to 1.6; what is read of them is the same in all. */
const namespaces =
  /(xmlns(?::[\w.-]+)?\s*=\s*["'])https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20180521|20211108|20230324|20240513)\/(MODEL|DMNDI|FEEL)\//g;
/** What tools add of their own is passed over; each costs a look through the file. */
const maxWarnings = 200;
/** What it knows are the types of DMN; it keeps nothing of a file. */
let types: DmnModdle | undefined;
const readable = '$1https://www.omg.org/spec/DMN/20191111/$2/';

/**
 * What stands in a `.dmn` file, or why it cannot be read. Nothing is waited for before it is: a caller's time limit covers
 * only what runs at once.
 */
export async function readDmn(xml: string): Promise<StoredModel> {
  const reason = refuseXml(xml);
  if (reason !== null) return { fault: reason };
  try {
    types ??= new DmnModdle();
    const { rootElement, warnings } = await types.fromXML(xml.replace(namespaces, readable), {
      handler: impatientHandler(maxWarnings),
    });
    return { model: modelOf(rootElement, warnings[0]?.message) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { fault: `cannot be read: ${message.split('\n', 1)[0]?.slice(0, 200)}` };
  }
}

function modelOf(definitions: DmnElement, warning: string | undefined): DecisionModel {
  if (definitions.$type !== 'dmn:Definitions') throw new Unreadable('holds no definitions');
  if (manyOf(definitions, 'import').length > 0) throw new Unreadable('imports of other files are not supported');
  const elements = manyOf(definitions, 'drgElement');
  const nameOf = new Map(elements.map((element) => [`#${textOf(element, 'id')}`, requiredName(element)]));
  const named = (holder: DmnElement, requirement: string, reference: string): string[] =>
    manyOf(holder, requirement).flatMap((one) => {
      const href = oneOf(one, reference);
      return href ? [nameOf.get(textOf(href, 'href') ?? '') ?? textOf(href, 'href') ?? ''] : [];
    });
  const ofType = (type: string) => elements.filter(({ $type }) => $type === `dmn:${type}`);
  return {
    types: manyOf(definitions, 'itemDefinition').map(readType),
    inputs: ofType('InputData').map((input) => ({ name: requiredName(input), ...typed(oneOf(input, 'variable')) })),
    functions: ofType('BusinessKnowledgeModel').map((knowledge) => {
      const name = requiredName(knowledge);
      const logic = oneOf(knowledge, 'encapsulatedLogic');
      if (!logic) throw new Unreadable(`${name} has no logic`);
      const functions = named(knowledge, 'knowledgeRequirement', 'requiredKnowledge');
      return { name, body: readFunction(logic, name, 0), functions };
    }),
    decisions: ofType('Decision').map((decision): ModelDecision => {
      const name = requiredName(decision);
      const logic = oneOf(decision, 'decisionLogic');
      if (!logic) throw new Unreadable(`${name} has no logic that can be read${warning ? ` (${warning})` : ''}`);
      return {
        name,
        ...typed(oneOf(decision, 'variable')),
        inputs: named(decision, 'informationRequirement', 'requiredInput'),
        decisions: named(decision, 'informationRequirement', 'requiredDecision'),
        functions: named(decision, 'knowledgeRequirement', 'requiredKnowledge'),
        body: readBoxed(logic, name, 0),
      };
    }),
  };
}

function readType(element: DmnElement): ModelType {
  const type = textOf(element, 'typeRef')?.trim();
  const allowed = oneOf(element, 'allowedValues');
  const parts = manyOf(element, 'itemComponent').map(readType);
  return {
    name: requiredName(element),
    ...(type ? { type: plainType(type) } : {}),
    ...(element.isCollection === true ? { isList: true } : {}),
    ...(allowed ? { allowed: textOf(allowed, 'text') ?? '' } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  };
}

function typed(variable: DmnElement | undefined): { type?: string } {
  const type = variable && textOf(variable, 'typeRef');
  return type ? { type: plainType(type) } : {};
}

/** Without the prefix of its namespace: there is one only. */
function plainType(type: string): string {
  return type.replace(/^[\w-]+:/, '');
}

function requiredName(element: DmnElement): string {
  const name = textOf(element, 'name') ?? textOf(element, 'id');
  if (name === undefined) throw new Unreadable(`an element ${element.$type} has no name`);
  return name;
}
