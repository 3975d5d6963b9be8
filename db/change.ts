import type { ClientBase } from 'pg';

export interface ChangeInput {
  division: string;
  topic: 'item' | 'agent' | 'config' | 'notification';
  /** Item ID, agent key, `<kind>/<key>` of a document, or ID of a notification. */
  key: string;
  /** Agents whom it concerns, beside those who may see the whole division. */
  agents: readonly string[];
  data: Record<string, unknown>;
}

/** Writes what the stream will tell once the transaction has committed. */
export async function insertChanges(client: ClientBase, changes: readonly ChangeInput[]): Promise<void> {
  if (changes.length === 0) return;
  await client.query(
    `insert into change (division, topic, key, agents, data)
     select division, topic, key, array(select jsonb_array_elements_text(agents)), data
     from jsonb_to_recordset($1::jsonb) as row (division text, topic text, key text, agents jsonb, data jsonb)`,
    [JSON.stringify(changes)],
  );
}
