import { useState, type FormEvent } from 'react';
import { formatDateTime } from '../i18n/format-time';
import { useDictionary, useLanguage } from '../i18n/use-text';
import { PlaceFields } from './PlaceFields';
import { isFilled, NO_PROOF, ProofFields } from './ProofFields';
import { explain, type OwnApplication, type Page, type Proof, type RegistrationApi } from './registration-api';
import { dictionaries, type TextKey } from './text';

/** Finds an application by document and phone, and lets its owner mend or withdraw it. */
export function FollowApplication({ page, api }: { page: Page; api: RegistrationApi }) {
  const text = useDictionary<TextKey>(dictionaries);
  const [proof, setProof] = useState(NO_PROOF);
  const [found, setFound] = useState<OwnApplication | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
      setFound(await api.status(proof));
    } catch (error) {
      const { key, code } = explain(error);
      setProblem(text(key, { code }));
    } finally {
      setBusy(false);
    }
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (!isFilled(proof)) return setProblem(text('missing'));
    void run(() => Promise.resolve());
  };

  return (
    <>
      <form className="card form" onSubmit={look} noValidate>
        <ProofFields
          proof={proof}
          onChange={(change) => {
            setProof({ ...proof, ...change });
            setFound(null);
          }}
        />
        <p className="problem" role="alert">
          {problem}
        </p>
        <button type="submit" className="button primary wide" disabled={busy}>
          {text(busy ? 'looking' : 'look')}
        </button>
      </form>
      {found && (
        <Found
          key={`${found.state} ${found.submittedAt}`}
          application={found}
          isOpen={page.state === 'open' || page.state === 'full'}
          api={api}
          proof={proof}
          busy={busy}
          run={run}
        />
      )}
    </>
  );
}

interface FoundProps {
  application: OwnApplication;
  isOpen: boolean;
  api: RegistrationApi;
  proof: Proof;
  busy: boolean;
  run: (act: () => Promise<unknown>) => Promise<void>;
}

function Found({ application, isOpen, api, proof, busy, run }: FoundProps) {
  const text = useDictionary<TextKey>(dictionaries);
  const language = useLanguage();
  const { state, reason, name, organisationName, submittedAt, ticketNumber } = application;
  const withdraw = () => {
    if (window.confirm(text('withdrawSure'))) void run(() => api.withdraw(proof));
  };
  return (
    <section className="card" role="status">
      <h2>{text(state)}</h2>
      <p>{text(`${state}Text`, { name, reason: reason ?? '', ticket: ticketNumber ?? '—' })}</p>
      <dl className="facts">
        <dt>{text('place')}</dt>
        <dd>{organisationName}</dd>
        <dt>{text('at')}</dt>
        <dd>{formatDateTime(submittedAt, language)}</dd>
      </dl>
      {state === 'returned' && isOpen && (
        <Mend application={application} api={api} proof={proof} busy={busy} run={run} />
      )}
      {(state === 'submitted' || state === 'returned') && (
        <button type="button" className="button quiet" disabled={busy} onClick={withdraw}>
          {text('withdraw')}
        </button>
      )}
    </section>
  );
}

function Mend({ application, api, proof, busy, run }: Omit<FoundProps, 'isOpen'>) {
  const text = useDictionary<TextKey>(dictionaries);
  const [name, setName] = useState(application.name);
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const mended = { name, phone: proof.phone, organisationId: organisationId ?? application.organisationId };
    void run(() => api.resubmit(proof, mended));
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <label className="field">
        <span>{text('name')}</span>
        <input
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <PlaceFields api={api} onChoose={setOrganisationId} />
      <button type="submit" className="button primary wide" disabled={busy || name.trim() === ''}>
        {text('mend')}
      </button>
    </form>
  );
}
