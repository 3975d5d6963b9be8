import { createTransport } from 'nodemailer';

export interface Mail {
  /** The same for all tries: whoever gets it twice can tell. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Throws what keeps it from the server, or what the server says against it. */
export type SendMail = (mail: Mail) => Promise<void>;

export interface Mailer {
  send: SendMail;
  close(): void;
}

const CONNECTED_WITHIN_MS = 10_000;
const SILENT_AT_MOST_MS = 20_000;
const CONNECTIONS = 4;

/**
 * Mail through one server, which the operator names (`smtps://user:password@host:465`). Text only; neither files nor
 * addresses are read for it. Answers to what no person wrote are not asked for.
 */
export function createMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: CONNECTIONS,
      connectionTimeout: CONNECTED_WITHIN_MS,
      greetingTimeout: CONNECTED_WITHIN_MS,
      socketTimeout: SILENT_AT_MOST_MS,
    },
    { from, disableFileAccess: true, disableUrlAccess: true, headers: { 'Auto-Submitted': 'auto-generated' } },
  );
  const domain = /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ id, to, subject, text }) => {
      // An address as an object: a text could hold several.
      await transport.sendMail({ messageId: `<${id}@${domain}>`, to: { name: '', address: to }, subject, text });
    },
    close: () => transport.close(),
  };
}
