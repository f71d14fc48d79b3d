import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";

import { Button, buttonClass } from "@/components/button";
import { Field, SelectInput, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { Head } from "@/features/settings/parts";
import { useSite } from "@/hooks/site-context";
import { answer, api } from "@/lib/api/client";

type Format = "markdown" | "html" | "json" | "wxr";
const FORMATS: { format: Format; word: string; help: string }[] = [
  { format: "markdown", word: "Markdown", help: "A file for each article, with its facts on top." },
  { format: "html", word: "HTML", help: "A page for each article, that looks good by itself." },
  { format: "json", word: "JSON", help: "All that is known of each article, for programs." },
  { format: "wxr", word: "WordPress (WXR)", help: "One file that WordPress imports under Tools." },
];

export function ExportSection() {
  const { site } = useSite();
  const query = new URLSearchParams({ site_id: String(site.id) });
  return (
    <>
      <Head title="Data export">
        What you made is yours. Everything comes as files, with nothing held back.
      </Head>
      <Articles />
      <section className="card set-card" aria-label="Keywords">
        <h3 className="set-t">Keywords</h3>
        <p className="t2 sm">All keywords of the site with figures, clusters and states, as CSV.</p>
        <div>
          <a className={buttonClass({})} href={`/api/v1/keywords/export/?${query.toString()}`} download>
            <Download size={15} aria-hidden="true" /> Download the keywords
          </a>
        </div>
      </section>
      <section className="card set-card" aria-label="Everything">
        <h3 className="set-t">Everything at once</h3>
        <p className="t2 sm">
          A backup of this installation holds database, secret and pictures in one file. Who runs the server
          makes it with <span className="mono">igny8 backup FILE</span> and brings it back with{" "}
          <span className="mono">igny8 restore FILE</span>.
        </p>
      </section>
    </>
  );
}

function Articles() {
  const { site } = useSite();
  const form = useForm<{ format: Format; images_url: string }>({
    defaultValues: { format: "markdown", images_url: "" },
  });
  const exporting = useMutation({
    mutationFn: (given: { format: Format; images_url: string }) =>
      answer(
        api.POST("/api/v1/content/export/", {
          params: { query: { site_id: site.id } },
          body: { format: given.format, images_url: given.images_url, content_ids: [] },
          parseAs: "blob",
        }),
      ),
    onSuccess: (told: unknown, { format }) => {
      if (!(told instanceof Blob)) return;
      save(told, `${site.domain}-${format}.zip`);
      toast.success("The articles are downloaded.");
    },
  });
  const format = form.watch("format");
  return (
    <form
      className="card set-card"
      noValidate
      aria-label="Articles"
      onSubmit={(event) => void form.handleSubmit((given) => exporting.mutate(given))(event)}
    >
      <h3 className="set-t">Articles and pictures</h3>
      <p className="t2 sm">All articles but the rejected, with their pictures, as a ZIP file.</p>
      <FormError error={exporting.error} shown={["images_url"]} />
      <div className="g2">
        <Field label="As" help={FORMATS.find((each) => each.format === format)?.help}>
          <SelectInput {...form.register("format")}>
            {FORMATS.map((each) => (
              <option key={each.format} value={each.format}>
                {each.word}
              </option>
            ))}
          </SelectInput>
        </Field>
        {format === "wxr" ? (
          <Field
            label="Where the pictures will be"
            help="The address of the folder, for WordPress to fetch them."
            error={fieldError(exporting.error, "images_url")}
          >
            <TextInput inputMode="url" {...form.register("images_url")} />
          </Field>
        ) : null}
      </div>
      <div>
        <Button type="submit" variant="primary" icon={<Download size={15} />} isBusy={exporting.isPending}>
          {exporting.isPending ? "Packing the articles" : "Download the articles"}
        </Button>
      </div>
    </form>
  );
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
