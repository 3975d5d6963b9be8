import type { BpmnElement } from 'bpmn-moddle';
import { manyOf, oneOf, textOf } from './bpmn-element';
import type { Reading } from './reading';

export const noMeaning = 'has no meaning here';

/** Prefixes by namespace: files may call them as they like. */
export const foreignNamespaces = {
  'urn:casewright:bpmn': 'casewright',
  'http://camunda.org/schema/1.0/bpmn': 'camunda',
  'http://camunda.org/schema/zeebe/1.0': 'zeebe',
} as const;

/**
 * Extension attributes and elements of one element. They are named by paths: `camunda:assignee` is an attribute,
 * `zeebe:taskDefinition@type` that of an extension element, `zeebe:ioMapping/input` elements below one.
 */
export class Foreign {
  private readonly taken = new Set<string>();

  constructor(
    private readonly element: BpmnElement,
    private readonly reading: Reading,
  ) {}

  /** The first of the attributes that there is; it is used. */
  take(usedAs: string, ...paths: string[]): string | undefined {
    for (const path of paths) {
      const value = this.look(path);
      if (value !== undefined) {
        this.use(path, usedAs);
        return value;
      }
    }
    return undefined;
  }

  look(path: string): string | undefined {
    const [elements = '', attribute] = path.split('@');
    if (attribute === undefined) return this.element.$attrs?.[path]?.trim() || undefined;
    const found = this.elementsAt(elements).flatMap((one) => textOf(one, attribute) ?? []);
    if (found.length > 1) this.reading.refuse(this.element, 'GIVEN_SEVERAL_TIMES', { what: path });
    return found[0];
  }

  /** Whole elements of extensions; all that stands in them is used. */
  takeElements(usedAs: string, path: string): BpmnElement[] {
    const found = this.elementsAt(path);
    if (found.length > 0) this.use(path, usedAs);
    return found;
  }

  use(path: string, usedAs: string): void {
    this.taken.add(path);
    if (!path.startsWith('casewright:')) this.reading.note(this.element, path, `used as ${usedAs}`);
  }

  /** Tells what nobody took: of our own namespace it is a mistake. */
  tellRest(): void {
    for (const path of this.paths()) {
      if (this.taken.has(path)) continue;
      if (path.startsWith('casewright:')) this.reading.refuse(this.element, 'MEANS_NOTHING_HERE', { what: path });
      else this.reading.note(this.element, path, noMeaning);
    }
  }

  private elementsAt(path: string): BpmnElement[] {
    const [first = '', ...rest] = path.split('/');
    let found = this.extensions().filter(({ $type }) => $type === first);
    const prefix = first.split(':')[0];
    for (const step of rest) {
      found = found.flatMap((one) => manyOf(one, '$children').filter(({ $type }) => $type === `${prefix}:${step}`));
    }
    return found;
  }

  private extensions(): BpmnElement[] {
    const holder = oneOf(this.element, 'extensionElements');
    return holder ? manyOf(holder, 'values') : [];
  }

  private paths(): string[] {
    const attributes = Object.keys(this.element.$attrs ?? {}).filter((name) => !/^:?(xmlns|xsi|xml)\b/.test(name));
    const held = this.extensions().flatMap((one) => this.pathsOf(one, one.$type));
    return [...new Set([...attributes, ...held])];
  }

  /** What is used in part is told part by part. */
  private pathsOf(element: BpmnElement, path: string): string[] {
    const isUsed = [...this.taken].some((one) => one.startsWith(`${path}@`) || one.startsWith(`${path}/`));
    if (this.taken.has(path) || !isUsed) return [path];
    const attributes = Object.keys(element).filter((key) => !/^[$:]|^xmlns/.test(key));
    return [
      ...attributes.map((name) => `${path}@${name}`),
      ...manyOf(element, '$children').flatMap((one) => this.pathsOf(one, `${path}/${one.$type.replace(/^.*:/, '')}`)),
    ];
  }
}
