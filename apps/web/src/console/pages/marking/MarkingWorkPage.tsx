import { useQuery } from '@tanstack/react-query';
import { Alert, Empty, Flex, Spin, Tag, Typography } from 'antd';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { LinkButton } from '../../LinkButton';
import { useDictionary } from '../../use-text';
import { RichLabel } from '../../../ui/markdown/RichText';
import { markerDictionaries } from './marker-text';

export const ownWork = {
  queryKey: ['marking', 'work'],
  queryFn: () => ok(api.GET('/api/v1/marking/work')),
};

/** What is allotted to the marker, by exam and question. */
export default function MarkingWorkPage() {
  const t = useDictionary(markerDictionaries);
  const query = useQuery({ ...ownWork, refetchInterval: 30_000 });
  const exams = query.data?.exams ?? [];
  return (
    <>
      <Typography.Title level={2} className="console-title">
        {t('heading')}
      </Typography.Title>
      <Alert type="info" showIcon title={t('lead')} className="console-card" />
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && exams.length === 0 && <Empty description={t('nothing')} />}
      {exams.map(({ examId, examTitle, questions }) => (
        <section key={examId} className="console-card">
          <Typography.Title level={3} className="console-section">
            {examTitle}
          </Typography.Title>
          <ul className="marking-work">
            {questions.map(({ questionVersionId, stem, left, marked }) => (
              <li key={questionVersionId}>
                <div className="marking-stem">
                  <RichLabel source={stem} />
                </div>
                <Flex wrap gap="small" align="center">
                  <Tag color={left > 0 ? 'gold' : 'green'}>{left > 0 ? t('left', { count: left }) : t('noneLeft')}</Tag>
                  <Typography.Text type="secondary">{t('marked', { count: marked })}</Typography.Text>
                  <LinkButton
                    type={left > 0 ? 'primary' : 'default'}
                    to={`/marking/${examId}?question=${questionVersionId}`}
                  >
                    {t(left > 0 ? 'begin' : 'again')}
                  </LinkButton>
                </Flex>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
