/** What goes wrong between us and the server, as one type: the server's {code, message, extra}, or silence. */

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Record<string, unknown>;

  constructor(status: number, code: string, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.extra = extra;
  }

  /** What is wrong with each field, where the server says so. */
  get fields(): Record<string, string> {
    const given = this.extra["fields"];
    if (!isRecord(given)) return {};
    const told = Object.entries(given).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return Object.fromEntries(told);
  }

  get isUnreachable(): boolean {
    return this.status === 0;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function unreachable(): ApiError {
  return new ApiError(0, "unreachable", "IGNY8 doesn't answer. Nothing was changed here; it is tried again.");
}

export function fromAnswer(status: number, body: unknown): ApiError {
  if (isRecord(body) && typeof body["code"] === "string" && typeof body["message"] === "string") {
    return new ApiError(status, body["code"], body["message"], isRecord(body["extra"]) ? body["extra"] : {});
  }
  return new ApiError(
    status,
    "unexpected",
    `The server answered with ${status}. Try again, or look into its log.`,
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
