import { DefaultFailureConverter, defaultFailureConverter } from '@temporalio/common';

/**
 * Messages and stack traces of failures travel as payloads, so that the codec encrypts them. Set on the SDK's own
 * converter, here and in the sandbox of workflows: one of ours would be loaded by a path, from outside of the packed
 * programs and with a second copy of its packages. Imported for this effect.
 */
if (!(defaultFailureConverter instanceof DefaultFailureConverter))
  throw new Error('the converter of failures is not the one that is known here');
Object.assign(defaultFailureConverter.options, { encodeCommonAttributes: true });
