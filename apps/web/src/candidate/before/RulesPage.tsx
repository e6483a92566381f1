import { useState, type FormEvent } from 'react';
import type { Admission } from '../../api/candidate-contract';
import { ApiError } from '../../api/http';
import { RichText } from '../../ui/markdown/RichText';
import { candidateApi } from '../candidate-services';
import { CandidatePage } from '../CandidatePage';
import { explainError } from '../explain-error';
import { useText } from '../use-candidate-text';
import type { Journey } from '../use-journey';
import { IntegrityRules } from '../integrity/IntegrityRules';
import { useConsentTexts } from './use-consent-texts';
import { ExamCard, IdentityCard } from './AdmissionFacts';

const confirmations = ['rules.confirmIdentity', 'rules.acceptRules', 'rules.acceptPrivacy'] as const;
type Confirmation = (typeof confirmations)[number];

export function RulesPage({ admission, journey }: { admission: Admission; journey: Journey }) {
  const text = useText();
  const { rules, privacyNotice } = useConsentTexts(admission.consent);
  return (
    <CandidatePage title={text('rules.title')} onSignOut={journey.signOut}>
      <IdentityCard candidate={admission.candidate} />
      <ExamCard exam={admission.exam} />
      <section className="card">
        <h2>{text('rules.rules')}</h2>
        <RichText source={rules} />
        <IntegrityRules policy={admission.exam.integrity} />
      </section>
      <section className="card">
        <h2>{text('rules.privacy')}</h2>
        <RichText source={privacyNotice} />
      </section>
      <ConsentForm admission={admission} journey={journey} />
    </CandidatePage>
  );
}

function ConsentForm({ admission, journey }: { admission: Admission; journey: Journey }) {
  const text = useText();
  const [confirmed, setConfirmed] = useState<Confirmation[]>([]);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const toggle = (key: Confirmation) =>
    setConfirmed(confirmed.includes(key) ? confirmed.filter((other) => other !== key) : [...confirmed, key]);

  const giveConsent = async (event: FormEvent) => {
    event.preventDefault();
    if (confirmed.length < confirmations.length) return setProblem(text('rules.incomplete'));
    setSending(true);
    setProblem(null);
    try {
      await candidateApi.giveConsent(admission.consent);
      journey.goTo({ at: 'ready', admission: { ...admission, consent: { ...admission.consent, given: true } } });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'CONSENT_VERSION_CHANGED') return journey.lookAgain();
      if (error instanceof ApiError && error.status === 401) return journey.goTo({ at: 'signIn', again: true });
      setSending(false);
      setProblem(explainError(error, text));
    }
  };

  return (
    <form className="card form" onSubmit={(event) => void giveConsent(event)} noValidate>
      {confirmations.map((key) => (
        <label className="check" key={key}>
          <input type="checkbox" checked={confirmed.includes(key)} onChange={() => toggle(key)} />
          <span>{text(key)}</span>
        </label>
      ))}
      <p className="problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="button primary wide" disabled={sending}>
        {text('rules.continue')}
      </button>
    </form>
  );
}
