/** What lets the tabs of one browser follow each other: the word that what the device keeps of a session has changed. */
export interface KeptChanges {
  tell(sessionId: string): void;
  /** Of the other tabs; returns how to stop. */
  hear(listener: (sessionId: string) => void): () => void;
}

/** Where there is no BroadcastChannel (Safari before 15.4), nothing is heard: a tab looks for itself when it comes to the front. */
export function browserKeptChanges(): KeptChanges {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('sunflower.kept') : null;
  return {
    tell: (sessionId) => channel?.postMessage(sessionId),
    hear(listener) {
      const onMessage = ({ data }: MessageEvent<string>) => listener(data);
      channel?.addEventListener('message', onMessage);
      return () => channel?.removeEventListener('message', onMessage);
    },
  };
}
