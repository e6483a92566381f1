import { useQuery } from '@tanstack/react-query';
import { Button, Card, Space, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { ReasonDialog } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { retentionDictionaries } from './retention-text';
import { Rows } from './Rows';
import { SetErasing } from './SetErasing';

type Retention = Schemas['RetentionDto'];
type Kind = Schemas['RetentionKindDto'];

const LOOK_AGAIN_MS = 5_000;
const dayOf = (time: string): string => formatTime(time).slice(0, '2026-06-01'.length);

/** What of an exam is kept for how long: what is there, what is planned, what has been erased, and what stays. */
export function RetentionTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(retentionDictionaries);
  const query = useQuery({
    queryKey: ['exams', exam.id, 'retention'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/retention', { params: { path: { examId: exam.id } } })),
    refetchInterval: ({ state: { data } }) =>
      data?.kinds.some(({ rule }) => rule?.state === 'erasing') ? LOOK_AGAIN_MS : false,
  });
  const mayChange = offers({ exam, act: 'retention.change' });
  return (
    <>
      <Typography.Paragraph>{t('lead')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data?.kinds.map((kind) => (
        <KindCard key={kind.kind} examId={exam.id} kind={kind} retention={query.data} mayChange={mayChange} />
      ))}
      <Typography.Title level={3} className="console-section">
        {t('stays')}
      </Typography.Title>
      <Typography.Paragraph>{t('staysText')}</Typography.Paragraph>
    </>
  );
}

/** Of a plan whose day has come, or of what may be planned. */
function Obstacles({ obstacles }: { obstacles: Kind['obstacles'] }) {
  const t = useDictionary(retentionDictionaries);
  if (obstacles.length === 0) return null;
  return (
    <div className="console-paragraph">
      <Typography.Text type="secondary">{t('cannotNow')}</Typography.Text>
      <ul className="console-faults">
        {obstacles.map(({ obstacle, count }) => (
          <li key={obstacle}>
            {obstacle === 'sitting_not_over' && count === 0 ? t('noSitting') : t(obstacle, { count })}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface KindCardProps {
  examId: string;
  kind: Kind;
  retention: Retention;
  mayChange: boolean;
}

function KindCard({ examId, kind, retention, mayChange }: KindCardProps) {
  const t = useDictionary(retentionDictionaries);
  const [asked, setAsked] = useState<'set' | 'takeBack' | null>(null);
  const { kind: name, kept, obstacles, rule } = kind;
  const refresh = [['exams', examId, 'retention']];
  const isPlanned = rule?.state === 'planned';
  return (
    <Card size="small" title={t(name)} className="console-card">
      <Typography.Paragraph>{t(`${name}Text`)}</Typography.Paragraph>
      <Rows title={t('kept')} rows={kept} />
      {rule && rule.state !== 'planned' && <Rows title={t('erased')} rows={rule.erased} />}
      <State rule={rule} isHindered={obstacles.length > 0} />
      <Obstacles obstacles={obstacles} />
      {mayChange && rule?.state !== 'erasing' && (
        <Space wrap>
          <Button onClick={() => setAsked('set')}>{t(isPlanned ? 'change' : 'set')}</Button>
          {isPlanned && <Button onClick={() => setAsked('takeBack')}>{t('takeBack')}</Button>}
        </Space>
      )}
      {asked === 'set' && (
        <SetErasing
          examId={examId}
          kind={kind}
          retention={retention}
          refresh={refresh}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'takeBack' && (
        <ReasonDialog
          title={t('takeBack')}
          text={t('takeBackText')}
          perform={({ reason }) =>
            ok(
              api.POST('/api/v1/exams/{examId}/retention/{kind}/take-back', {
                params: { path: { examId, kind: name } },
                body: { reason },
              }),
            )
          }
          refresh={refresh}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}

function State({ rule, isHindered }: { rule: Kind['rule']; isHindered: boolean }) {
  const t = useDictionary(retentionDictionaries);
  if (!rule)
    return (
      <Typography.Paragraph>
        <Tag>{t('none')}</Tag>
      </Typography.Paragraph>
    );
  return (
    <Typography.Paragraph>
      <StateTag rule={rule} isHindered={isHindered} />
      <div>{t('setBy', { name: rule.setByName ?? t('formerStaff'), day: dayOf(rule.setAt), reason: rule.reason })}</div>
    </Typography.Paragraph>
  );
}

function StateTag({ rule, isHindered }: { rule: NonNullable<Kind['rule']>; isHindered: boolean }) {
  const t = useDictionary(retentionDictionaries);
  const day = dayOf(rule.eraseAfter);
  switch (rule.state) {
    case 'planned':
      return isHindered && Date.parse(rule.eraseAfter) <= Date.now() ? (
        <Tag color="gold">{t('waiting', { day })}</Tag>
      ) : (
        <Tag color="blue">{t('planned', { day })}</Tag>
      );
    case 'erasing':
      return <Tag color="gold">{t(isHindered ? 'waiting' : 'erasing', { day })}</Tag>;
    case 'erased':
      return <Tag color="green">{t('done', { day: dayOf(rule.erasedAt ?? rule.eraseAfter) })}</Tag>;
  }
}
