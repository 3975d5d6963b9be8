import { sayerOf } from '../said/said';
import type { Said } from '../said/said';

/** Why a look-up brought nothing. In English a failure is told by its code, behind what is known in detail. */
export const failureTexts = {
  ADDRESS_FORBIDDEN: 'ADDRESS_FORBIDDEN',
  HTTPS_ONLY: 'HTTPS_ONLY',
  INVALID_URL: 'INVALID_URL',
  LEFT_ALONE: 'LEFT_ALONE',
  NOT_ACCEPTED: 'NOT_ACCEPTED',
  NOT_REACHED: 'NOT_REACHED',
  NO_ANSWER: 'NO_ANSWER',
  NO_SECRET: 'NO_SECRET',
  PORT_FORBIDDEN: 'PORT_FORBIDDEN',
  REFUSED_ANSWER: 'REFUSED_ANSWER',
  TOO_LARGE: 'TOO_LARGE',
  UNCLEAR_HOST: 'UNCLEAR_HOST',
  UNREADABLE_ANSWER: 'UNREADABLE_ANSWER',
} as const;

const say = sayerOf(failureTexts);

/** A code that is not among them, such as a limit of an expression, is told as it is. */
export function sayFailure(code: string): Said | string {
  return Object.hasOwn(failureTexts, code) ? say(code as keyof typeof failureTexts) : code;
}
