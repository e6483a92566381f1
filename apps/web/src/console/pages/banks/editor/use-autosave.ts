import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, fitsKeepalive } from '../../../../api/http';
import { api, ok, type Schemas } from '../../../console-api';
import { holdsText } from './holds-text';

type AuthoredFile = Schemas['AuthoredFileDto'];
type Warning = Schemas['WrittenWarningDto'];

const PAUSE_MS = 2_000;

export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; error: unknown };

interface AutosaveOf {
  bankId: string;
  /** Null for a new question. */
  questionId: string | null;
  basedOn: string[];
  /** The opened draft; null if the first change creates one. */
  draftId: string | null;
  file: AuthoredFile;
  onBegun: (draftId: string) => void;
}

export interface Autosave {
  state: SaveState;
  warnings: Warning[];
  /** Continues although somebody else is editing the question. */
  goOnAlongside: () => void;
  retry: () => void;
  /**
   * Sends nothing more until `goOn` or `forget`: what is sent while the question is stored would bring its draft back.
   * Resolves when the request in flight has succeeded or failed.
   */
  hold: () => Promise<void>;
  goOn: () => void;
  /** Detaches the draft: further changes belong to another question. */
  forget: () => void;
  draftId: () => string | null;
}

/** Saves the draft to the server two seconds after the last change and when the page is left. */
export function useAutosave({ bankId, questionId, basedOn, draftId, file, onBegun }: AutosaveOf): Autosave {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const [warnings, setWarnings] = useState<Warning[]>([]);
  const text = JSON.stringify(file);
  const latest = useRef({ text, file });
  latest.current = { text, file };
  const saved = useRef(text);
  const id = useRef(draftId);
  const alongside = useRef(false);
  const running = useRef<Promise<void> | null>(null);
  const isHeld = useRef(false);

  const send = useCallback(async () => {
    // One request at a time: the first one creates the draft that later ones update.
    while (running.current) await running.current;
    const { text: sent, file: body } = latest.current;
    if (isHeld.current) return;
    if (sent === saved.current || !isDraft({ file: body, draftId: id.current, questionId })) return;
    setState({ kind: 'saving' });
    const work = (async () => {
      try {
        const reply = await write({
          bankId,
          questionId,
          basedOn,
          id: id.current,
          file: body,
          alongside: alongside.current,
        });
        if (id.current !== reply.id) onBegun(reply.id);
        id.current = reply.id;
        saved.current = sent;
        setWarnings(reply.warnings);
        setState(latest.current.text === sent ? { kind: 'saved', at: reply.savedAt } : { kind: 'typing' });
      } catch (error) {
        setState({ kind: 'failed', error });
      }
    })();
    running.current = work;
    await work;
    running.current = null;
  }, [bankId, questionId, basedOn, onBegun]);

  useEffect(() => {
    if (text === saved.current || !isDraft({ file: latest.current.file, draftId: id.current, questionId }))
      return undefined;
    setState((before) => (before.kind === 'failed' ? before : { kind: 'typing' }));
    const timer = setTimeout(() => void send(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, send, questionId]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void send();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      void send();
    };
  }, [send]);

  return {
    state,
    warnings,
    goOnAlongside: () => {
      alongside.current = true;
      void send();
    },
    retry: () => void send(),
    hold: async () => {
      isHeld.current = true;
      while (running.current) await running.current;
    },
    goOn: () => {
      isHeld.current = false;
      void send();
    },
    forget: () => {
      isHeld.current = false;
      id.current = null;
      saved.current = latest.current.text;
      setWarnings([]);
      setState({ kind: 'untouched' });
    },
    draftId: () => id.current,
  };
}

/** A new question becomes a draft with its first text. */
const isDraft = ({ file, draftId, questionId }: Pick<AutosaveOf, 'file' | 'draftId' | 'questionId'>): boolean =>
  draftId !== null || questionId !== null || holdsText(file);

interface Writing {
  bankId: string;
  questionId: string | null;
  basedOn: string[];
  id: string | null;
  file: AuthoredFile;
  alongside: boolean;
}

async function write({ id, file, alongside, ...begun }: Writing): Promise<Schemas['DraftSavedDto']> {
  if (id === null) return begin({ file, alongside, ...begun });
  try {
    const params = { path: { id } };
    const keepalive = fitsKeepalive(JSON.stringify(file));
    return await ok(api.PUT('/api/v1/question-drafts/{id}', { params, body: { file, alongside }, keepalive }));
  } catch (error) {
    // The draft was saved or discarded in another tab.
    if (error instanceof ApiError && error.status === 404) return begin({ file, alongside, ...begun });
    throw error;
  }
}

const begin = ({
  bankId,
  questionId,
  basedOn,
  file,
  alongside,
}: Omit<Writing, 'id'>): Promise<Schemas['DraftSavedDto']> =>
  ok(
    api.POST('/api/v1/question-banks/{id}/drafts', {
      params: { path: { id: bankId } },
      body: { file, alongside, ...(questionId === null ? {} : { questionId, basedOn }) },
      keepalive: fitsKeepalive(JSON.stringify(file)),
    }),
  );
