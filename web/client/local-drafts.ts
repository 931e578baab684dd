import type { SaveDraft } from '../../shared/contract/drafting.ts';

/** What is kept on this device while the server has not taken it: the form, and the revision it was written on. */
export type LocalDraft = { readonly form: Omit<SaveDraft, 'revision'>; readonly revision: number; readonly at: string };

/** Drafts on this device, one per account and document. They are wiped when they are saved and when one signs out. */
export type LocalDrafts = {
  find(place: string): Promise<LocalDraft | undefined>;
  keep(place: string, draft: LocalDraft): Promise<void>;
  forget(place: string): Promise<void>;
};

const DATABASE = 'gyeol-drafts';
const STORE = 'drafts';

/** A device without such a store (a private window) still drafts; it only cannot bring anything back after a crash. */
export const localDrafts: LocalDrafts = {
  find: (place) => attempt('readonly', (store) => store.get(place)) as Promise<LocalDraft | undefined>,
  keep: async (place, draft) => {
    await attempt('readwrite', (store) => store.put(draft, place));
  },
  forget: async (place) => {
    await attempt('readwrite', (store) => store.delete(place));
  },
};

/** Nothing of a draft stays on a device that somebody else may use next. */
export async function wipeLocalDrafts(): Promise<void> {
  await attempt('readwrite', (store) => store.clear());
}

/** Two accounts at one device never see each other's text. */
export function draftPlace(accountId: string, managementNumber: string): string {
  return `${accountId}/${managementNumber}`;
}

async function attempt(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    const database = await open();
    try {
      return await answer(act(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE);
  };
  return answer(request);
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the device refused to keep a draft'));
  });
}
