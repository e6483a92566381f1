import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import type { Response } from '../../../../api/candidate-contract';
import { forgetPlaces } from '../../../../candidate/answering/navigation/place-in-paper';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { LinkButton } from '../../../LinkButton';
import { usePageTitle } from '../../../use-page-title';
import { useDictionary } from '../../../use-text';
import { sampleDictionaries } from './sample-text';
import { TrialPaper } from './TrialPaper';
import { TrialResult } from './TrialResult';
import { useSamplePaper } from './use-sample-paper';
import '../../../../candidate/candidate.css';
import './sample.css';

type Answers = ReadonlyMap<number, Response>;

const trialId = ({ examId, number }: { examId: string; number: number }): string => `trial-${examId}-${number}`;

/** A sample paper in the candidate's own page. It is marked by the exam's rules and counts nowhere. */
export default function TrialPage() {
  const t = useDictionary(sampleDictionaries);
  const params = useParams();
  const examId = params.examId as string;
  const number = Number(params.number);
  usePageTitle(t('trial'));
  const exam = useQuery({
    queryKey: ['exams', examId],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}', { params: { path: { examId } } })),
  });
  const query = useSamplePaper({ examId, number });
  const back = `/exams/${examId}?tab=papers&paper=${number}`;
  return (
    <div className="exam trial">
      <div className="trial-bar">
        <span>{t('trialNotice', { number })}</span>
        <LinkButton to={back}>{t('leave')}</LinkButton>
      </div>
      {(query.error ?? exam.error) && <ErrorNotice error={query.error ?? exam.error} />}
      {!query.error && !(query.data && exam.data) && <Spin className="console-wait" />}
      {query.data && exam.data && (
        <Trial key={query.data.planSha256} sample={query.data} exam={exam.data} back={back} />
      )}
    </div>
  );
}

function Trial({ sample, exam, back }: { sample: Schemas['SamplePaperDto']; exam: Schemas['ExamDto']; back: string }) {
  const t = useDictionary(sampleDictionaries);
  const { number, planSha256 } = sample;
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [round, setRound] = useState(1);
  const placeId = trialId({ examId: exam.id, number });
  const isTrial = (id: string): boolean => id === placeId;
  // The place in the paper is the only thing that the page would keep on this device.
  useEffect(() => () => forgetPlaces(isTrial), [placeId]);
  const mark = useMutation({
    mutationFn: () =>
      ok(
        api.POST('/api/v1/exams/{examId}/sample-papers/{number}/answers', {
          params: { path: { examId: exam.id, number } },
          body: { planSha256, responses: sentAnswers({ sample, answers }) },
        }),
      ),
    onSuccess: () => forgetPlaces(isTrial),
  });
  if (mark.isPending) return <Spin className="console-wait" aria-label={t('marking')} />;
  if (mark.data)
    return (
      <TrialResult
        score={mark.data}
        back={back}
        onAgain={() => {
          forgetPlaces(isTrial);
          setAnswers(new Map());
          setRound(round + 1);
          mark.reset();
        }}
      />
    );
  return (
    <>
      {mark.error && (
        <div>
          <ErrorNotice error={mark.error} />
          <p className="notice warning">
            {t('failedToMark')} <Button onClick={() => mark.reset()}>{t('again')}</Button>
          </p>
        </div>
      )}
      <TrialPaper
        key={round}
        sections={sample.paper.sections}
        presentation={exam.policies.presentation ?? 'item'}
        placeId={placeId}
        answers={answers}
        onAnswers={setAnswers}
        onSubmit={() => mark.mutate()}
      />
    </>
  );
}

/** People mark essays, so they are not sent. */
function sentAnswers({
  sample,
  answers,
}: {
  sample: Schemas['SamplePaperDto'];
  answers: Answers;
}): Schemas['TriedResponseDto'][] {
  const essays = new Set(
    sample.paper.sections.flatMap(({ items }) =>
      items.flatMap(({ type, itemNumber }) => (type === 'essay' ? [itemNumber] : [])),
    ),
  );
  return [...answers].flatMap(([itemNumber, response]) =>
    essays.has(itemNumber) || response === null
      ? []
      : [{ itemNumber, response: response as Schemas['TriedResponseDto']['response'] }],
  );
}
