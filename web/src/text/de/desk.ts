import type { desk as english } from '../en/desk';
import type { Translated } from '../translated';

export const desk: Translated<typeof english> = {
  palette: {
    go: 'Gehe zu {{name}}',
    openWorkbin: '{{name}} öffnen',
  },
  call: {
    title: 'Angebote melden durch',
    sound: 'Ton',
    notify: 'Nachricht des Browsers',
    notified: 'Der Browser meldet sich, während Sie woanders hinsehen.',
    denied: 'Der Browser ist so eingestellt, dass er für diese Seite nichts meldet.',
    body: '{{worktype}}, {{queue}}. Öffnen Sie Casewright, um zu antworten.',
  },
  undo: {
    park: '{{reference}} ist zurückgestellt.',
    transfer: '{{reference}} ist weitergeleitet.',
    release: '{{reference}} ist wieder in der Warteschlange.',
    hold: '{{reference}} wird gehalten.',
    resume: '{{reference}} ist wieder aufgenommen.',
    'set-status': '{{reference}} hat den Status {{status}}.',
    complete: '{{reference}} ist erledigt.',
    cancel: '{{reference}} ist storniert.',
    reschedule: '{{reference}} ist umgeplant.',
    update: 'Die Angaben zu {{reference}} sind geändert.',
    note: 'Die Notiz steht im Verlauf von {{reference}}.',
    link: 'Der Kontakt ist mit {{reference}} verknüpft.',
    next: 'Weiter: {{reference}}.',
    submit: 'Rückgängig',
  },
  day: {
    title: 'Mein Tag',
    asOf: 'Stand {{time}}, {{zone}}',
    taken: 'Übernommen',
    completed: 'Abgeschlossen',
    parked: 'Zurückgestellt',
    transferred: 'Weitergeleitet',
    declined: 'Abgelehnt',
    missed: 'Verpasst',
    handle: 'Mittlere Bearbeitungszeit',
    ready: 'Bereit',
    notReady: 'Nicht bereit: {{reason}}',
    noReason: 'kein Grund',
  },
  linked: {
    tab: 'Verknüpft',
    case: 'Fall',
    call: '{{number}} anrufen: Der Anruf wird verknüpft',
  },
  copy: {
    id: 'Erfassungs-ID kopieren',
    short: 'ID kopieren',
    done: 'Kopiert',
  },
};
