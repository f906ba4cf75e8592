// Two kinds of refusal. A Problem is the ledger's answer to a person; a Fault is our own failure
// or a missing right, and ends the request.

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export class Fault extends Error implements Problem {
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, remedy: string) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

/** What kind of screen a fault asks for. */
export type FaultKind = "signed-out" | "no-rights" | "not-found" | "offline" | "busy" | "other";

export function kindOf(fault: Problem): FaultKind {
  switch (fault.code) {
    case "UNAUTHENTICATED":
    case "SIGNED_OUT":
      return "signed-out";
    case "FORBIDDEN":
    case "NO_RIGHTS":
      return "no-rights";
    case "NOT_FOUND":
      return "not-found";
    case "OFFLINE":
    case "TIMEOUT":
      return "offline";
    case "BUSY":
    case "OUTCOME_UNKNOWN":
    case "SERVICE_UNAVAILABLE":
    case "WRITES_UNAVAILABLE":
    case "RATE_LIMITED":
      return "busy";
    default:
      return "other";
  }
}

/** What an address, mistyped or cut off in a message, makes of a question. */
const unreadable: ReadonlySet<string> = new Set([
  "CURSOR_INVALID",
  "ID_TYPE",
  "MALFORMED_ID",
  "VARIABLES_INVALID",
]);

/** The same for a question: words that the ledger does not know lead to nothing that it has. */
export function ofQuestion(fault: Fault): Fault {
  return unreadable.has(fault.code) ? new Fault("NOT_FOUND", "", "") : fault;
}

/** Read a failed reply; a body that is not ours falls back to the status. */
export function faultOfReply(status: number, body: unknown): Fault {
  const { code, message, remedy } = (body ?? {}) as Partial<Problem>;
  if (typeof code === "string") {
    return new Fault(code, message ?? "", remedy ?? "");
  }
  return new Fault(codeOfStatus(status), "", "");
}

function codeOfStatus(status: number): string {
  switch (status) {
    case 401:
      return "UNAUTHENTICATED";
    case 403:
      return "FORBIDDEN";
    case 429:
      return "RATE_LIMITED";
    case 502:
    case 503:
    case 504:
      return "BUSY";
    default:
      return "INTERNAL";
  }
}

export function asFault(reason: unknown): Fault {
  return reason instanceof Fault ? reason : new Fault("INTERNAL", "", "");
}
