import { z } from 'zod';

/** Parts of paths. What does not match names nothing, so it answers 404. */
export const ItemParams = z.object({ id: z.uuid() });
export const TaskLinkParams = ItemParams.extend({ link: z.uuid() });
export const ActionParams = z.object({ id: z.uuid(), action: z.string().max(64) });
export const SourceItemParams = z.object({ source: z.string().max(64), externalId: z.string().min(1).max(255) });
export const SourceVerbParams = SourceItemParams.extend({ verb: z.string().max(64) });
export const DeliveryParams = z.object({ id: z.string().min(1).max(200) });
export const InboundSourceParams = z.object({ source: z.string().max(64) });
export const InboundParams = z.object({ id: z.uuid() });
export const AgentParams = z.object({ id: z.string().min(1).max(64) });
export const WorkbinParams = z.object({ id: z.string().min(1).max(70) });
export const KindParams = z.object({ kind: z.string().max(64) });
export const DocumentParams = z.object({ kind: z.string().max(64), key: z.string().min(1).max(64) });
export const VersionParams = DocumentParams.extend({ version: z.coerce.number().int().min(1).max(2_147_483_647) });
export const EndpointParams = z.object({ key: z.string().min(1).max(64) });
export const ApiKeyParams = z.object({ key: z.string().min(1).max(64), id: z.string().min(1).max(64) });
/** Keys of most kinds are unique within a division only. */
export const DivisionQuery = z.strictObject({ division: z.string().max(64).optional() });
