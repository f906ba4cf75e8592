// A subscription over a socket, in the words of graphql-transport-ws. It comes again by itself after
// a cut, also after one that nobody tells of; whoever follows hears whether it stands.

import type { TypedDocumentString } from "../gql/graphql";
import type { DocumentMeta } from "./client";

const shortestPause = 1_000;
const longestPause = 30_000;
/** After so long without a word the other side is asked for one; after twice so long it is gone. */
const quietPause = 10_000;

export interface Follower<Result> {
  told(result: Result): void;
  /** The socket stands, or does no longer: ask in another way meanwhile. */
  heard(isHeard: boolean): void;
}

interface Message<Result> {
  readonly type: string;
  readonly payload?: { readonly data?: Result | null };
}

/** Follow a subscription until the function that is given back is called. */
export function follow<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  follower: Follower<Result>,
  open: () => WebSocket = openSocket,
): () => void {
  const { hash, name } = document.__meta__ as DocumentMeta;
  const wanted = { documentId: hash, operationName: name, variables };
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let steady: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    failures = 0;
  };
  let leave: () => void = () => undefined;
  const begin = () => {
    leave = converse<Result>(open, wanted, {
      stands: () => {
        // The server may still refuse what is asked for: it must not be asked every second.
        steady = setTimeout(settle, quietPause);
        follower.heard(true);
      },
      told: (result) => {
        settle();
        follower.told(result);
      },
      ended: () => {
        clearTimeout(steady);
        follower.heard(false);
        // Many screens that were cut off together must not come back together.
        const pause = shortestPause * 2 ** failures * (0.5 + Math.random());
        failures++;
        timer = setTimeout(begin, Math.min(pause, longestPause));
      },
    });
  };
  begin();
  return () => {
    clearTimeout(timer);
    clearTimeout(steady);
    leave();
  };
}

interface Talk<Result> {
  stands(): void;
  told(result: Result): void;
  ended(): void;
}

/** Hold one socket; the function that is given back leaves it without a word. */
function converse<Result>(open: () => WebSocket, wanted: object, talk: Talk<Result>): () => void {
  let socket: WebSocket;
  try {
    socket = open();
  } catch {
    const timer = setTimeout(talk.ended);
    return () => clearTimeout(timer);
  }
  let isQuiet = false;
  const say = (message: object) => socket.send(JSON.stringify(message));
  const leave = () => {
    clearInterval(watch);
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  };
  const end = () => {
    leave();
    talk.ended();
  };
  const watch = setInterval(() => {
    if (isQuiet) {
      end();
      return;
    }
    isQuiet = true;
    if (socket.readyState === socket.OPEN) {
      say({ type: "ping" });
    }
  }, quietPause);
  socket.onopen = () => say({ type: "connection_init" });
  socket.onclose = end;
  socket.onmessage = ({ data }) => {
    isQuiet = false;
    const message = JSON.parse(String(data)) as Message<Result>;
    if (message.type === "connection_ack") {
      say({ id: "1", type: "subscribe", payload: wanted });
      talk.stands();
    } else if (message.type === "next" && message.payload?.data) {
      talk.told(message.payload.data);
    } else if (message.type === "error" || message.type === "complete") {
      end();
    }
  };
  return leave;
}

function openSocket(): WebSocket {
  const address = new URL("/graphql", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(address, "graphql-transport-ws");
}
