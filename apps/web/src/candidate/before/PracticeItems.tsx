import { useState } from 'react';
import type { PaperItem, Response } from '../../api/candidate-contract';
import { useLanguage } from '../../i18n/use-text';
import { RichText } from '../../ui/markdown/RichText';
import { ItemInput } from '../answering/inputs/ItemInput';
import { useText } from '../use-candidate-text';
import { practiceItems } from './practice-items';

/** Sample items with the inputs of the exam. Answers are not sent. */
export function PracticeItems({ itemTypes }: { itemTypes: PaperItem['type'][] }) {
  const items = practiceItems(useLanguage());
  return (
    <ol className="practice">
      {itemTypes.map((type) => (
        <PracticeItem key={type} item={items[type]} />
      ))}
    </ol>
  );
}

function PracticeItem({ item }: { item: PaperItem }) {
  const text = useText();
  const [response, setResponse] = useState<Response>(null);
  const [mistyped, setMistyped] = useState<string | null>(null);
  return (
    <li>
      <h3>{text(`type.${item.type}`)}</h3>
      <div className="stem">
        <RichText source={item.stem} headingLevel={4} />
      </div>
      <ItemInput item={item} response={response} mistyped={mistyped} onAnswer={setResponse} onMistyped={setMistyped} />
    </li>
  );
}
