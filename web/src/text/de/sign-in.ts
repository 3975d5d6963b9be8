import type { signIn as english } from '../en/sign-in';
import type { Translated } from '../translated';

export const signIn: Translated<typeof english> = {
  signIn: {
    title: 'Anmelden',
    people: 'Wer sind Sie?',
    password: 'Passwort',
    passwordHelp: 'Von npm start ausgegeben, als es bereit war.',
    token: 'Zugangstoken',
    tokenHelp: 'Von Ihrem Identitätsanbieter ausgestellt. Die Sitzung, die es öffnet, endet mit ihm.',
    byProvider: 'Mit Ihrer Organisation anmelden',
    providerRefused: 'Die Anmeldung wurde nicht abgeschlossen. Nichts wurde geändert; versuchen Sie es erneut.',
    providerUnavailable:
      'Ihr Identitätsanbieter antwortet nicht. Nichts wurde geändert; versuchen Sie es gleich noch einmal.',
    tokenRefused: 'Dieses Token gilt hier nicht oder ist abgelaufen.',
    framed:
      'Diese Seite wird in einer anderen gezeigt. Sie melden sich in einem eigenen Fenster an und machen hier weiter.',
    written:
      'Was Sie geschrieben und nicht abgeschickt haben, wartet hier. Melden Sie sich in einem eigenen Fenster an, und machen Sie in diesem weiter.',
    inWindow: 'In einem Fenster anmelden',
    waiting: 'Melden Sie sich in dem Fenster an, das aufgegangen ist. Danach geht es hier von selbst weiter.',
    goOn: 'Ich habe mich angemeldet',
    submit: 'Anmelden',
    ended: 'Ihre Sitzung ist zu Ende. Melden Sie sich an, um weiterzumachen; Ihre Arbeit ist, wo Sie sie ließen.',
    refused: 'Dieses Passwort stimmt nicht. Nichts wurde geändert; sehen Sie in die Ausgabe von npm start.',
    unreachable: 'Der Server antwortet nicht. Nichts wurde geändert; prüfen Sie, ob er läuft, dann erneut versuchen.',
    noPeople:
      'Es gibt noch niemanden, der sich anmelden könnte. Übernehmen Sie eine Konfiguration mit Agenten, dann laden Sie diese Seite neu.',
  },
  role: {
    agent: 'Agent',
    supervisor: 'Supervisor',
    business: 'Fachanwender',
    admin: 'Administrator',
    auditor: 'Revisor',
    source: 'Quelle',
  },
  landing: {
    title: 'Angemeldet als {{name}}',
    nothing: 'Sie sind angemeldet, haben aber noch keine Berechtigung; deshalb ist hier nichts zu sehen.',
    subject: 'Unter dieser Kennung (Subject) sind Sie hier bekannt; geben Sie sie der Administration',
    afterwards: 'Sobald Sie eine Rolle erhalten haben, laden Sie diese Seite neu.',
    text: 'Ihre Rollen öffnen keine der Seiten. Was sie erlauben, geht über die API.',
    docs: 'API-Referenz öffnen',
    roles: 'Ihre Rollen',
  },
};
