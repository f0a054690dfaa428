import type { Draft, Field } from '../../model/form.js';
import { Text } from '../../parts/text.js';

type Value = Draft[string] | undefined;

export interface FieldProps {
  readonly id: string;
  readonly field: Field;
  readonly value: Value;
  readonly problem: string | null;
  readonly onChange: (value: boolean | string | readonly string[]) => void;
}

const BOX = 'w-full rounded-sm border border-edge bg-ground px-2 py-1.5';

/** One question of a form. */
export function FormField(props: FieldProps) {
  const { id, field, problem } = props;
  return (
    <div>
      {field.kind === 'yes' ? <Tick {...props} /> : <Labelled {...props} />}
      {problem !== null && (
        <p id={`${id}-problem`} className="mt-0.5 text-sm text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}

const described = ({ id, problem }: FieldProps) => ({
  'aria-invalid': problem !== null,
  'aria-describedby': problem === null ? undefined : `${id}-problem`,
});

function Tick(props: FieldProps) {
  const { id, field, value, onChange } = props;
  return (
    <label className="flex min-h-7 items-center gap-2">
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-accent"
        {...described(props)}
      />
      <Title field={field} />
    </label>
  );
}

function Title({ field }: { readonly field: Field }) {
  return (
    <span>
      <Text value={field.title} />
      {!field.required && <span className="text-quiet"> (optional)</span>}
      {field.kind === 'list' && <span className="text-quiet">, one a line</span>}
    </span>
  );
}

function Labelled(props: FieldProps) {
  const { id, field } = props;
  return (
    <>
      <label htmlFor={id} className="mb-1 block">
        <Title field={field} />
      </label>
      <Input {...props} />
      {field.description !== null && (
        <p className="text-sm text-quiet">
          <Text value={field.description} />
        </p>
      )}
    </>
  );
}

function Input(props: FieldProps) {
  const { id, field, value, onChange } = props;
  const rest = { id, className: BOX, 'aria-required': field.required, ...described(props) };
  const text = typeof value === 'string' ? value : '';
  if (field.kind === 'list')
    return (
      <textarea
        {...rest}
        rows={2}
        value={Array.isArray(value) ? value.join('\n') : ''}
        onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))}
      />
    );
  if (field.kind === 'text')
    return <textarea {...rest} rows={2} value={text} onChange={(event) => onChange(event.target.value)} />;
  if (field.kind === 'choice')
    return (
      <select {...rest} value={text} onChange={(event) => onChange(event.target.value)}>
        <option value="">Choose …</option>
        {field.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  const mode = field.kind === 'number' ? ({ inputMode: 'decimal' } as const) : {};
  return (
    <input {...rest} {...mode} type="text" value={text} onChange={(event) => onChange(event.target.value)} />
  );
}
