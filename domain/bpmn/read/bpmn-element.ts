import type { BpmnElement } from 'bpmn-moddle';

export function textOf(element: BpmnElement, property: string): string | undefined {
  const value = element[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function oneOf(element: BpmnElement, property: string): BpmnElement | undefined {
  const value = element[property];
  return isElement(value) ? value : undefined;
}

export function manyOf(element: BpmnElement, property: string): BpmnElement[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The ID of what it refers to. */
export function idOf(element: BpmnElement | undefined): string | undefined {
  return element && textOf(element, 'id');
}

/** Its ID as refusals tell it, or that of the nearest element around it that has one. */
export function placeOf(element: BpmnElement | undefined): string {
  for (let at = element; at; at = at.$parent) {
    const id = idOf(at);
    if (id) return id;
  }
  return element ? kindOf(element) : 'file';
}

/** `userTask` of `bpmn:UserTask`. */
export function kindOf({ $type }: BpmnElement): string {
  const name = $type.replace(/^bpmn:/, '');
  return name === $type ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
