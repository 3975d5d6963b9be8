/** A place of a text that cannot be compiled; caught by `compileFeel` and `compileTests`. */
export class SourceFault extends Error {
  constructor(
    /** Position in the text, counted from 0. */
    readonly at: number,
    message: string,
    readonly code: 'INVALID_EXPRESSION' | 'UNKNOWN_NAME' = 'INVALID_EXPRESSION',
    readonly allowed = 'FEEL',
    /** What is not known. */
    readonly unknownName = '',
  ) {
    super(message);
  }
}

/** A fault as a refusal tells it. */
export interface ToldFault {
  message: string;
  code: SourceFault['code'];
  values: Readonly<Record<string, unknown>>;
  allowed: string;
}

export function tellFault({ at, message, code, allowed, unknownName: name }: SourceFault): ToldFault {
  const values = { position: at + 1, name };
  return { message: code === 'UNKNOWN_NAME' ? message : `${message} (position ${at + 1})`, code, values, allowed };
}
