/** An invariant does not hold; the message begins with its name. */
export class Broken extends Error {
  constructor(
    readonly invariant: string,
    readonly details: unknown = null,
  ) {
    super(details === null ? invariant : `${invariant}: ${JSON.stringify(details)}`);
  }
}
