import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Progress } from 'antd';
import { useState } from 'react';
import { ItemView } from '../../../../candidate/answering/item/ItemView';
import { Stimulus } from '../../../../candidate/answering/item/Stimulus';
import '../../../../candidate/candidate.css';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { PracticeVerdict } from './PracticeVerdict';
import { verdictsOf, type PracticeRun, type PractisedQuestion, type Responses, type Verdicts } from './practice-run';
import { practiceDictionaries } from './practice-text';

interface PracticePaperProps {
  bankId: string;
  run: PracticeRun;
  onEnd: (verdicts: Verdicts, responses: Responses) => void;
}

/** The questions one after another, each in the candidate's own component. */
export function PracticePaper({ bankId, run, onEnd }: PracticePaperProps) {
  const t = useDictionary(practiceDictionaries);
  const { seed, questions, atEnd } = run;
  const [index, setIndex] = useState(0);
  const [arrival, setArrival] = useState<object | null>(null);
  const [responses, setResponses] = useState<Responses>(new Map());
  const [mistyped, setMistyped] = useState<string | null>(null);
  const [verdicts, setVerdicts] = useState<Verdicts>(new Map());
  const check = useMutation({
    mutationFn: (sent: readonly PractisedQuestion[]) =>
      ok(
        api.POST('/api/v1/question-banks/{id}/practice/answers', {
          params: { path: { id: bankId } },
          body: {
            seed,
            answers: sent.map(({ versionId }) => ({
              versionId,
              response: (responses.get(versionId) ?? null) as never,
            })),
          },
        }),
      ),
    onSuccess: (told, sent) => {
      const all = new Map([
        ...verdicts,
        ...verdictsOf(
          sent.map(({ versionId }) => versionId),
          told.verdicts,
        ),
      ]);
      setVerdicts(all);
      if (atEnd) onEnd(all, responses);
    },
  });
  const question = questions[index] as PractisedQuestion;
  const { versionId, item } = question;
  const verdict = verdicts.get(versionId);
  const isLast = index === questions.length - 1;
  const answered = questions.filter((one) => responses.has(one.versionId));
  const finish = () => {
    if (!atEnd || answered.length === 0) onEnd(verdicts, responses);
    else check.mutate(answered);
  };
  const goOn = () => {
    if (isLast) return finish();
    setMistyped(null);
    setIndex(index + 1);
    setArrival({});
  };
  const progress = t('progress', { number: index + 1, total: questions.length });
  return (
    <>
      <Progress
        percent={Math.round((100 * (index + 1)) / questions.length)}
        format={() => `${index + 1}/${questions.length}`}
        aria-label={progress}
      />
      <div className="practice-paper">
        {item.stimulus && <Stimulus items={questions.map((one) => one.item)} item={item} />}
        <ItemView
          placed={{ item, sectionIndex: 0, sectionTitle: t('section') }}
          total={questions.length}
          response={responses.get(versionId) ?? null}
          mistyped={mistyped}
          refused={false}
          arrival={arrival}
          inSection
          readOnly={verdict !== undefined}
          onAnswer={(changed) =>
            setResponses((now) => {
              const before = now.get(versionId) ?? null;
              return new Map(now).set(versionId, typeof changed === 'function' ? changed(before) : changed);
            })
          }
          onMistyped={setMistyped}
        />
        {verdict !== undefined && <PracticeVerdict verdict={verdict} />}
        {check.error && <ErrorNotice error={check.error} />}
      </div>
      <Flex wrap gap="small" className="practice-steps">
        {!atEnd && verdict === undefined ? (
          <Button type="primary" loading={check.isPending} onClick={() => check.mutate([question])}>
            {t('check')}
          </Button>
        ) : (
          <Button type="primary" loading={check.isPending} onClick={goOn}>
            {t(isLast ? 'finish' : 'next')}
          </Button>
        )}
        {!isLast && (
          <Button disabled={check.isPending} onClick={finish}>
            {t('finishNow')}
          </Button>
        )}
      </Flex>
    </>
  );
}
