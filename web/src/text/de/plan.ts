import type { plan as english } from '../en/plan';
import type { Translated } from '../translated';

export const plan: Translated<typeof english> = {
  plan: {
    timeline: 'Ringe im Lauf der Zeit; wann jeder öffnet, lässt sich mit den Pfeiltasten bewegen',
    opening: 'Öffnung von Ring {{ring}}',
    says: 'nach {{time}}, {{percent}} % des SLA',
    bar: '{{ring}} · {{who}}',
    ring: 'Ring {{ring}}',
    atOnce: 'öffnet sofort',
    after: 'öffnet nach {{time}}',
    skills: 'Fähigkeiten von Ring {{ring}}',
    anySkill: 'Keine Fähigkeit wird verlangt',
    unknownSkill: 'Keine Fähigkeit heißt hier {{names}}.',
    fault: 'Zeichen {{at}}: {{message}}',
    preferred:
      'Nur der Agent, den der Vorgang bevorzugt, bis der nächste Ring öffnet; übersprungen, wo er keinen nennt.',
    preferredShort: 'bevorzugter Agent',
    unknown: 'Wen er zulässt, ist erst bekannt, wenn sich sein Ausdruck lesen lässt.',
    added_one: '{{count}} mehr als zuvor',
    added_other: '{{count}} mehr als zuvor',
    membersOf: 'Mitglieder zählen von',
    anyQueue: 'Alle Warteschlangen',
    help: 'Ziehen Sie das linke Ende eines Balkens, oder bewegen Sie es mit den Pfeiltasten.',
  },
};
