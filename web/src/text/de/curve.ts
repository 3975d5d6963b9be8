import type { curve as english } from '../en/curve';
import type { Translated } from '../translated';

export const curve: Translated<typeof english> = {
  curve: {
    chart: 'Priorität im Lauf der Zeit; jeder Punkt lässt sich mit den Pfeiltasten bewegen',
    percent: '{{count}} %',
    hours: '{{count}} h',
    due: 'fällig',
    point: 'Punkt {{number}}',
    says: 'bei {{percent}} % des SLA ({{hours}} h), Höhe {{level}} %, Priorität {{priority}}',
    overdueLevel: 'Höhe bei Überfälligkeit',
    growth: 'Zuwachs bei Überfälligkeit',
    growthSays: '{{perHour}} % der Spanne je Stunde',
    tryFor: 'Ausprobieren für',
    sla: 'SLA in Stunden',
    min: 'Minimum',
    max: 'Maximum',
    axis: 'Zeiteinheit',
    axes: { percent: '% des SLA', hours: 'Stunden' },
    add: 'Punkt hinzufügen',
    addOverdue: 'Höhe bei Überfälligkeit hinzufügen',
    removeOverdue: 'Höhe bei Überfälligkeit entfernen',
    help: 'Ziehen Sie einen Punkt, oder bewegen Sie ihn mit den Pfeiltasten (Umschalt: zehn Schritte); Entf entfernt ihn. Ein Doppelklick fügt einen hinzu.',
    late_one: '{{count}} Punkt liegt nach der Fälligkeit dieses SLA und zählt nicht.',
    late_other: '{{count}} Punkte liegen nach der Fälligkeit dieses SLA und zählen nicht.',
    compare: 'Ein anderes Schema darüberlegen',
    overtakes: 'überholt {{name}} nach {{hours}} h',
    overtaken: '{{name}} überholt es nach {{hours}} h',
    noCrossing: 'Es kreuzt keines davon.',
  },
};
