import { shownForm } from '@sunflower/content';
import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning, finished } from '../exchange/imported-question';
import { partMark } from '../exchange/parts-of-text';
import { childrenNamed, findChild, textIn } from '../xml/xml-tree';
import type { MoodleReading } from './moodle-question';
import { rawText } from './moodle-text';

const GAP = /\[\[(\d{1,3})\]\]/g;

/** Reads words to be placed into gaps: gaps become prompts, words become options. A single gap is a single choice. */
export function readGaps(
  { paper, element, question, texts }: MoodleReading,
  choiceName: 'dragbox' | 'selectoption',
): void {
  const choices = childrenNamed(element, choiceName).map((choice) => ({
    text: texts.piece({ html: rawText(choice), field: 'options' }),
    group: textIn(findChild(choice, 'group')).trim(),
  }));
  const asked: number[] = [];
  const stem = texts
    .markdown({ element: findChild(element, 'questiontext'), field: 'stem' })
    .replace(GAP, (_whole, number: string) => partMark(asked.push(Number(number) - 1) - 1));
  const forms = choices.map(({ text }) => shownForm(text));
  const missing = asked.find((index) => choices[index] === undefined);
  // A word listed once per gap becomes one option for all of them.
  const kept = [...new Set(forms)].map((form) => forms.indexOf(form));
  question.options = kept.map((index) => choices[index]?.text ?? '');
  const right = asked.map((index) => kept.indexOf(forms.indexOf(forms[index] ?? '')));
  if (missing !== undefined) addError(question, exchangeFault('EXCHANGE_GAP_NOT_THERE', { place: missing + 1 }), 'key');
  if (new Set(choices.map(({ group }) => group)).size > 1)
    addWarning(question, exchangeFault('EXCHANGE_GROUPED_CHOICES', {}), 'options');
  question.stem = asked.length === 1 ? stem.replace(partMark(0), '____') : stem;
  if (asked.length === 1) {
    question.type = 'single_choice';
    if (missing === undefined) question.key = { kind: 'choice', right };
  } else {
    question.type = 'matching';
    question.prompts = asked.map((_, index) => `(${index + 1})`);
    if (missing === undefined) question.key = { kind: 'matching', pairs: right };
  }
  paper.questions.push(finished(question));
}
