/** A command that cannot go on for a reason that its user can mend: what is wrong, and the remedy. Any other error is a defect. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(what: string, remedy?: string) {
    super(remedy === undefined ? what : `${what}\nRemedy: ${remedy}`);
  }
}
