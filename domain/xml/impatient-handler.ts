/** Builds an element while a file is read. */
export interface Handler {
  context?: { warnings: readonly unknown[]; addWarning: (warning: never) => void };
}
export interface Reader {
  handler(this: Reader, type: string): Handler;
}

/**
 * Has the parser of a file give up after so many faults: it looks up the line of each from the start of the file, so a file
 * of faults only would hold it for minutes. The library has no option to stop: its handler of the root is given the context
 * that gathers warnings.
 */
export function impatientHandler(maxWarnings: number): Reader['handler'] {
  return function (this: Reader, type: string): Handler {
    const handler = (Object.getPrototypeOf(this) as Reader).handler.call(this, type);
    let context: Handler['context'];
    return Object.defineProperty(handler, 'context', {
      get: () => context,
      set: (given: NonNullable<Handler['context']>) => {
        context = given;
        const add = given.addWarning.bind(given);
        given.addWarning = (warning) => {
          add(warning);
          if (given.warnings.length >= maxWarnings) throw new Error('too many faults');
        };
      },
    });
  };
}
