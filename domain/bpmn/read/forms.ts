import type { BpmnElement } from 'bpmn-moddle';
import { approvalForm } from '../../forms/approval';
import type { Form } from '../../forms/form';
import type { Properties } from '../graph';
import { textOf } from './bpmn-element';
import { quoted, plainText } from './expressions';
import { formOfFields } from './form-fields';
import { formOfComponents } from './form-js';
import type { Reading } from './reading';

/**
 * `form`: a JSON Schema, or the name of one of the case type's forms, which has to be there. `formName`: what a file of
 * Camunda calls a form that lies elsewhere; it counts where the case type has one of that name.
 */
export function readForm(reading: Reading, element: BpmnElement): Properties {
  const approval = readApproval(reading, element);
  const said = reading.foreign(element).take('form', 'casewright:form');
  if (approval && said !== undefined) reading.refuse(element, 'FORM_AND_APPROVAL');
  const own = approval ? JSON.stringify(approval) : said;
  if (own !== undefined) return { form: quoted(plainText(reading, element, own, 'the form')) };
  const fields = formOfFields(reading, element);
  return fields ? { form: quoted(JSON.stringify(fields)) } : named(reading, element);
}

const inFile = 'camunda-forms:bpmn:';

function named(reading: Reading, element: BpmnElement): Properties {
  const foreign = reading.foreign(element);
  const key = foreign.look('zeebe:formDefinition@formKey');
  if (key?.startsWith(inFile)) {
    foreign.use('zeebe:formDefinition@formKey', 'form');
    const form = formOfComponents(reading, element, key.slice(inFile.length));
    return form ? { form: quoted(JSON.stringify(form)) } : {};
  }
  const name = foreign.take(
    'form, where the case type has one of this name',
    'zeebe:formDefinition@formId',
    'zeebe:formDefinition@formKey',
    'zeebe:formDefinition@externalReference',
    'camunda:formRef',
    'camunda:formKey',
  );
  return name === undefined ? {} : { formName: quoted(name) };
}

/** Yes or no: `approval` names the variable that is true or false then. */
function readApproval(reading: Reading, element: BpmnElement): Form | undefined {
  const foreign = reading.foreign(element);
  const said = foreign.take('', 'casewright:approval');
  const shows = foreign.take('', 'casewright:shows');
  const reason = foreign.take('', 'casewright:reasonForNo');
  if ([said, shows, reason].every((text) => text === undefined)) return undefined;
  const result = said ?? 'approved';
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(result)) reading.refuse(element, 'NO_VARIABLE_NAME', { name: result });
  if (reason !== undefined && reason !== 'true' && reason !== 'false')
    reading.refuse(element, 'TRUE_OR_FALSE', { name: 'reasonForNo' });
  const names = (shows ?? '').split(',').map((name) => name.trim());
  return approvalForm({
    title: textOf(element, 'name') ?? result,
    result,
    shows: names.filter((name) => name !== ''),
    asksReason: reason === 'true',
  });
}
