import type { SaveDraft } from '../../shared/contract/drafting.ts';
import type { DecidedDisclosure } from '../../shared/contract/versions.ts';

/** What is kept on this device while the server has not taken it: the form, and the revision it was written on. */
export type LocalDraft = { readonly form: Omit<SaveDraft, 'revision'>; readonly revision: number; readonly at: string };

/** 검토자 수정 that is not saved yet: the text, and the hash of the version it was written on. */
export type LocalEdition = {
  readonly title: string;
  readonly editorJson: unknown;
  /** What was decided otherwise of the 공개구분; absent where nothing was. */
  readonly choice?: Partial<DecidedDisclosure>;
  readonly baseHash: string;
  readonly at: string;
};

/** Texts on this device, one per account and document. They are wiped when they are saved and when one signs out. */
type LocalTexts<Text> = {
  find(place: string): Promise<Text | undefined>;
  keep(place: string, text: Text): Promise<void>;
  forget(place: string): Promise<void>;
};
export type LocalDrafts = LocalTexts<LocalDraft>;
export type LocalEditions = LocalTexts<LocalEdition>;

const DATABASE = 'gyeol-drafts';
const STORE = 'drafts';

/** A device without such a store (a private window) still drafts; it only cannot bring anything back after a crash. */
function localTexts<Text>(): LocalTexts<Text> {
  return {
    find: (place) => attempt('readonly', (store) => store.get(place)) as Promise<Text | undefined>,
    keep: async (place, text) => {
      await attempt('readwrite', (store) => store.put(text, place));
    },
    forget: async (place) => {
      await attempt('readwrite', (store) => store.delete(place));
    },
  };
}

export const localDrafts: LocalDrafts = localTexts();
export const localEditions: LocalEditions = localTexts();

/** Nothing of a draft stays on a device that somebody else may use next. */
export async function wipeLocalDrafts(): Promise<void> {
  await attempt('readwrite', (store) => store.clear());
}

/** Two accounts at one device never see each other's text. */
export function draftPlace(accountId: string, managementNumber: string): string {
  return `${accountId}/${managementNumber}`;
}

/** Beside one's own draft of the same document, should there be one. */
export function editionPlace(accountId: string, managementNumber: string): string {
  return `${draftPlace(accountId, managementNumber)}/edition`;
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
