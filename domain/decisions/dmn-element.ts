import type { DmnElement } from 'dmn-moddle';

/** A file that is no model of ours. */
export class Unreadable extends Error {}

export function textOf(element: DmnElement, property: string): string | undefined {
  const value = element[property];
  return typeof value === 'string' ? value : undefined;
}

export function oneOf(element: DmnElement, property: string): DmnElement | undefined {
  const value = element[property];
  return isElement(value) ? value : undefined;
}

export function manyOf(element: DmnElement, property: string): DmnElement[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

function isElement(value: unknown): value is DmnElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
