const storageKey = 'sunflower.sign-out-owed';

/** A sign-out that the server may not have heard of. */
export interface OwedSignOut {
  /** From now on this browser shows nothing of who was signed in, whatever the network does. */
  owe(): void;
  isOwed(): boolean;
  /** Tells the server, if it is owed. @throws what the network or the server answers; then it stays owed */
  settle(): Promise<void>;
}

export function browserOwedSignOut({
  storage,
  signOut,
}: {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  signOut: () => Promise<void>;
}): OwedSignOut {
  // Only where storage is forbidden, as long as the page lives: otherwise another tab may have settled it meanwhile.
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
      // One at a time: a reply that came after the next sign-in would take its cookie away.
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
