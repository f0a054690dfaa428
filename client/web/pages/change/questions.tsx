import type { Field } from '../../model/form.js';
import type { Requirement } from '../../model/may.js';
import { Text } from '../../parts/text.js';
import { fieldId, problemFor, type Filled } from './answering.js';
import { FormField } from './form-field.js';
import type { Drafted } from './use-draft.js';

interface Props {
  readonly requirement: Requirement;
  readonly fields: readonly Field[];
  readonly filled: Filled;
  /** Somebody tried to send it, so what is missing may be said. */
  readonly tried: boolean;
  readonly onAnswer: Drafted['set'];
}

/** The questions of a requirement. */
export function Questions({ requirement, fields, filled, tried, onAnswer }: Props) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">
        Your answer to <Text value={requirement.title} />
      </legend>
      {fields.map((field) => (
        <FormField
          key={field.name}
          id={fieldId(requirement, field.name)}
          field={field}
          value={filled.draft[field.name]}
          problem={tried ? problemFor(requirement, field, filled) : null}
          onChange={(value) => onAnswer(field.name, value)}
        />
      ))}
    </fieldset>
  );
}
