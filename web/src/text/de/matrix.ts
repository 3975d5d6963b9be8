import type { matrix as english } from '../en/matrix';
import type { Translated } from '../translated';

export const matrix: Translated<typeof english> = {
  matrix: {
    title: 'Fähigkeitsmatrix',
    grid: 'Stufen der Agenten nach Fähigkeit',
    agent: 'Agent',
    queue: 'Warteschlange',
    group: 'Gruppe',
    any: 'Alle',
    none: 'Es gibt noch keinen Agenten.',
    noSkills: 'In diesem Bereich gibt es noch keine Fähigkeit.',
    help_one:
      '{{count}} Agent. Tippen Sie eine Stufe in ihre Zelle; Pfeile und Eingabe bewegen, eine leere Zelle nimmt die Fähigkeit weg.',
    help_other:
      '{{count}} Agenten. Tippen Sie eine Stufe in ihre Zelle; Pfeile und Eingabe bewegen, eine leere Zelle nimmt die Fähigkeit weg.',
    save_one: '{{count}} Entwurf speichern',
    save_other: '{{count}} Entwürfe speichern',
    publish_one: '{{count}} Entwurf veröffentlichen',
    publish_other: '{{count}} Entwürfe veröffentlichen',
    publishSure_one: 'Jetzt veröffentlichen',
    publishSure_other: 'Jetzt alle {{count}} veröffentlichen',
    published_one: '{{count}} Agent veröffentlicht.',
    published_other: '{{count}} Agenten veröffentlicht.',
    notSaved: '{{name}} wurde nicht gespeichert: {{why}}',
  },
};
