import { readTable } from './read-table';

/** Ten thousand rows are read beside the page, which goes on answering meanwhile. */
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => postMessage(readTable(new Uint8Array(data))));
