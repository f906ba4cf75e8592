// The only file that talks to the server. Whatever goes wrong becomes a Fault with a code, a
// message and what to do; the screens never see a raw exception.

import { signal as aSignal } from "@preact/signals";
import type { TypedDocumentString } from "../gql/graphql";
import { fileNameOf } from "../lib/fileNames";
import { Fault, faultOfReply, kindOf, ofQuestion, type Problem } from "./faults";
import { patiently } from "./patience";

const requestHeader = { "X-Liangxin-Request": "1" };
const longestWait = 30_000;
const updatePause = 1_000;

interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly json?: unknown;
  readonly file?: Blob;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly wait?: number;
  /** Twice does no harm: a busy server is asked again as it is for what only reads. */
  readonly isRepeatable?: boolean;
  /** Without the session, whoever is signed in. */
  readonly isPublic?: boolean;
}

interface GraphQLReply<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string; remedy?: string } }[];
}

type Answer<Result> = GraphQLReply<Result> & Partial<Problem> & { readonly status: number };

/** What the generated code says of a document; its text stays with the server. */
export interface DocumentMeta {
  readonly hash: string;
  readonly kind: "query" | "mutation" | "subscription";
  readonly name: string;
}

/** The last call reached no server; the next answer of any kind ends it. */
export const isOffline = aSignal(false);

let tellSignedOut: () => void = () => undefined;

/** Whoever keeps the session hears here that the server no longer knows it, whatever was asked. */
export function whenSignedOut(listener: () => void): void {
  tellSignedOut = listener;
}

function told(fault: Fault): Fault {
  if (kindOf(fault) === "signed-out") {
    tellSignedOut();
  }
  return fault;
}

/** Ask GraphQL one operation. Raises Fault. */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  options: Pick<Call, "signal" | "isPublic" | "headers"> = {},
): Promise<Result> {
  const { hash, kind, name } = document.__meta__ as DocumentMeta;
  const json = { documentId: hash, operationName: name, variables };
  // Asked for as plain JSON, a refused question is an answer and no failure of the network.
  const put = () => send("/graphql", { method: "POST", json, ...options });
  // A change is put again by whoever made it, who sees meanwhile that it is not yet done.
  const isQuestion = kind !== "mutation";
  const reply = await answered<Result>(isQuestion ? () => patiently(put, options) : put);
  const heard = options.isPublic ? (fault: Fault) => fault : told;
  const first = reply.errors?.[0];
  if (first) {
    const { code, remedy } = first.extensions ?? {};
    const fault = new Fault(code ?? "INTERNAL", first.message, remedy ?? "");
    throw heard(isQuestion ? ofQuestion(fault) : fault);
  }
  if (!reply.data) {
    throw heard(faultOfReply(reply.status, reply));
  }
  return reply.data;
}

/**
 * Read the answer. A document that the server does not know was never run: it is put once more,
 * since a server may be in the middle of an update; an old page is then told to be loaded anew.
 */
async function answered<Result>(put: () => Promise<Response>): Promise<Answer<Result>> {
  const read = async () => {
    const response = await put();
    const body = (await readJSON(response)) as GraphQLReply<Result> & Partial<Problem>;
    return { ...body, data: (response.ok && body.data) || null, status: response.status };
  };
  const first = await read();
  if (first.errors?.[0]?.extensions?.code !== "DOCUMENT_UNKNOWN") {
    return first;
  }
  await new Promise((resume) => setTimeout(resume, updatePause));
  return read();
}

/** Send whatever a developer typed, headers too, and give the reply as it came. Raises Fault. */
export async function askFreely(
  request: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ data: Record<string, unknown> }> {
  const response = await send("/graphql", {
    method: "POST",
    json: request,
    headers,
    accept: "application/graphql-response+json, application/json",
  });
  return (await readJSON(response)) as { data: Record<string, unknown> };
}

/** Call one of the few addresses outside GraphQL. Raises Fault; null for an empty reply. */
export async function call<Result>(path: string, options: Call = {}): Promise<Result | null> {
  const put = () => send(path, options);
  const isRepeatable = options.isRepeatable ?? (options.method ?? "GET") === "GET";
  const response = await (isRepeatable ? patiently(put, options) : put());
  if (response.status === 204) {
    return null;
  }
  const body = await readJSON(response);
  if (!response.ok) {
    throw told(faultOfReply(response.status, body));
  }
  return body as Result;
}

/** Fetch a file with the name that the server gives it. Raises Fault. */
export async function fetchFile(
  path: string,
  wait: number,
): Promise<{ readonly content: Blob; readonly name: string }> {
  const response = await send(path, { wait, accept: "*/*" });
  if (!response.ok) {
    throw told(faultOfReply(response.status, await readJSON(response)));
  }
  const name = fileNameOf(response.headers.get("Content-Disposition") ?? "");
  return { content: await response.blob(), name: name ?? path.slice(path.lastIndexOf("/") + 1) };
}

async function send(path: string, options: Call): Promise<Response> {
  const { method = "GET", json, file, accept = "application/json", signal } = options;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), options.wait ?? longestWait);
  const giveUp = () => patience.abort();
  signal?.addEventListener("abort", giveUp);
  const headers: Record<string, string> = {
    Accept: accept,
    ...requestHeader,
    ...options.headers,
  };
  if (json !== undefined) {
    headers["Content-Type"] = "application/json";
  } else if (file !== undefined) {
    headers["Content-Type"] = "application/octet-stream";
  }
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: options.isPublic ? "omit" : "same-origin",
      signal: patience.signal,
      body: json !== undefined ? JSON.stringify(json) : (file ?? null),
    });
    isOffline.value = false;
    return response;
  } catch (reason) {
    if (signal?.aborted) {
      throw reason;
    }
    isOffline.value = true;
    throw new Fault(patience.signal.aborted ? "TIMEOUT" : "OFFLINE", "", "");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

async function readJSON(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw told(faultOfReply(response.status, null));
  }
}
