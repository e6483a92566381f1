const storageKey = 'sunflower.sign-out-owed';

/** A sign-out that the server may not have received. */
export interface OwedSignOut {
  /** From now on this browser does not show who was signed in, even without network. */
  owe(): void;
  isOwed(): boolean;
  /** Sends an owed sign-out. @throws ApiError, NetworkError: then it stays owed */
  settle(): Promise<void>;
}

export function browserOwedSignOut({
  storage,
  signOut,
}: {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  signOut: () => Promise<void>;
}): OwedSignOut {
  // Used only where storage is forbidden. Otherwise storage decides, since another tab may have settled the sign-out.
  let owedHere = false;
  let settling: Promise<void> | null = null;
  const isOwed = () => owedHere || attempt(() => storage.getItem(storageKey)) === '1';
  const settleNow = async () => {
    await signOut();
    owedHere = false;
    attempt(() => storage.removeItem(storageKey));
  };
  return {
    isOwed,
    owe() {
      attempt(() => storage.setItem(storageKey, '1'));
      owedHere = !isOwed();
    },
    settle() {
      if (!isOwed()) return Promise.resolve();
      // One request at a time: a second reply arriving after the next sign-in would delete its cookie.
      settling ??= settleNow().finally(() => (settling = null));
      return settling;
    },
  };
}

function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}
