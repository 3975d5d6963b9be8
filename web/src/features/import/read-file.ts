import type { ReadFile } from './read-table';

export async function readFile(file: File): Promise<ReadFile> {
  const bytes = await file.arrayBuffer();
  const worker = new Worker(new URL('./read-file-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<ReadFile>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<ReadFile>) => resolve(data));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage(bytes, [bytes]);
    });
  } finally {
    worker.terminate();
  }
}
