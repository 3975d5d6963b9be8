import type { calendar as english } from '../en/calendar';
import type { Translated } from '../translated';

export const calendar: Translated<typeof english> = {
  calendar: {
    title: 'Seine Tage',
    notYet: 'Sie stehen hier, sobald Zeitzone und Stunden geschrieben sind.',
    from: 'Ab (ohne Angabe: heute)',
    open_one: '{{hours}} h offen an {{count}} Tag, nach den Uhren von {{zone}}.',
    open_other: '{{hours}} h offen an {{count}} Tagen, nach den Uhren von {{zone}}.',
    nothing: 'Kein Feiertag und keine Zeitumstellung an diesen Tagen.',
    closed: 'geschlossen',
    ownDay: 'laut diesem Kalender geschlossen',
    forward: 'Uhren gehen {{minutes}} Min vor',
    back: 'Uhren gehen {{minutes}} Min zurück',
  },
};
