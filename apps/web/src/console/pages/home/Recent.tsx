import { useQuery } from '@tanstack/react-query';
import { Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { formatTime } from '../../../i18n/format-time';
import { api, ok } from '../../console-api';
import { useDictionary } from '../../use-text';
import { useActNames } from '../audit/use-act-names';
import { homeDictionaries } from './home-text';

const SHOWN = 6;

/** What was done lately, of what the reader administers. */
export function Recent() {
  const t = useDictionary(homeDictionaries);
  const names = useActNames();
  const query = useQuery({
    queryKey: ['audit-log', 'recent'],
    queryFn: () => ok(api.GET('/api/v1/audit-log', { params: { query: { limit: SHOWN } } })),
  });
  const lines = query.data?.items ?? [];
  if (lines.length === 0) return null;
  return (
    <section className="home-part">
      <Flex justify="space-between" align="baseline">
        <Typography.Title level={3} className="console-section home-title">
          {t('recent')}
        </Typography.Title>
        <Link to="/audit">{t('allRecords')}</Link>
      </Flex>
      <ul className="home-recent">
        {lines.map(({ id, at, actorId, actorName, action, personName, subjectName, examTitle }) => (
          <li key={id}>
            <span className="console-aside">{formatTime(at)}</span>{' '}
            {actorId === null ? t('system') : (actorName ?? '—')} {names.of(action)}{' '}
            {[personName, subjectName, examTitle].filter((name) => name !== null).join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
