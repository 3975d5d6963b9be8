import type { fieldHelp as english } from '../en/field-help';
import type { Translated } from '../translated';

export const fieldHelp: Translated<typeof english> = {
  kindHelp: {
    worktypes: 'Eine Art von Arbeit: was dazu gefragt wird, wer sie haben darf, wann sie fällig ist und wie sie endet.',
    'case-types':
      'Ein Ablauf aus mehreren Schritten, gezeichnet in BPMN; seine Aufgaben stehen in den Warteschlangen wie alle Arbeit.',
    sources: 'Ein System, das Arbeit übergibt und erfährt, wann sie getan ist.',
    webhooks: 'Eine Adresse, die von Ereignissen erfährt, etwa von überfälligen Vorgängen.',
    lookups: 'Eine Frage an ein anderes System, dessen Antwort vor den Regeln Attribute ergänzt.',
    decisions:
      'Eine Tabelle von Regeln: von dem, was über einen Vorgang bekannt ist, zu Segment, Warteschlange, Priorität und SLA.',
    'priority-schemes':
      'Eine Kurve: wie die Priorität von der Aktivierung bis zur Fälligkeit und danach steigt oder fällt.',
    calendars: 'Geschäftszeiten und Feiertage, nach deren Uhr eine SLA läuft.',
    'alert-rules': 'Was überwacht wird, etwa ein Rückstand, und wer erfährt, wenn es zu viel wird.',
    queues: 'Wo Vorgänge warten, die höchste Priorität zuerst, bis eines ihrer Mitglieder sie übernimmt.',
    'routing-plans': 'Wem ein Vorgang zuerst angeboten wird, und nach welcher Zeit weiteren.',
    skills: 'Was jemand kann; Agenten haben sie in einer Stufe, und Pläne verlangen eine.',
    'capacity-profiles': 'Wie viel ein Agent zugleich hält, nach Medienart.',
    workbins: 'Eine Ablage für Vorgänge, aus der eine Gruppe oder die Supervisoren nehmen.',
    agents: 'Wer arbeitet: Fähigkeiten, Warteschlangen, Gruppen und Kapazität einer Person.',
    groups: 'Agenten, die zusammengehören und die Pläne und Arbeitskörbe nennen.',
    roles: 'Was jemand darf, als Satz von Rechten, wo die Rollen des Produkts nicht passen.',
    grants: 'Welche Rollen eine Person oder eine Gruppe des Identitätsanbieters hat, und in welchem Bereich.',
    divisions: 'Ein Teil der Organisation mit eigenen Daten und eigenen Leuten.',
  },
  fieldHelp: {
    worktypes: {
      mediaType: 'Welchen Teil der Kapazität eines Agenten ein Vorgang belegt',
      weight: 'Wie viel davon ein Vorgang belegt',
      personal: 'Verdeckt wie Attribute, die als personenbezogen gekennzeichnet sind',
      lookups: 'Werden vor den Regeln nach weiteren Attributen gefragt',
      queue: 'Wo Vorgänge warten, wenn die Entscheidung nichts anderes sagt',
      routing: {
        plan: 'Wem Vorgänge angeboten werden, und nach welcher Zeit weiteren',
        decision:
          'Eine Tabelle, die Warteschlange, Plan, Segment oder Fähigkeiten bestimmt; was sie offen lässt, gilt wie hier',
      },
      priority: {
        scheme: 'Die Kurve, der die Priorität folgt',
        decision: 'Eine Tabelle, die Schema, Minimum und Maximum bestimmt; was sie offen lässt, gilt wie hier',
        min: 'Die Priorität bei Stufe 0 %',
        max: 'Die Priorität bei Stufe 100 %',
      },
      offer: {
        answer: 'Ob ein Agent annimmt oder den Vorgang sofort hat',
        expiry: 'Was bis dahin nicht angenommen ist, wird zurückgenommen, und der Agent ist nicht bereit (RONA)',
        declineFor: 'So lange wird niemandem wieder angeboten, was er abgelehnt hat',
      },
      onLogout: {
        policy: 'Was aus der Arbeit eines Agenten wird, der offline gegangen ist',
        after: 'Wie lange er vorher fortbleiben darf',
        workbin: 'Ohne Angabe der eigene des Agenten',
      },
      sla: {
        target: 'Von der Aktivierung bis zur Fälligkeit',
        expiry: 'Von der Aktivierung bis zum Status „überfällig“; ohne Angabe nie',
        decision: 'Eine Tabelle, die Ziel und Ablauf bestimmt; was sie offen lässt, gilt wie hier',
        calendar: 'In dessen Stunden all diese Zeiten zählen; ohne Angabe Tag und Nacht',
        maxEscalations: 'So viele Schwellen eskalieren; die nächste bringt den Vorgang in die Notfall-Warteschlange',
        thresholds: { actions: { openRing: 'Gezählt ab 0', evenIfHeld: 'Auch aus der Hand eines Agenten' } },
      },
      pause: { clocks: 'Von SLA und Priorität, solange ein Vorgang pausiert oder gehalten wird' },
      overdueStatus: 'Wird beim Ablauf gesetzt',
      completion: {
        by: 'Wer einen Vorgang beendet',
        markDone: 'Der Agent ist sofort frei, und der Vorgang wartet auf seine Quelle',
        sourceTimeout:
          'Was seine Quelle bis dahin nicht beendet hat, wird neu verteilt; ohne Angabe wartet es unbegrenzt',
      },
      archiveAfter: 'Dann verlassen geschlossene Vorgänge die Listen; über ihre Referenzen findet man sie weiter',
      personalFor: 'Dann verlieren geschlossene Vorgänge ihre personenbezogenen Daten; ohne Angabe behalten sie sie',
      dispositions: 'Ergebnisse, die beim Abschließen zur Wahl stehen',
      screenPop: 'Adresse einer Seite neben dem Vorgang wie https://crm.example.com/{Customer_ID}',
      instructions: 'Stehen für den Agenten neben dem Vorgang',
    },
    divisions: {
      parent: 'Wer dort eine Rolle hat, hat sie auch hier',
      shard: 'Für große Installationen: welcher Matcher ihn bedient; ohne Angabe der des obersten Bereichs',
      preferredAgentShare: 'Wie lange ein Vorgang auf seinen bevorzugten Agenten wartet, wenn der Plan nichts sagt',
      screenPopHosts: 'Wessen Seiten sich neben einem Vorgang öffnen dürfen; ohne Angabe alle',
      closed: 'Nimmt nichts Neues auf; was offen ist, geht weiter',
      notReadyReasons: 'Woraus Agenten wählen; RONA gibt es immer',
    },
    queues: {
      order: 'Welchem von mehreren freien Agenten ein Vorgang angeboten wird',
      preferredAgents: 'Der am meisten bevorzugte zuerst, für diese Reihenfolge',
      pull: 'Mitglieder dürfen sich den nächsten Vorgang selbst nehmen',
      choice: 'Sie dürfen einen anderen als den nächsten nehmen; das wird gezählt',
      emergency: 'Ringe und Fähigkeiten gelten hier nicht',
    },
    workbins: {
      type: 'Wer daraus nimmt',
      group: 'Wessen Mitglieder daraus nehmen',
      choice: 'Sie dürfen einen anderen als den nächsten nehmen; das wird gezählt',
    },
    'capacity-profiles': {
      max: 'Wie viel von jeder Medienart zugleich, etwa 1 voice und 3 chat',
      blockedBy: 'Solange eines davon in Arbeit ist, wird vom anderen nichts angeboten',
    },
    agents: {
      subject: 'Wie die Anmeldung diese Person nennt; ohne Angabe nach dem Schlüssel',
      roles: 'Neben der eines Agenten',
      capacityProfile: 'Ohne Angabe: 1 voice, 3 chat, 1 email, 2 workitem',
      capacity: 'Wo sie vom Profil abweicht',
    },
    sources: {
      sync: { changes: 'Erfährt auch von Änderungen, die nicht von ihr kommen' },
      decision: 'Eine Tabelle, die den Vorgangstyp bestimmt, wo keiner genannt ist',
      caseDecision: 'Eine Tabelle, die den Falltyp bestimmt, wo keiner genannt ist',
      divisions: 'Auch in diesen darf sie erfassen',
    },
    calendars: { timeZone: 'Etwa Europe/Berlin' },
    'alert-rules': {
      watch: {
        over: 'Mehr als das löst den Alarm aus',
        queues: 'Ohne Angabe alle des Bereichs',
        worktypes: 'Ohne Angabe alle',
      },
    },
    grants: {
      subject: 'Wie die Anmeldung diese Person nennt',
      identityGroup: 'Statt einer Person: alle in dieser Gruppe des Identitätsanbieters',
      endsAt: 'Ohne Angabe unbefristet',
    },
  },
};
