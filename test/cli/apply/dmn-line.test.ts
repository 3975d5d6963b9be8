import { dmnLine } from '../../../cli/apply/dmn-line';
import { placeError } from '../../../cli/apply/place-error';

const text = `<?xml version="1.0"?>
<dmn:definitions>
  <!-- <decision name="Claim Routing"/> -->
  <dmn:inputData name="Claim Routing input"/>
  <dmn:decision id="a" name="First">
    <dmn:decisionTable>
      <dmn:rule><dmn:inputEntry/></dmn:rule>
    </dmn:decisionTable>
  </dmn:decision>
  <dmn:decision id="b"
      name="Claim &quot;Routing&quot;">
    <dmn:decisionTable>
      <dmn:input/>
      <dmn:output/>
      <dmn:rule>
        <dmn:inputEntry><dmn:text><![CDATA[<rule>
          <rule>]]></dmn:text></dmn:inputEntry>
        <dmn:outputEntry/>
      </dmn:rule>
      <dmn:rule>
        <dmn:inputEntry/>
        <dmn:inputEntry/>
        <dmn:outputEntry/>
      </dmn:rule>
    </dmn:decisionTable>
  </dmn:decision>
</dmn:definitions>`;
const routing = String.raw`dmn["Claim \"Routing\""]`;

test.each([
  ['dmn', 1],
  ['dmn.Unknown', 1],
  ['dmn.First', 5],
  ['dmn.First.rules[0].inputs[0]', 7],
  // What is not there is told where its holder begins.
  ['dmn.First.rules[1].inputs[0]', 5],
  [routing, 10],
  [`${routing}.hitPolicy`, 10],
  [`${routing}.inputs[0].allowed`, 13],
  [`${routing}.outputs[0]`, 14],
  [`${routing}.rules[1]`, 20],
  [`${routing}.rules[1].inputs[1]`, 22],
  [`${routing}.rules[0].outputs[0]`, 18],
])('%s lies on line %d', (path, line) => {
  expect(dmnLine(text, path)).toBe(line);
});

test('a fault of a file is told at the line of its element', () => {
  const body = { kind: 'decision', key: 'routing', dmn: text };
  const error = { path: `documents[0].${routing}.rules[1]`, message: 'is wrong' };
  expect(placeError(error, [{ file: 'routing.dmn', line: 1, body }])).toBe(
    `routing.dmn:20: decision routing, ${routing}.rules[1]: is wrong`,
  );
});
