import { App, Button, Flex, QRCode, Typography } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import type { Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { useSittings } from '../sittings/use-sittings';
import { applicationDictionaries } from './application-text';
import { RegistrationPageDialog } from './RegistrationPageDialog';
import { useRegistrationPages } from './use-applications';

type Page = Schemas['SelfRegistrationDto'];

/** The public pages of an exam: link, QR code, window and places. */
export function RegistrationPages({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(applicationDictionaries);
  const [asked, setAsked] = useState<Page | 'new' | null>(null);
  const query = useRegistrationPages(exam.id);
  const mayChange = offers({ exam, act: 'self-registration.change' });
  return (
    <section className="home-part">
      <Flex wrap justify="space-between" align="center" gap="small">
        <Typography.Title level={3} className="console-section home-title">
          {t('pages')}
        </Typography.Title>
        {mayChange && <Button onClick={() => setAsked('new')}>{t('newPage')}</Button>}
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className="console-aside">{t('noPage')}</p>}
      <ul className="home-exams">
        {(query.data ?? []).map((page) => (
          <OnePage key={page.id} page={page} onEdit={mayChange ? () => setAsked(page) : null} />
        ))}
      </ul>
      {asked && (
        <RegistrationPageDialog exam={exam} page={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

function OnePage({ page, onEdit }: { page: Page; onEdit: (() => void) | null }) {
  const t = useDictionary(applicationDictionaries);
  const { message } = App.useApp();
  const sitting = useSittings(page.examId).data?.find(({ id }) => id === page.sittingId);
  const { submitted, returned, approved } = page.counts;
  const copy = () => void navigator.clipboard.writeText(page.address).then(() => message.success(t('copied')));
  return (
    <li className="home-exam">
      <Flex wrap gap="middle">
        {/* The link beside it says the same. */}
        <div aria-hidden>
          <QRCode type="svg" value={page.address} size={112} marginSize={2} color="#000" bgColor="#fff" />
        </div>
        <div className="console-grow">
          <div className="console-key">
            <a href={page.address} target="_blank" rel="noreferrer">
              {page.address}
            </a>
          </div>
          <div className="console-aside">
            {t('window')} {formatTime(page.opensAt)} – {formatTime(page.closesAt)}
          </div>
          <div className="console-aside">
            {t('sitting')} {sitting?.title ?? '—'} · {t('quota')} {page.quota ?? t('noQuota')} ·{' '}
            {t('taken', { taken: submitted + returned + approved })}
          </div>
          <Flex gap="small" className="console-acts">
            <Button size="small" onClick={copy}>
              {t('copy')}
            </Button>
            {onEdit && (
              <Button size="small" onClick={onEdit}>
                {t('editPage')}
              </Button>
            )}
          </Flex>
        </div>
      </Flex>
    </li>
  );
}
