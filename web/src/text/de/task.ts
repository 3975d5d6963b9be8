import type { task as english } from '../en/task';
import type { Translated } from '../translated';

export const task: Translated<typeof english> = {
  task: {
    about: '{{reference}}, für {{participant}}',
    due: 'fällig {{time}}',
    done: 'Erledigt. Was Sie gesendet haben, ist angekommen; diese Seite kann geschlossen werden.',
    ended: 'Diese Aufgabe wurde anders beendet. Es ist nichts mehr zu tun.',
    submit: 'Senden',
    once: 'Sie kann einmal gesendet werden. Der Link gilt bis {{time}}.',
    gone: 'Dieser Link öffnet nichts',
    goneText:
      'Er ist abgelaufen, wurde zurückgenommen oder ist nicht vollständig. Wer ihn geschickt hat, kann einen neuen schicken.',
  },
};
