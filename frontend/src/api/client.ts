// The only file that talks to the server. Whatever goes wrong becomes a Fault with a code, a
// message and what to do; the screens never see a raw exception.

import { signal as aSignal } from "@preact/signals";
import type { TypedDocumentString } from "../gql/graphql";
import { fileNameOf } from "../lib/fileNames";
import { Fault, faultOfReply, kindOf, ofQuestion, type Problem } from "./faults";
import { patiently } from "./patience";

const requestHeader = { "X-Liangxin-Request": "1" };
const longestWait = 30_000;
const isChange = /^\s*mutation\b/;

interface Call {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly json?: unknown;
  readonly file?: Blob;
  readonly accept?: string;
  readonly signal?: AbortSignal;
  readonly wait?: number;
}

interface GraphQLReply<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string; remedy?: string } }[];
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
  options: { signal?: AbortSignal } = {},
): Promise<Result> {
  const query = document.toString();
  // Asked for as plain JSON, a refused question is an answer and no failure of the network.
  const put = () => send("/graphql", { method: "POST", json: { query, variables }, ...options });
  // A change is put again by whoever made it, who sees meanwhile that it is not yet done.
  const isQuestion = !isChange.test(query);
  const response = await (isQuestion ? patiently(put, options) : put());
  const reply = (await readJSON(response)) as GraphQLReply<Result> & Partial<Problem>;
  const first = reply.errors?.[0];
  if (first) {
    const { code, remedy } = first.extensions ?? {};
    const fault = new Fault(code ?? "INTERNAL", first.message, remedy ?? "");
    throw told(isQuestion ? ofQuestion(fault) : fault);
  }
  if (!response.ok || !reply.data) {
    throw told(faultOfReply(response.status, reply));
  }
  return reply.data;
}

/** Send whatever a developer typed and give the reply as it came. Raises Fault. */
export async function askFreely(request: object): Promise<{ data: Record<string, unknown> }> {
  const response = await send("/graphql", {
    method: "POST",
    json: request,
    accept: "application/graphql-response+json, application/json",
  });
  return (await readJSON(response)) as { data: Record<string, unknown> };
}

/** Call one of the few addresses outside GraphQL. Raises Fault; null for an empty reply. */
export async function call<Result>(path: string, options: Call = {}): Promise<Result | null> {
  const put = () => send(path, options);
  const isReading = (options.method ?? "GET") === "GET";
  const response = await (isReading ? patiently(put, options) : put());
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
  const headers: Record<string, string> = { Accept: accept, ...requestHeader };
  if (json !== undefined) {
    headers["Content-Type"] = "application/json";
  } else if (file !== undefined) {
    headers["Content-Type"] = "application/octet-stream";
  }
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
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
