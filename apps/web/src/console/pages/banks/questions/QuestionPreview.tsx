import { Card } from 'antd';
import { useDictionary } from '../../../use-text';
import { RichLabel, RichText } from '../../../../ui/markdown/RichText';
import type { Schemas } from '../../../console-api';
import { letterOf } from './question-letters';
import { questionDictionaries } from './question-text';

type Version = Pick<
  Schemas['QuestionVersionDto'],
  'type' | 'furtherCase' | 'stem' | 'options' | 'prompts' | 'blankCount'
> & {
  stimulus: Pick<Schemas['QuestionStimulusDto'], 'text'> | null;
};

/** Stimulus, stem and options in the authored order, without any hint at the key. */
export function QuestionPreview({ version }: { version: Version }) {
  const t = useDictionary(questionDictionaries);
  return (
    <Card size="small" title={t('asSeen')} className="console-card">
      <QuestionAsSeen version={version} />
      {mayShuffle(version) && <p className="hint">{t('asSeenHint')}</p>}
    </Card>
  );
}

export function QuestionAsSeen({ version }: { version: Version }) {
  const t = useDictionary(questionDictionaries);
  return (
    <>
      {version.stimulus && (
        <details open className="console-stimulus">
          <summary>{t('stimulus')}</summary>
          <RichText source={version.stimulus.text} />
        </details>
      )}
      {version.furtherCase !== null && (
        <details open className="console-stimulus">
          <summary>{t('furtherCase')}</summary>
          <RichText source={version.furtherCase} />
        </details>
      )}
      <div className="console-stem">
        <RichText source={version.stem} />
      </div>
      <Answering version={version} />
    </>
  );
}

const mayShuffle = ({ type, options }: Version): boolean => type !== 'true_false' && options.length > 0;

function Answering({ version }: { version: Version }) {
  const t = useDictionary(questionDictionaries);
  switch (version.type) {
    case 'single_choice':
    case 'true_false':
      return <Options options={version.options} sign="○" />;
    case 'multiple_choice':
      return <Options options={version.options} sign="☐" />;
    case 'ordering':
      return <Options options={version.options} sign="↕" />;
    case 'matching':
      return (
        <>
          <Options options={version.options} sign="" />
          <ul>
            {version.prompts.map((prompt) => (
              <li key={prompt}>
                <RichLabel source={prompt} /> → ____
              </li>
            ))}
          </ul>
        </>
      );
    case 'fill_in':
      return (
        <ul>
          {Array.from({ length: version.blankCount }, (_, index) => (
            <li key={index}>{t('blank', { number: index + 1 })} ____</li>
          ))}
        </ul>
      );
    case 'numeric':
    case 'essay':
      return <p>____</p>;
  }
}

function Options({ options, sign }: { options: readonly string[]; sign: string }) {
  return (
    <ul className="console-options">
      {options.map((option, place) => (
        <li key={option}>
          <span aria-hidden="true">{sign}</span>
          <strong>{letterOf(place)}</strong>
          <RichLabel source={option} />
        </li>
      ))}
    </ul>
  );
}
