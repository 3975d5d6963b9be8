import { readFigure } from '../../../domain/routing/figure-texts';
import { keyText } from '../format/value';
import { texts } from '../text/texts';

const noValues = {
  agent: '',
  asked: '',
  at: '',
  by: '',
  level: '',
  max: '',
  outside: '',
  queue: '',
  ring: '',
  skill: '',
  used: '',
  weight: '',
};

/** The figures behind a failed test in this language; what the server says in other words is shown as it came. */
export function figuresTold(detail: string): string {
  return detail.split('; ').map(told).join('; ');
}

function told(figure: string): string {
  const [, ring, rest = figure] = /^ring (\d+): (.*)$/s.exec(figure) ?? [];
  const found = readFigure(rest);
  const values = { ...noValues, ...found?.values, media: mediaText(String(found?.values['media'])) };
  const text = found === undefined ? rest : texts.t(`figure.${found.name}`, values);
  return ring === undefined ? text : `${texts.t('figure.ring', { ring })}: ${text}`;
}

function mediaText(media: string): string {
  const key = `capacity.${media}`;
  return texts.exists(key) ? texts.t(key as 'capacity.voice') : keyText(media);
}
