import { useEffect, useState, type ChangeEvent, type FormEvent } from 'react';
import { useDictionary } from '../i18n/use-text';
import { PageFrame } from '../ui/PageFrame';
import { PageTitle } from '../ui/PageTitle';
import {
  addressOf,
  checkCertificate,
  checkFile,
  queryInAddress,
  type CertificateQuery,
  type CheckOutcome,
} from './check-certificate';
import { CheckResult } from './CheckResult';
import { dictionaries, type TextKey } from './text';

export function VerifyPage() {
  const text = useDictionary<TextKey>(dictionaries);
  const [query, setQuery] = useState(() => queryInAddress(location));
  const [checked, setChecked] = useState<{ query: CertificateQuery | null; outcome: CheckOutcome } | null>(null);
  const [checking, setChecking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const show = async (wanted: CertificateQuery | null, check: () => Promise<CheckOutcome>) => {
    setChecking(true);
    setProblem(null);
    setChecked(null);
    const outcome = await check();
    setChecking(false);
    setChecked({ query: wanted, outcome });
  };
  const check = (wanted: CertificateQuery) => show(wanted, () => checkCertificate(wanted));
  useEffect(() => {
    const asked = queryInAddress(location);
    if (asked.number) void check(asked);
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = { number: query.number.trim(), code: query.code.trim() };
    if (!wanted.number) return setProblem(text('missing'));
    history.replaceState(null, '', addressOf(wanted));
    void check(wanted);
  };

  const takeFile = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const file = input.files?.[0];
    // The same file may be chosen again.
    input.value = '';
    if (!file) return;
    history.replaceState(null, '', '/verify');
    void show(null, () => checkFile(file));
  };

  return (
    <PageFrame brand={text('brand')}>
      <PageTitle brand={text('brand')}>{text('title')}</PageTitle>
      <div role="status">{checking && <p className="card">{text('checking')}</p>}</div>
      {checked && <CheckResult query={checked.query} outcome={checked.outcome} />}
      {checked && <h2>{text('another')}</h2>}
      <p>{text('lead')}</p>
      <form className="card form" onSubmit={submit} noValidate>
        <label className="field">
          <span>{text('number')}</span>
          <input
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby="check-problem"
            aria-invalid={problem !== null}
            value={query.number}
            onChange={(event) => setQuery({ ...query, number: event.currentTarget.value })}
          />
        </label>
        <label className="field">
          <span>{text('code')}</span>
          <input
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby="code-hint"
            value={query.code}
            onChange={(event) => setQuery({ ...query, code: event.currentTarget.value })}
          />
        </label>
        <p id="code-hint" className="hint">
          {text('codeHint')}
        </p>
        <p id="check-problem" className="problem" role="alert">
          {problem}
        </p>
        <button type="submit" className="button primary wide" disabled={checking}>
          {text('check')}
        </button>
      </form>
      <p>{text('fileLead')}</p>
      <label className="button wide file-choice">
        {text('chooseFile')}
        <input
          type="file"
          accept=".pdf,.jwt,application/pdf,application/vc+jwt"
          onChange={takeFile}
          disabled={checking}
        />
      </label>
    </PageFrame>
  );
}
