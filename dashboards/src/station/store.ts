/** What the browser keeps over a reload, a crash or a flat battery. */
const NAME = "gaugewire.station";
const VERSION = 1;

/**
 * `drafts`: inspections under way. `outgoing`: records that the edge has not taken yet.
 * `documents`: the context as last seen.
 */
type Shelf = "drafts" | "outgoing" | "documents";
const SHELVES: readonly Shelf[] = ["drafts", "outgoing", "documents"];

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const shelf of SHELVES) request.result.createObjectStore(shelf);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** On the disk when the promise is fulfilled. */
export async function keep(shelf: Shelf, key: string, value: unknown): Promise<void> {
  await change(shelf, (store) => store.put(value, key));
}

export async function drop(shelf: Shelf, key: string): Promise<void> {
  await change(shelf, (store) => store.delete(key));
}

async function change(shelf: Shelf, act: (store: IDBObjectStore) => void): Promise<void> {
  const database = await open();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(shelf, "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
    act(transaction.objectStore(shelf));
  });
}

export async function all<T>(shelf: Shelf): Promise<[string, T][]> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const found: [string, T][] = [];
    const request = database.transaction(shelf).objectStore(shelf).openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve(found);
      found.push([String(cursor.key), cursor.value as T]);
      cursor.continue();
    };
    request.onerror = () => reject(request.error);
  });
}
