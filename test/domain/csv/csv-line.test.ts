import { csvLine } from '../../../domain/csv/csv-line';

test.each([
  [['a', 1, null], 'a,1,\r\n'],
  [['a "b", c'], '"a ""b"", c"\r\n'],
  [['two\nlines'], '"two\nlines"\r\n'],
  [['=1+1', '+1', '-1', '@SUM(A1)'], `'=1+1,'+1,'-1,'@SUM(A1)\r\n`],
  [['\n=1', '＝1'], `"'\n=1",'＝1\r\n`],
  [['\t=1', '\r=1'], `'\t=1,"'\r=1"\r\n`],
  [['=HYPERLINK("http://x","y")'], `"'=HYPERLINK(""http://x"",""y"")"\r\n`],
  [[-1], '-1\r\n'],
] as const)('%j is written as %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
