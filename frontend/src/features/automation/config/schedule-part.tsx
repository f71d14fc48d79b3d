import { Controller } from "react-hook-form";

import { Field, TextInput } from "@/components/field";
import { Segmented } from "@/components/segmented";
import { Switch } from "@/components/switch";
import { ZonePicker } from "@/components/zone-picker";
import { NumberField, useConfigForm } from "@/features/automation/config/parts";
import { DAYS } from "@/features/automation/words";
import { useSite } from "@/hooks/site-context";
import { full } from "@/lib/format";

export function SchedulePart({ nextRunAt }: { nextRunAt: string | null }) {
  const { site } = useSite();
  const { control, register, watch, formState } = useConfigForm();
  const frequency = watch("frequency");
  return (
    <>
      <label className="box row nowr gap-4">
        <Controller
          control={control}
          name="is_enabled"
          render={({ field }) => (
            <Switch checked={field.value} onCheckedChange={field.onChange} aria-label="Run on a schedule" />
          )}
        />
        <span>
          <b className="m">Run on a schedule</b>
          <span className="help block">Off: runs start only when somebody presses Run now.</span>
        </span>
        {nextRunAt === null ? null : (
          <span className="sm t2 ml-auto only-d">Next: {full(nextRunAt, site.time_zone)}</span>
        )}
      </label>
      <section className="fs" aria-labelledby="config-schedule">
        <h3 id="config-schedule">Schedule</h3>
        <div className="grid gsch gap-[14px]">
          <Controller
            control={control}
            name="frequency"
            render={({ field }) => (
              <div className="field">
                <span className="lbl">Frequency</span>
                <Segmented
                  label="Frequency"
                  className="seg-wide"
                  value={field.value}
                  options={[
                    { value: "daily", label: "Daily" },
                    { value: "weekly", label: "Weekly" },
                    { value: "monthly", label: "Monthly" },
                  ]}
                  onChange={field.onChange}
                />
              </div>
            )}
          />
          <Field label="Time" error={formState.errors.scheduled_time?.message}>
            <TextInput placeholder="02:00" inputMode="numeric" {...register("scheduled_time")} />
          </Field>
          <Controller
            control={control}
            name="time_zone"
            render={({ field, fieldState }) => (
              <Field label="Time zone" error={fieldState.error?.message}>
                <ZonePicker value={field.value} onChange={field.onChange} />
              </Field>
            )}
          />
        </div>
        {frequency === "weekly" ? <Weekdays /> : null}
        {frequency === "monthly" ? (
          <div className="mt-3 max-w-[280px]">
            <NumberField
              name="day_of_month"
              label="Day of the month"
              help="1–31. In shorter months the last day is used."
            />
          </div>
        ) : null}
      </section>
    </>
  );
}

function Weekdays() {
  const { control } = useConfigForm();
  return (
    <Controller
      control={control}
      name="weekdays"
      render={({ field, fieldState }) => (
        <div className="mt-3">
          <div className="days" role="group" aria-label="Days">
            {DAYS.map((day, index) => {
              const isOn = field.value.includes(index);
              const next = isOn
                ? field.value.filter((each) => each !== index)
                : [...field.value, index].sort();
              return (
                <button key={day} type="button" aria-pressed={isOn} onClick={() => field.onChange(next)}>
                  {day}
                </button>
              );
            })}
          </div>
          {fieldState.error === undefined ? null : (
            <p className="help wrong mt-1" role="alert">
              {fieldState.error.message}
            </p>
          )}
        </div>
      )}
    />
  );
}
