import { Typography } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../console-api';
import { useMay } from '../../staff-session';
import { useDictionary } from '../../use-text';
import { homeDictionaries } from './home-text';

/** What needs somebody: each line leads to where it is done. */
export function Waiting({ waiting }: { waiting: Schemas['HomeWaitingDto'] }) {
  const t = useDictionary(homeDictionaries);
  const may = useMay();
  const lines = [
    ...waiting.applications.map(({ examId, title, count }) => ({
      to: `/exams/${examId}?tab=applications`,
      text: t('applications', { title, count }),
    })),
    ...waiting.lateResponses.map(({ examId, title, count }) => ({
      to: `/exams/${examId}?tab=results`,
      text: t('lateResponses', { title, count }),
    })),
    ...waiting.rosters.map(({ importId, fileName, faultCount }) => ({
      to: `/people/import?id=${importId}`,
      text: t('rosters', { file: fileName, count: faultCount }),
    })),
    ...waiting.reviews.map(({ bankId, title, count }) => ({
      to: `/banks/${bankId}?waitingFor=me&state=in_review`,
      text: t('reviews', { title, count }),
    })),
    ...waiting.ownDrafts.map(({ bankId, title, count }) => ({
      to: `/banks/${bankId}`,
      text: t('ownDrafts', { title, count }),
    })),
  ];
  return (
    <section className="home-part">
      <Typography.Title level={3} className="console-section home-title">
        {t('waiting')}
      </Typography.Title>
      {lines.length === 0 ? (
        <p className="console-aside">
          {t('nothingWaits')} {may('trainer') && <Link to="/banks">{t('toBanks')}</Link>}
        </p>
      ) : (
        <ul className="home-waiting">
          {lines.map(({ to, text }) => (
            <li key={to + text}>
              <Link to={to}>{text}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
