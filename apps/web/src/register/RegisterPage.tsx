import { useEffect, useMemo, useState } from 'react';
import { ApiError } from '../api/http';
import { formatDateTime } from '../i18n/format-time';
import { useDictionary, useLanguage } from '../i18n/use-text';
import { PageFrame } from '../ui/PageFrame';
import { PageTitle } from '../ui/PageTitle';
import { ApplyForm } from './ApplyForm';
import { FollowApplication } from './FollowApplication';
import { registrationApi, tokenInAddress, type Page } from './registration-api';
import { dictionaries, type TextKey } from './text';

/** The public page on which somebody applies for a sitting, and follows what becomes of it. */
export function RegisterPage() {
  const text = useDictionary<TextKey>(dictionaries);
  const api = useMemo(() => registrationApi(tokenInAddress(location.pathname)), []);
  const [page, setPage] = useState<Page | null>(null);
  const [fault, setFault] = useState<'gone' | 'failed' | null>(null);
  const load = async () => {
    setFault(null);
    try {
      setPage(await api.page());
    } catch (error) {
      setFault(error instanceof ApiError && error.status === 404 ? 'gone' : 'failed');
    }
  };
  useEffect(() => void load(), []);
  return (
    <PageFrame brand={text('brand')}>
      <PageTitle brand={text('brand')}>{page ? page.examTitle : text('title')}</PageTitle>
      {!page && !fault && <p role="status">{text('loading')}</p>}
      {fault && (
        <div className="card" role="alert">
          <p>{text(fault)}</p>
          {fault === 'failed' && (
            <button type="button" className="button" onClick={() => void load()}>
              {text('retry')}
            </button>
          )}
        </div>
      )}
      {page && <Loaded page={page} api={api} onChanged={() => void load()} />}
    </PageFrame>
  );
}

interface LoadedProps {
  page: Page;
  api: ReturnType<typeof registrationApi>;
  onChanged: () => void;
}

function Loaded({ page, api, onChanged }: LoadedProps) {
  const text = useDictionary<TextKey>(dictionaries);
  const isOpen = page.state === 'open';
  const [shown, setShown] = useState<'apply' | 'follow'>(isOpen ? 'apply' : 'follow');
  return (
    <>
      <Facts page={page} />
      {page.state !== 'open' && <p className="notice warning">{text(page.state)}</p>}
      {isOpen && (
        <div className="choices">
          {(['apply', 'follow'] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              className={`button ${choice === shown ? 'primary' : ''}`}
              aria-pressed={choice === shown}
              onClick={() => setShown(choice)}
            >
              {text(choice)}
            </button>
          ))}
        </div>
      )}
      {shown === 'apply' && isOpen ? (
        <ApplyForm page={page} api={api} onChanged={onChanged} onFollow={() => setShown('follow')} />
      ) : (
        <FollowApplication page={page} api={api} />
      )}
    </>
  );
}

function Facts({ page }: { page: Page }) {
  const text = useDictionary<TextKey>(dictionaries);
  const language = useLanguage();
  const span = (from: string, to: string) => `${formatDateTime(from, language)} – ${formatDateTime(to, language)}`;
  return (
    <section className="card">
      <dl className="facts">
        <dt>{text('organisation')}</dt>
        <dd>{page.organisationName}</dd>
        <dt>{text('window')}</dt>
        <dd>{span(page.opensAt, page.closesAt)}</dd>
        {page.sittingOpensAt !== null && page.sittingClosesAt !== null && (
          <>
            <dt>{text('sitting')}</dt>
            <dd>{span(page.sittingOpensAt, page.sittingClosesAt)}</dd>
          </>
        )}
        {page.quota !== null && (
          <>
            <dt>{text('quota')}</dt>
            <dd>{text('quotaPeople', { count: page.quota })}</dd>
          </>
        )}
        {page.conditions !== '' && (
          <>
            <dt>{text('conditions')}</dt>
            <dd className="conditions">{page.conditions}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
