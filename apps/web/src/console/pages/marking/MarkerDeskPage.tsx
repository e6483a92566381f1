import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Breadcrumb, Button, Flex, Result, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { LinkButton } from '../../LinkButton';
import { useDictionary } from '../../use-text';
import { RichText } from '../../../ui/markdown/RichText';
import { markerDictionaries } from './marker-text';
import { MarkForm } from './MarkForm';
import { ownWork } from './MarkingWorkPage';
import { OwnMarks } from './OwnMarks';

export type Script = Schemas['ScriptDto'];

/** One script after another: the text beside its rubric. One that was marked before is looked at by its address. */
export default function MarkerDeskPage() {
  const t = useDictionary(markerDictionaries);
  const examId = useParams().examId as string;
  const [address, setAddress] = useSearchParams();
  const questionVersionId = address.get('question') ?? undefined;
  const scriptId = address.get('script');
  const [looking, setLooking] = useState(false);
  const client = useQueryClient();
  const turn = useQuery({
    queryKey: ['marking', examId, questionVersionId ?? '', scriptId ?? 'next'],
    queryFn: () => (scriptId ? readScript(scriptId) : takeNext({ examId, questionVersionId })),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const work = useQuery(ownWork);
  const own = work.data?.exams
    .find((exam) => exam.examId === examId)
    ?.questions.filter((one) => questionVersionId === undefined || one.questionVersionId === questionVersionId);
  const sum = (of: 'left' | 'marked') => (own ?? []).reduce((total, question) => total + question[of], 0);
  const open = (script: string | null) =>
    setAddress({ ...(questionVersionId && { question: questionVersionId }), ...(script && { script }) });
  const goOn = async () => {
    void client.invalidateQueries({ queryKey: ['marking', 'work'] });
    if (scriptId) open(null);
    else await turn.refetch();
  };
  return (
    <>
      <Breadcrumb
        items={[{ title: <Link to="/marking">{t('heading')}</Link> }, { title: turn.data?.script?.examTitle ?? '' }]}
      />
      <Flex wrap gap="small" align="center" className="marking-head">
        {own && <Tag color="gold">{t('left', { count: sum('left') })}</Tag>}
        {own && <Typography.Text type="secondary">{t('marked', { count: sum('marked') })}</Typography.Text>}
        <Button size="small" onClick={() => setLooking(true)}>
          {t('marks')}
        </Button>
        {scriptId && (
          <Button size="small" onClick={() => open(null)}>
            {t('goOn')}
          </Button>
        )}
      </Flex>
      {turn.error && <ErrorNotice error={turn.error} onRetry={() => void turn.refetch()} />}
      {turn.isPending && <Spin className="console-wait" />}
      {turn.data && !turn.data.script && (
        <Result
          status="success"
          title={t('done')}
          subTitle={t('doneText')}
          extra={<LinkButton to="/marking">{t('toList')}</LinkButton>}
        />
      )}
      {turn.data?.script && (
        <Desk key={turn.data.script.id} script={turn.data.script} onSaved={goOn} again={scriptId !== null} />
      )}
      {looking && <OwnMarks examId={examId} onOpen={open} onClose={() => setLooking(false)} />}
    </>
  );
}

const takeNext = ({ examId, questionVersionId }: { examId: string; questionVersionId: string | undefined }) =>
  ok(api.POST('/api/v1/exams/{examId}/marking/next', { params: { path: { examId } }, body: { questionVersionId } }));

const readScript = async (id: string) => ({
  script: await ok(api.GET('/api/v1/marking/scripts/{id}', { params: { path: { id } } })),
});

function Desk({ script, onSaved, again }: { script: Script; onSaved: () => Promise<void>; again: boolean }) {
  const t = useDictionary(markerDictionaries);
  return (
    <div className="marking-desk">
      <section className="marking-text">
        <Flex wrap justify="space-between" gap="small">
          <Typography.Text strong>{t('lot', { lot: script.lot, label: script.label })}</Typography.Text>
          <Typography.Text type="secondary">{t('characters', { count: [...script.essay].length })}</Typography.Text>
        </Flex>
        <details open className="marking-question">
          <summary>{t('question')}</summary>
          {script.stimulus && <RichText source={script.stimulus} />}
          <RichText source={script.stem} />
        </details>
        <Typography.Title level={3} className="console-section">
          {t('essay')}
        </Typography.Title>
        <div className="marking-essay">{script.essay}</div>
      </section>
      <MarkForm script={script} onSaved={onSaved} again={again} />
    </div>
  );
}
