import { useState, type FormEvent } from 'react';
import { useDictionary } from '../i18n/use-text';
import { PlaceFields } from './PlaceFields';
import { plainLines } from './plain-lines';
import { isFilled, NO_PROOF, ProofFields } from './ProofFields';
import { explain, type Page, type RegistrationApi } from './registration-api';
import { dictionaries, type TextKey } from './text';

interface ApplyFormProps {
  page: Page;
  api: RegistrationApi;
  onChanged: () => void;
  onFollow: () => void;
}

export function ApplyForm({ page, api, onChanged, onFollow }: ApplyFormProps) {
  const text = useDictionary<TextKey>(dictionaries);
  const [name, setName] = useState('');
  const [proof, setProof] = useState(NO_PROOF);
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [received, setReceived] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || !isFilled(proof) || organisationId === null) return setProblem(text('missing'));
    if (!agreed) return setProblem(text('agreeMissing'));
    setSending(true);
    setProblem(null);
    try {
      const { rulesVersion, privacyVersion } = page;
      await api.apply({ ...proof, name, organisationId, rulesVersion, privacyVersion });
      setReceived(true);
    } catch (error) {
      const { key, code } = explain(error);
      setProblem(text(key, { code }));
      if (key === 'changed' || key === 'full' || key === 'closed') onChanged();
    } finally {
      setSending(false);
    }
  };

  if (received)
    return (
      <section className="card" role="status">
        <h2>{text('received')}</h2>
        <p>{text('receivedText')}</p>
        <button type="button" className="button primary wide" onClick={onFollow}>
          {text('follow')}
        </button>
      </section>
    );
  return (
    <form className="card form" onSubmit={(event) => void submit(event)} noValidate>
      <label className="field">
        <span>{text('name')}</span>
        <input
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <ProofFields proof={proof} onChange={(change) => setProof({ ...proof, ...change })} />
      <PlaceFields api={api} onChoose={setOrganisationId} />
      {(
        [
          ['rules', page.rules],
          ['privacy', page.privacyNotice],
        ] as const
      ).map(([key, source]) => (
        <details className="texts" key={key}>
          <summary>{text(key)}</summary>
          <p className="conditions">{plainLines(source)}</p>
        </details>
      ))}
      <label className="check">
        <input type="checkbox" checked={agreed} onChange={() => setAgreed(!agreed)} />
        <span>{text('agree')}</span>
      </label>
      <p className="problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="button primary wide" disabled={sending}>
        {text(sending ? 'sending' : 'submit')}
      </button>
    </form>
  );
}
