import { readDmn } from '../../../domain/decisions/read-dmn';
import { refuseXml } from '../../../domain/xml/refuse-xml';

const billionLaughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${'bcdefghi'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)
  .join('')}]><lolz>&i;</lolz>`;

test.each<[string, string, RegExp | null]>([
  ['a billion laughs', billionLaughs, /DOCTYPE/],
  ['an external entity', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>', /DOCTYPE/],
  ['a DTD from elsewhere', '<!DOCTYPE x SYSTEM "https://evil.example/x.dtd"><x/>', /DOCTYPE/],
  ['a DOCTYPE behind a comment', '<!-- a --><!doctype x><x/>', /DOCTYPE/],
  ['deep nesting', '<a>'.repeat(61), /nested deeper/],
  ['many tags', '<a/>'.repeat(100_001), /more than 100000 tags/],
  ['a tag of attributes', `<a ${Array.from({ length: 201 }, (_, at) => `a${at}="1"`).join(' ')}/>`, /attributes/],
  ['a long text', ' '.repeat(5_000_001), /longer/],
  ['an open tag', '<a b="', /ends within a tag/],
  ['a DOCTYPE in a section of plain text', '<a><![CDATA[<!DOCTYPE x>]]></a>', null],
  ['signs of attributes in a value', `<a b="${'='.repeat(500)}"/>`, null],
])('XML with %s', (_, xml, reason) => {
  if (reason === null) expect(refuseXml(xml)).toBeNull();
  else expect(refuseXml(xml)).toMatch(reason);
});

const dmn = (content: string, head = '') =>
  `${head}<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="a" name="a">${content}</definitions>`;

test('a file of DMN is refused by its text, and after so many faults', async () => {
  expect(await readDmn(dmn('', '<!DOCTYPE x [<!ENTITY y "z">]>'))).toEqual({ fault: 'must not have a DOCTYPE' });
  expect(await readDmn(dmn('<context>'.repeat(70)))).toEqual({ fault: 'is nested deeper than 60 levels' });
  // Each fault is looked up from the start of the file: fifty thousand of them took minutes.
  expect(await readDmn(dmn('<bogus a="1">&x;</bogus>\n'.repeat(50_000)))).toEqual({
    fault: 'cannot be read: too many faults',
  });
});
