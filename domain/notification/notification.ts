/** Something that people, or other systems, are told once. */
export interface Notification {
  kind: 'event' | 'alert';
  division: string;
  /** What it tells of: one that is there already, and has not ended, is not told again. */
  cause: string;
  subject: string;
  text: string;
  itemId: string | null;
  /** What programs read of it. */
  data: Record<string, unknown>;
  /** Addresses (`addressOfAgent`, ...) of those who see it in the app. */
  recipients: readonly string[];
  /** Keys of webhooks of the division. */
  webhooks: readonly string[];
  /** Addresses of those who get it by mail: as above, or of mailboxes. */
  mailTo: readonly string[];
  /** What webhooks are sent: a CloudEvent without `id` and `time`. */
  body: Record<string, unknown>;
}

export function addressOfAgent(key: string): string {
  return `agent/${key}`;
}

export function addressOfGroup(division: string, key: string): string {
  return `group/${division}/${key}`;
}

/** All who supervise a division. */
export function addressOfSupervisors(division: string): string {
  return `supervisors/${division}`;
}

export function addressOfMailbox(mailbox: string): string {
  return `mailbox/${mailbox}`;
}

interface Told {
  agents: readonly string[];
  groups: readonly string[];
  supervisors: boolean;
  mail: boolean;
  addresses: readonly string[];
}

/** Who is told by a document of a division: in the app, and by mail. */
export function recipientsOf(
  division: string,
  { agents, groups, supervisors, mail, addresses }: Told,
  concerned: readonly string[] = [],
): Pick<Notification, 'recipients' | 'mailTo'> {
  const recipients = [
    ...new Set([
      ...[...agents, ...concerned].map(addressOfAgent),
      ...groups.map((key) => addressOfGroup(division, key)),
      ...(supervisors ? [addressOfSupervisors(division)] : []),
    ]),
  ];
  return { recipients, mailTo: [...(mail ? recipients : []), ...addresses.map(addressOfMailbox)] };
}
