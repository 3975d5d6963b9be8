/** Texts of the drawn routing plan. */
export const plan = {
  plan: {
    timeline: 'Rings in time; when each opens can be moved by the arrow keys',
    opening: 'Opening of ring {{ring}}',
    says: 'after {{time}}, {{percent}} % of the SLA',
    bar: '{{ring}} · {{who}}',
    ring: 'Ring {{ring}}',
    atOnce: 'opens at once',
    after: 'opens after {{time}}',
    skills: 'Skills of ring {{ring}}',
    anySkill: 'No skill is asked for',
    unknownSkill: 'No skill here is called {{names}}.',
    fault: 'Character {{at}}: {{message}}',
    preferred: 'Only the agent whom the item prefers, until the next ring opens; skipped where it names none.',
    preferredShort: 'preferred agent',
    unknown: 'Whom it admits is not known until its expression can be read.',
    added_one: '{{count}} more than before',
    added_other: '{{count}} more than before',
    membersOf: 'Count members of',
    anyQueue: 'Any queue',
    help: 'Drag the left end of a bar, or move it by the arrow keys.',
  },
} as const;
