import { useEffect, useState, type FormEvent } from 'react';
import { request } from '../../../api/http';
import { useDictionary } from '../../../i18n/use-text';
import { explainError } from '../../explain-error';
import { useText } from '../../use-candidate-text';
import { lostCodeDictionaries } from './lost-code-text';

const PATH = '/candidate/lost-code';

/** Asks for a new access code, where the server offers it; otherwise nothing is shown. */
export function LostCode() {
  const text = useDictionary(lostCodeDictionaries);
  const isOffered = useOffered();
  const [opened, setOpened] = useState(false);
  if (!isOffered) return null;
  if (opened) return <LostCodeForm onClose={() => setOpened(false)} />;
  return (
    <p>
      <button type="button" className="button" onClick={() => setOpened(true)}>
        {text('ask')}
      </button>
    </p>
  );
}

function useOffered(): boolean {
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    request<{ offered: boolean }>({ method: 'GET', path: PATH }).then(
      ({ offered }) => setOffered(offered),
      // The page is for signing in; without an answer it only lacks the offer.
      () => undefined,
    );
  }, []);
  return isOffered;
}

function LostCodeForm({ onClose }: { onClose: () => void }) {
  const text = useDictionary(lostCodeDictionaries);
  const pageText = useText();
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'sent'>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || idNumber.trim().length < 4) return setProblem(text('missing'));
    setState('sending');
    setProblem(null);
    try {
      await request<void>({ method: 'POST', path: PATH, body: { name: name.trim(), idNumber: idNumber.trim() } });
      setState('sent');
    } catch (error) {
      setState('open');
      setProblem(explainError(error, pageText));
    }
  };
  return (
    <form className="card form" onSubmit={(event) => void send(event)} noValidate>
      <h2>{text('ask')}</h2>
      {state === 'sent' ? (
        <p role="status">{text('sent')}</p>
      ) : (
        <>
          <p>{text('lead')}</p>
          <Field label={text('name')} value={name} onChange={setName} autoFocus />
          <Field label={text('idNumber')} value={idNumber} onChange={setIdNumber} />
          <p className="problem" role="alert">
            {problem}
          </p>
          <button type="submit" className="button wide" disabled={state === 'sending'}>
            {text(state === 'sending' ? 'sending' : 'send')}
          </button>
        </>
      )}
      <button type="button" className="button wide" onClick={onClose}>
        {text('close')}
      </button>
    </form>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

function Field({ label, value, onChange, autoFocus }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        autoComplete="off"
        maxLength={100}
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
