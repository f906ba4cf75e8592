// Drafts on the device, in IndexedDB: a transaction that is complete outlives a killed browser.
// A browser that refuses storage merely keeps the form until the page is closed.

import { type Draft, isTooOld } from "../lib/drafts";

export interface DraftStore {
  read(user: string, key: string): Promise<Draft | null>;
  write(draft: Draft): Promise<void>;
  remove(user: string, key: string): Promise<void>;
}

const shelf = "drafts";
let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("liangxin-drafts", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(shelf, { keyPath: ["user", "key"] });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Run one transaction; it is kept when the promise resolves. */
async function within<Result>(
  mode: IDBTransactionMode,
  deed: (store: IDBObjectStore) => IDBRequest<Result> | undefined,
): Promise<Result | undefined> {
  const database = await open();
  return await new Promise((resolve, reject) => {
    const transaction = database.transaction(shelf, mode, { durability: "strict" });
    const request = deed(transaction.objectStore(shelf));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const deviceDrafts: DraftStore = {
  async read(user, key) {
    const found = await within<Draft>("readonly", (store) => store.get([user, key]));
    return found && !isTooOld(found, Date.now()) ? found : null;
  },
  async write(draft) {
    await within("readwrite", (store) => store.put(draft));
  },
  async remove(user, key) {
    await within("readwrite", (store) => {
      store.delete([user, key]);
      return undefined;
    });
  },
};

/** Forget what is too old, and everything that somebody else typed on this device. */
export async function tidyDrafts(user: string): Promise<void> {
  try {
    await within("readwrite", (store) => {
      const cursor = store.openCursor();
      cursor.onsuccess = () => {
        const found = cursor.result;
        if (found) {
          const draft = found.value as Draft;
          if (draft.user !== user || isTooOld(draft, Date.now())) {
            found.delete();
          }
          found.continue();
        }
      };
      return undefined;
    });
  } catch {
    // No storage, nothing to tidy.
  }
}
