/** What stands in a log in place of what nobody there should read. */
const MASK = '[masked]';

/** Fields that carry what people entered, at the top of a line or one below. */
const CARRIERS = ['attributes', 'variables', 'data', 'body', 'state', 'file', 'item', 'command', 'request', 'args'];
const isCarrier = (name: string) => CARRIERS.includes(name);

/** How every log of ours is written; for pino. Values of attributes come into one by errors that quote them, or by objects that hold them. */
export const logRules = {
  serializers: { err: toldError, error: toldError, reason: toldText, cause: toldError },
  formatters: { log: maskedFields },
};

interface ToldError {
  type: string;
  code?: string;
  message: string;
  stack?: string;
  cause?: ToldError | string;
}

/**
 * An error as a log may tell it: its type, code and frames, and its message without what that quotes. A failure that has
 * gone through a workflow says whatever those who threw it said: of it the type alone.
 */
export function toldError(error: unknown): ToldError | string {
  if (!(error instanceof Error)) return toldText(error);
  const { code, type, failure, cause } = error as Error & Record<'code' | 'type' | 'failure' | 'cause', unknown>;
  const hasCrossed = failure !== undefined || error.name.endsWith('Failure');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const told = [code, type].find((one) => typeof one === 'string');
  return {
    type: error.name,
    ...(typeof told === 'string' && { code: told }),
    message: hasCrossed ? MASK : unquoted(error.message),
    ...(frames.length > 0 && { stack: frames.join('\n') }),
    ...(cause instanceof Error && { cause: toldError(cause) }),
  };
}

/** Of the text of an error, the name before its message. */
function toldText(value: unknown): string {
  if (typeof value !== 'string') return MASK;
  const [, name, message = ''] = /^([A-Za-z]+(?:Error|Failure)): ?([^]*)$/.exec(value) ?? [];
  if (name === undefined) return unquoted(value);
  return `${name}: ${name.endsWith('Failure') ? MASK : unquoted(message)}`;
}

/** Messages quote values, between marks or in parentheses; keys and names of ours that they quote go with them. */
function unquoted(message: string): string {
  return message.replaceAll(/"[^]*"|'[^]*'|`[^]*`|\u201C[^]*\u201D|\([^]*\)/g, MASK);
}

/** An ID is told as it is, the object that has it is not. */
function maskedFields(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [
      name,
      isCarrier(name) && typeof value === 'object' && value !== null ? MASK : value,
    ]),
  );
}
