import { withColon } from '../../../../i18n/punctuation';
import { Typography } from 'antd';
import { Link } from 'react-router';
import type { PaperItem, PaperSection } from '../../../../api/candidate-contract';
import { ItemView } from '../../../../candidate/answering/item/ItemView';
import { Stimulus } from '../../../../candidate/answering/item/Stimulus';
import '../../../../candidate/candidate.css';
import { RichText } from '../../../../ui/markdown/RichText';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { sampleDictionaries } from './sample-text';
import './sample.css';

interface SampleItemsProps {
  sample: Schemas['SamplePaperDto'];
  exam: Pick<Schemas['ExamDto'], 'bankId' | 'maxPoints'>;
  showsKeys: boolean;
}

const ignore = (): void => undefined;

/** The items by the candidate's own component, which cannot be answered here, each with its key beside it. */
export function SampleItems({ sample, exam, showsKeys }: SampleItemsProps) {
  const t = useDictionary(sampleDictionaries);
  const { keys } = sample;
  const { sections } = sample.paper;
  const mean = keys.reduce((sum, { difficulty }) => sum + difficulty, 0) / Math.max(1, keys.length);
  return (
    <div className={showsKeys ? 'sample with-keys' : 'sample'}>
      <Typography.Paragraph>
        {t('plan', { items: keys.length, points: exam.maxPoints, difficulty: mean.toFixed(2) })}
      </Typography.Paragraph>
      {sections.map((section, sectionIndex) => (
        <section key={sectionIndex}>
          <h3 className="sample-section">{section.title}</h3>
          {section.items.map((item, index) => (
            <div className="sample-item" key={item.itemNumber}>
              <div className="sample-paper">
                {beginsGroup(section, index) && <Stimulus items={section.items} item={item} />}
                <ItemView
                  placed={{ item, sectionIndex, sectionTitle: section.title }}
                  total={keys.length}
                  response={null}
                  mistyped={null}
                  refused={false}
                  arrival={null}
                  inSection
                  readOnly
                  onAnswer={ignore}
                  onMistyped={ignore}
                />
              </div>
              {showsKeys && <Key item={item} answer={keys[item.itemNumber - 1]} bankId={exam.bankId} />}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function Key({
  item,
  answer,
  bankId,
}: {
  item: PaperItem;
  answer: Schemas['SampleKeyDto'] | undefined;
  bankId: string | null;
}) {
  const t = useDictionary(sampleDictionaries);
  if (!answer) return null;
  return (
    <aside className="sample-key" aria-label={`${t('key')} ${item.itemNumber}`}>
      <p>
        {withColon(t('key'))}
        <strong>{item.type === 'essay' ? t('essayKey') : answer.answer}</strong>
      </p>
      <p className="console-aside">{t('difficulty', { difficulty: answer.difficulty })}</p>
      {bankId !== null && (
        <p>
          <Link to={`/banks/${bankId}?question=${answer.questionId}`}>{answer.questionCode}</Link>
        </p>
      )}
      {answer.rationale !== null && (
        <details>
          <summary>{t('rationale')}</summary>
          <RichText source={answer.rationale} />
        </details>
      )}
    </aside>
  );
}

/** A case stands above the first of its items. */
function beginsGroup({ items }: PaperSection, index: number): boolean {
  const stimulus = items[index]?.stimulus;
  return stimulus !== null && stimulus !== undefined && items[index - 1]?.stimulus?.id !== stimulus.id;
}
