import type { intent as english } from '../en/intent';
import type { Translated } from '../translated';

export const intent: Translated<typeof english> = {
  intent: {
    text: 'Was jemand gesagt oder geschrieben hat (darf leer bleiben)',
    textHelp:
      'Fügen Sie eine Mail, einen Chat oder eine Gesprächsnotiz ein, oder legen Sie sie hier ab. Der Text bleibt als Kontakt erhalten, mit dem alles begann.',
    tooLong: 'Das sind {{count}} Zeichen: Kürzen Sie auf {{most}}.',
    noText: 'Diese Datei ist kein kurzer Text in UTF-8. Fügen Sie stattdessen ein, worauf es ankommt.',
    channel: 'Wie es kam',
    noChannel: 'Nicht angegeben',
    by: { mail: 'Mail', chat: 'Chat', voice: 'Anruf', visit: 'Besuch' },
    ask: 'Was könnte gemeint sein?',
    none: 'Keine Regel weiß, was gemeint ist. Wählen Sie unten.',
    found: 'Was gemeint sein könnte',
    sure: '{{name}} (zu {{percent}} % sicher)',
    others: 'Es könnte auch gemeint sein',
    startCase: 'Fall beginnen: {{name}}',
    makeItem: 'Vorgang erfassen: {{name}}',
    said: 'Was gesagt oder geschrieben wurde',
    ofCase: 'Er beginnt mit {{interaction}}, einem Kontakt des Falls {{reference}}, und gehört zu diesem Fall.',
    noInteraction: 'Diesen Kontakt hat der Fall nicht mehr.',
  },
};
