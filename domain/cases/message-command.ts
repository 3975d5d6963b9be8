/** The requests that carry messages are written by `db/case-message.ts`. */
const PREFIX = 'message/';

/** The message that goes to a case by this command, with whose commit it is delivered. Null: the command is none. */
export function messageOfCommand(commandId: string): string | null {
  return commandId.startsWith(PREFIX) ? commandId.slice(PREFIX.length) : null;
}
