import type { problems as english } from '../en/problems';
import type { Translated } from '../translated';

export const problems: Translated<typeof english> = {
  problem: {
    INVALID_INPUT: 'So geht das nicht, und nichts wurde geändert. {{inputs}}',
    UNAUTHENTICATED: 'Ihre Sitzung ist zu Ende. Melden Sie sich an, um weiterzumachen.',
    TOO_MANY_REQUESTS:
      'Zu viele Anfragen auf einmal. Nichts wurde geändert; warten Sie ein paar Sekunden, dann erneut versuchen.',
    INTERNAL: 'Ein Defekt auf dem Server hat dies gestoppt. Sehen Sie nach, ob es gezählt hat, dann erneut versuchen.',
    OUTCOME_UNKNOWN:
      'Die Antwort dauerte zu lange; es hat vielleicht gezählt, vielleicht nicht. Drücken Sie noch einmal: Das ist sicher.',
    UNAVAILABLE: 'Ein Teil des Systems ist ausgefallen. Nichts wurde geändert; versuchen Sie es gleich noch einmal.',
    TIMEOUT: 'Der Server brauchte zu lange. Sehen Sie nach, ob es gezählt hat, dann erneut versuchen.',
    NETWORK:
      'Der Server war nicht zu erreichen. Ob es gezählt hat, ist unbekannt; versuchen Sie es erneut, das ist sicher.',
    UNKNOWN:
      'Der Server hat dies aus einem Grund abgelehnt, den diese Version der App nicht kennt. Laden Sie die Seite neu.',
  },
  input: {
    UNKNOWN_REFERENCE: 'In diesem Bereich gibt es für {{field}} kein „{{value}}“.',
    UNKNOWN_REASON: 'Der Grund „{{value}}“ gehört nicht zu diesem Bereich.',
    OUT_OF_ORDER: 'Der angegebene Zeitpunkt liegt in der Vergangenheit.',
    REQUIRED: '{{field}} fehlt.',
    DIVISION_CLOSED: 'Der Bereich „{{value}}“ ist geschlossen und nimmt nichts Neues auf.',
  },
};
