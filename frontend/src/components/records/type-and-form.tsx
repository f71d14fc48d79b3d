import { Field, SelectInput } from "@/components/field";
import { CONTENT_TYPES, STRUCTURES, worded } from "@/lib/words";

interface Change {
  (event: { target: { value: string } }): void;
}

interface TypeAndFormProps {
  type: string;
  form: string;
  onType: Change;
  onForm: Change;
}

/** What kind of article it is to be. */
export function TypeAndForm({ type, form, onType, onForm }: TypeAndFormProps) {
  return (
    <div className="g2">
      <WordChoice label="Type" value={type} values={CONTENT_TYPES} onChange={onType} />
      <WordChoice label="Form" value={form} values={STRUCTURES} onChange={onForm} />
    </div>
  );
}

interface WordChoiceProps {
  label: string;
  value: string;
  values: readonly string[];
  onChange: Change;
}

/** One of the API's words, as people say them. */
export function WordChoice({ label, value, values, onChange }: WordChoiceProps) {
  return (
    <Field label={label}>
      <SelectInput value={value} onChange={onChange}>
        {values.map((each) => (
          <option key={each} value={each}>
            {worded(each)}
          </option>
        ))}
      </SelectInput>
    </Field>
  );
}
