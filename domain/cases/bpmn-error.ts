import type { Variables } from '../bpmn/state';
import { cutText } from '../config/cut-text';
import { brought } from './brought';

const MOST_OF_A_CODE = 255;

/** What a worker in any language says of an error of the model: its code, or code and variables; what it leaves empty is none. */
export function bpmnErrorOf(detail: unknown): { code: string; variables?: Variables } {
  const { code, variables } = (isObject(detail) ? detail : { code: detail }) as { code?: unknown; variables?: unknown };
  return {
    code: typeof code === 'string' ? cutText(code, MOST_OF_A_CODE) : '',
    ...(isObject(variables) ? { variables: brought(variables) ?? {} } : {}),
  };
}

function isObject(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
