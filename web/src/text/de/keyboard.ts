import type { keyboard as english } from '../en/keyboard';
import type { Translated } from '../translated';

export const keyboard: Translated<typeof english> = {
  palette: {
    title: 'Befehl, Seite oder beliebiges Objekt nach ID finden',
    placeholder: 'Befehl, Seite oder ID',
    list: 'Was jetzt möglich ist und was gefunden wurde',
    nothing: 'Nichts dieses Namens ist jetzt möglich, und kein Vorgang oder Fall hat diese ID.',
    item: '{{reference}} · {{name}} · {{status}}',
    case: 'Fall {{reference}} {{name}} · {{status}}',
  },
  keys: {
    title: 'Tastenkürzel',
    help: 'Diese Liste zeigen',
    palette: 'Palette: alle Befehle, Seiten und IDs',
    source: 'Im Quellsystem öffnen oder Erfassungs-ID kopieren',
    undo: 'Rückgängig machen, wo es geht',
    next: 'Nächster / voriger Vorgang der Liste',
    open: 'Vorgang öffnen',
    accept: 'Angebot annehmen',
    decline: 'Angebot ablehnen',
    complete: 'Vorgang abschließen',
    park: 'Vorgang zurückstellen',
    transfer: 'Vorgang weiterleiten',
    reschedule: 'Vorgang umplanen',
    goWorkbins: 'Zu meinem Arbeitskorb',
    goWork: 'Zur Arbeit',
    goCases: 'Zu den Fällen',
    goTasks: 'Zu den Vorgängen',
    goSupervisor: 'Zum Supervisor',
    find: 'Suchen',
    escape: 'Schließen, was offen ist',
    note: 'Sie tun nichts, während Sie in ein Feld tippen.',
    letters: 'Einzelne Buchstaben und Zeichen sind Tastenkürzel',
    lettersHelp:
      'Aus: durch einen Buchstaben, der gesprochen oder versehentlich getippt wird, geschieht nichts. Strg+K kann alles.',
  },
};
