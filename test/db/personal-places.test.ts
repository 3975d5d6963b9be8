import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLACES } from '../../db/personal-rows';
import { projectRoot } from '../../db/project-root';

/** Columns of JSON that an erasure does not look through, by what they hold instead. */
const WITHOUT = {
  'who asked, and from where': [
    'audit_entry.origin',
    'bulk_job.origin',
    'case_message.origin',
    'case_request.origin',
    'inbound_delivery.origin',
  ],
  'configuration, and what was counted of it': [
    'config_draft.body',
    'config_version.body',
    'dry_run.documents',
    'dry_run.input',
    'dry_run.simulation',
    'dry_run.summary',
  ],
  'agents, curves and rings': [
    'ledger_agent.blocked_by',
    'ledger_agent.skills',
    'ledger_item.curve',
    'ledger_item.declines',
    'ledger_item.offer_policy',
    'ledger_item.plan',
    'offer.explanation',
    'item_archive.offers',
  ],
  'divisions and permissions': ['idempotency.rights'],
  'IDs and numbers': ['item_archive.commands', 'erasure_proof.removed'],
  'filters of a user, which are of no item or case': ['saved_view.body'],
  'looked through by a way of its own': ['audit_entry.before', 'audit_entry.after'],
};

test('each column of JSON is looked through by an erasure, or said to hold nothing of an item or case', () => {
  const schema = readFileSync(join(projectRoot, 'db/schema.txt'), 'utf8');
  const columns = [...schema.matchAll(/^table (\w+) (\w+) jsonb/gm)].map(([, table, column]) => `${table}.${column}`);
  const looked = Object.values(PLACES).flatMap((places) =>
    places.flatMap(({ table, json }) => json.map((column) => `${table}.${column}`)),
  );
  expect([...new Set([...looked, ...Object.values(WITHOUT).flat()])].toSorted()).toEqual(columns.toSorted());
});
