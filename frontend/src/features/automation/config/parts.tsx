/** Controls of the config's form, each with its error at its place. */
import { useFormContext } from "react-hook-form";

import { Field, TextInput } from "@/components/field";
import type { ConfigForm } from "@/features/automation/config/form";

export const useConfigForm = () => useFormContext<ConfigForm>();

type TextField = {
  [Field in keyof ConfigForm]: ConfigForm[Field] extends string ? Field : never;
}[keyof ConfigForm];

interface NumberFieldProps {
  name: TextField;
  label: string;
  help?: string;
  placeholder?: string;
  isMoney?: boolean;
}

export function NumberField({ name, label, help, placeholder, isMoney }: NumberFieldProps) {
  const { register, formState } = useConfigForm();
  return (
    <Field label={label} help={help} error={formState.errors[name]?.message}>
      <TextInput inputMode={isMoney ? "decimal" : "numeric"} placeholder={placeholder} {...register(name)} />
    </Field>
  );
}
