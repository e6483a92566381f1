import { Button, Empty, Flex } from 'antd';
import { useState } from 'react';
import type { PaperItem, Response } from '../../../../api/candidate-contract';
import { ItemView } from '../../../../candidate/answering/item/ItemView';
import { Stimulus } from '../../../../candidate/answering/item/Stimulus';
import '../../../../candidate/candidate.css';
import { useDictionary } from '../../../use-text';
import { editorDictionaries } from './editor-text';
import { blankMarks, letterAt, type Written, type WrittenQuestion } from './editor-state';
import { Earned } from './Earned';
import { trialOf } from './trial';
import { verdictOf } from './verdict';

const POINTS = 1;
const SHARED_OPTIONS = '以下各题共用备选答案。';

/** Live preview of each question as on the candidate's page: it can be answered and checked against the key. */
export function PhonePreview({ written }: { written: Written }) {
  const t = useDictionary(editorDictionaries);
  const items = written.questions.map((question, index) => paperItem({ written, question, index }));
  return (
    <aside className="editor-phone" aria-label={t('asSeen')}>
      <div className="editor-phone-screen">
        {items.every(({ stem }) => stem.trim() === '') && <Empty description={t('nothingToSee')} />}
        {items[0]?.stimulus && <Stimulus items={items} item={items[0]} />}
        {items.map((item, index) =>
          item.stem.trim() === '' ? null : (
            <Tried
              key={`${index} ${item.type}`}
              item={item}
              question={written.questions[index] as WrittenQuestion}
              total={items.length}
            />
          ),
        )}
      </div>
      <p className="hint">{t('asSeenHint')}</p>
    </aside>
  );
}

function Tried({ item, question, total }: { item: PaperItem; question: WrittenQuestion; total: number }) {
  const t = useDictionary(editorDictionaries);
  const [response, setResponse] = useState<Response>(null);
  const [mistyped, setMistyped] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const verdict = verdictOf({ question, response });
  const trial = trialOf({ question, item, response });
  return (
    <>
      <ItemView
        placed={{ item, sectionIndex: 0, sectionTitle: t('sample') }}
        total={total}
        response={response}
        mistyped={mistyped}
        refused={false}
        arrival={null}
        inSection
        onAnswer={(changed) => {
          setChecked(false);
          setResponse((now) => (typeof changed === 'function' ? changed(now) : changed));
        }}
        onMistyped={setMistyped}
      />
      {trial !== null && (
        <Flex gap="small" align="center" className="editor-tried">
          <Button size="small" onClick={() => setChecked(true)}>
            {t('check')}
          </Button>
          <span role="status">
            {checked && verdict !== null && t(verdict)} {checked && <Earned trial={trial} />}
          </span>
        </Flex>
      )}
    </>
  );
}

const labelled = (texts: readonly string[], idOf: (index: number) => string) =>
  texts.map((text, index) => ({ id: idOf(index), text: text.trim() === '' ? '…' : text }));

/** Drops empty options at the end, which are only input fields. */
function shownTexts(texts: readonly string[]): string[] {
  const last = texts.reduce((found, text, index) => (text.trim() ? index : found), -1);
  return texts.slice(0, last + 1);
}

function paperItem({
  written: { group },
  question,
  index,
}: {
  written: Written;
  question: WrittenQuestion;
  index: number;
}): PaperItem {
  const { kind, furtherCase, stem, options, prompts, steps } = question;
  const further = group?.kind === 'A4' ? furtherCase.trim() : '';
  const type =
    kind === 'A1' || kind === 'A2' ? 'single_choice' : kind === 'X' || kind === 'any_number' ? 'multiple_choice' : kind;
  const texts =
    type === 'true_false'
      ? ['正确', '错误']
      : type === 'ordering'
        ? steps
        : group?.kind === 'B1'
          ? group.options
          : options;
  const stimulus = group && (group.stimulus.trim() || (group.kind === 'B1' ? SHARED_OPTIONS : ''));
  return {
    itemNumber: index + 1,
    type,
    stem: further === '' ? stem : `${further}\n\n${stem}`,
    stimulus: stimulus ? { id: 'stimulus', text: stimulus } : null,
    ...(group?.kind === 'A4' && { unfolding: { part: index + 1, furtherCase: further || null } }),
    prompts: type === 'matching' ? labelled(shownTexts(prompts), (place) => String(place + 1)) : [],
    options: ['fill_in', 'numeric', 'essay'].includes(type) ? [] : labelled(shownTexts(texts), letterAt),
    blankCount: type === 'fill_in' ? Math.max(1, blankMarks(stem)) : 0,
    points: POINTS,
  };
}
