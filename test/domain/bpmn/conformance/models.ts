import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const modelFolder = join(__dirname, 'models');

export interface ConformanceModel {
  name: string;
  xml: string;
  /** What it settles, as the file says. */
  meaning: string;
}

export function conformanceModels(): ConformanceModel[] {
  return readdirSync(modelFolder)
    .filter((file) => file.endsWith('.bpmn'))
    .map((file) => {
      const xml = readFileSync(join(modelFolder, file), 'utf8');
      const [, text = ''] = /<documentation>(.*?)<\/documentation>/.exec(xml) ?? [];
      const meaning = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      return { name: file.slice(0, -'.bpmn'.length), xml, meaning };
    });
}
