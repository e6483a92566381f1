import { Button, Flex, Typography } from 'antd';
import { ItemView } from '../../../../candidate/answering/item/ItemView';
import { Stimulus } from '../../../../candidate/answering/item/Stimulus';
import { useDictionary } from '../../../use-text';
import { PracticeVerdict } from './PracticeVerdict';
import { scoreOf, type PracticeRun, type Responses, type Verdicts } from './practice-run';
import { practiceDictionaries } from './practice-text';

interface PracticeResultProps {
  run: PracticeRun;
  responses: Responses;
  verdicts: Verdicts;
  onAgain: () => void;
}

const nothing = () => undefined;

/** How many were right, then each question to look at again with its key. */
export function PracticeResult({ run, responses, verdicts, onAgain }: PracticeResultProps) {
  const t = useDictionary(practiceDictionaries);
  const { right, total, essays, wrong } = scoreOf(run, verdicts);
  const shown = run.atEnd ? run.questions.filter(({ versionId }) => verdicts.get(versionId)?.isRight !== true) : wrong;
  const told = shown.filter(({ versionId }) => verdicts.has(versionId));
  return (
    <>
      <Typography.Paragraph strong role="status">
        {t('result', { right, total })} {essays > 0 && t('essays', { count: essays })}
      </Typography.Paragraph>
      <Flex wrap gap="small" className="practice-steps">
        <Button type="primary" onClick={onAgain}>
          {t('again')}
        </Button>
      </Flex>
      {told.length > 0 && <Typography.Title level={3}>{t('wrongOnes')}</Typography.Title>}
      {told.map(({ versionId, item }) => (
        <div key={versionId} className="practice-paper console-card">
          {item.stimulus && <Stimulus items={[item]} item={item} />}
          <ItemView
            placed={{ item, sectionIndex: 0, sectionTitle: t('section') }}
            total={run.questions.length}
            response={responses.get(versionId) ?? null}
            mistyped={null}
            refused={false}
            arrival={null}
            inSection
            readOnly
            onAnswer={nothing}
            onMistyped={nothing}
          />
          <PracticeVerdict verdict={verdicts.get(versionId) ?? null} />
        </div>
      ))}
    </>
  );
}
