import { queryOptions } from "@tanstack/react-query";

import sampleUrl from "../../../../igny8/cli/demo_site/keywords.csv?url";

import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";
import { unreachable } from "@/lib/api/errors";

export type Import = Schemas["ImportOut"];

export interface Chosen {
  file: File;
  /** What the file calls its column of keywords, where a person had to say so. */
  keywordColumn?: string;
}

/** Sends the file and answers with what was found in it. Nothing is kept yet. */
export const beginImport = (siteId: number, { file, keywordColumn = "" }: Chosen): Promise<Import> =>
  answer(
    api.POST("/api/v1/imports/", {
      params: { query: { site_id: siteId } },
      body: { file: file.name, market: "", keyword_column: keywordColumn }, // the document's shape; the bytes go below
      bodySerializer: () => {
        const form = new FormData();
        form.append("file", file);
        form.append("keyword_column", keywordColumn);
        return form;
      },
    }),
  );

export const confirmImport = (importId: number): Promise<Import> =>
  answer(
    api.POST("/api/v1/imports/{import_id}/confirm/", {
      params: { path: { import_id: importId }, header: { "Idempotency-Key": idempotencyKey() } },
      body: {},
    }),
  );

export const isOver = (status: Import["status"]): boolean => status !== "queued" && status !== "running";

export const importQuery = (importId: number) =>
  queryOptions({
    queryKey: ["imports", importId],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/imports/{import_id}/", { params: { path: { import_id: importId } }, signal })),
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data.status) ? false : 700),
  });

/** The keywords of the demo site, which come along with IGNY8. */
export async function sampleFile(): Promise<File> {
  const response = await fetch(sampleUrl).catch(() => {
    throw unreachable();
  });
  return new File([await response.blob()], "sample-keywords.csv", { type: "text/csv" });
}

export const pastedFile = (text: string): File =>
  new File([text], "pasted-keywords.txt", { type: "text/plain" });

/** Looks at the uploaded file once more, with other columns. */
export const previewAgain = (importId: number, columns: Schemas["WishesIn"]["columns"]): Promise<Import> =>
  answer(
    api.POST("/api/v1/imports/{import_id}/preview/", {
      params: { path: { import_id: importId } },
      body: { columns },
    }),
  );

/** Lets an upload go before it is imported. */
export const cancelImport = (importId: number): Promise<Import> =>
  answer(api.POST("/api/v1/imports/{import_id}/cancel/", { params: { path: { import_id: importId } } }));
