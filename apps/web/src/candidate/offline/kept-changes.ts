/** Notifies the other tabs of this browser that the stored data of a session has changed. */
export interface KeptChanges {
  tell(sessionId: string): void;
  /** Listens to the other tabs; returns the unsubscribe function. */
  hear(listener: (sessionId: string) => void): () => void;
}

/** Without BroadcastChannel (Safari before 15.4) no notice arrives; a tab reads stored data when it gets the focus. */
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
