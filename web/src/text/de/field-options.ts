import type { fieldOptions as english } from '../en/field-options';
import type { Translated } from '../translated';

export const fieldOptions: Translated<typeof english> = {
  order: {
    'longest-idle': 'Am längsten frei',
    'best-skill': 'Am fähigsten',
    'least-loaded': 'Am wenigsten ausgelastet',
    preferred: 'In bevorzugter Reihenfolge',
  },
  type: {
    group: 'Einer Gruppe',
    supervisor: 'Der Supervisoren',
  },
  usedBy: {
    cases: 'Fälle',
  },
  interpolation: {
    linear: 'Gerade Linien',
    step: 'Stufen',
  },
  personal: {
    name: 'Name',
    externalTag: 'Externes Kennzeichen',
  },
  answer: {
    manual: 'Durch den Agenten',
    auto: 'Von selbst',
  },
  policy: {
    keep: 'Bleibt beim Agenten',
    requeue: 'Geht zurück in die Warteschlange',
    workbin: 'Geht in einen Arbeitskorb',
  },
  before: {
    due: 'Fälligkeit',
    expiry: 'Ablauf',
  },
  after: {
    created: 'Erfassung',
    due: 'Fälligkeit',
    expiry: 'Ablauf',
  },
  states: {
    waiting: 'Wartet',
    'not-accepted': 'Nicht angenommen',
    'not-completed': 'Nicht abgeschlossen',
    open: 'Offen',
    working: 'In Arbeit',
  },
  clocks: {
    stop: 'Bleiben stehen',
    run: 'Laufen weiter',
  },
  category: {
    open: 'Offen',
    working: 'In Arbeit',
    waiting: 'Wartet',
    closed: 'Geschlossen',
  },
  by: {
    agent: 'Den Agenten',
    source: 'Die Quelle',
    both: 'Den Agenten, dann die Quelle',
  },
  screenPopOn: {
    offer: 'Bei Angebot',
    accept: 'Bei Annahme',
    key: 'Auf Tastendruck',
  },
  parts: {
    tasks: 'Aufgaben',
    notes: 'Notizen',
    interactions: 'Kontakte',
    links: 'Links',
    participants: 'Beteiligte',
  },
  notify: {
    supervisors: 'Supervisoren',
  },
  figure: {
    backlog: 'Rückstand',
    'oldest-waiting': 'Am längsten wartend',
    'sla-at-risk': 'SLA gefährdet',
    'agent-not-responding': 'Agent antwortet nicht',
  },
};
