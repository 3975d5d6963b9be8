const PERSONAL = 'agent:';

/** ID of the workbin that every agent has without a document. No key holds a colon, so it is never a document's. */
export function personalWorkbin(agent: string): string {
  return `${PERSONAL}${agent}`;
}

/** Key of the agent whose personal workbin this is; null for a workbin with a document, whose ID is its key. */
export function ownerOfWorkbin(id: string): string | null {
  return id.startsWith(PERSONAL) ? id.slice(PERSONAL.length) : null;
}
