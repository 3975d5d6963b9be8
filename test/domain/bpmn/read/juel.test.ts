import { compileFeel, constantValue } from '../../../../domain/feel/compile-feel';
import { translateJuel } from '../../../../domain/bpmn/read/juel';

test.each([
  ['${amount}', 'amount'],
  ['#{order.customer.name}', 'order.customer.name'],
  ['${a == 1}', 'a = 1'],
  ["${a eq 'x'}", 'a = "x"'],
  ['${a != 1 && b < 2 || c >= 3}', 'a != 1 and b < 2 or c >= 3'],
  ['${!isPaid}', 'not(isPaid)'],
  ['${not (a and b)}', 'not((a and b))'],
  ['${empty name}', '(name = null or list contains(["", [], {}], name))'],
  ['${(a + 2) * -b / 3}', '(a + 2) * -b / 3'],
  ['${true}', 'true'],
  ['${a == null}', 'a = null'],
  ['${"say \\"x\\""}', '"say \\"x\\""'],
  ['Dear ${name}!', '"Dear " + string(name) + "!"'],
  ['${nrOfCompletedInstances / nrOfInstances >= 0.6}', 'numberOfCompletedInstances / numberOfInstances >= 0.6'],
])('%s is %s', (text, feel) => {
  expect(translateJuel(text)).toEqual({ ok: true, feel });
});

test.each([
  ['${bean.method()}', 'there is no method bean.method'],
  ['${a ? b : c}', '"? b : c" is not understood'],
  ['${list[0]}', '"[0]" is not understood'],
  ['${a == b == c}', 'one comparison follows another'],
  ['${a +}', 'it ends too early'],
  ['${(a}', 'a parenthesis is missing'],
  ['${a b}', '"b" is not expected'],
  ['${}', 'it ends too early'],
  ['${a', 'braces do not match'],
  [`\${${'('.repeat(60)}a${')'.repeat(60)}}`, 'it is nested too deep'],
])('%s is not translated', (text, reason) => {
  expect(translateJuel(text)).toEqual({ ok: false, reason });
});

test.each([
  ['${1 + 2 * 3 == 7 && !(2 > 3)}', true],
  ['${2 * 3 - 4 - 1}', 1],
  ['${empty "" || 1 > 2}', true],
  ['${!empty "x" && "a" != "b"}', true],
])('%s means the same in FEEL', (text, value) => {
  const made = translateJuel(text);
  const compiled = compileFeel(made.ok ? made.feel : '', { shape: {} });
  expect(compiled.ok && constantValue(compiled.value)).toEqual({ ok: true, value });
});
