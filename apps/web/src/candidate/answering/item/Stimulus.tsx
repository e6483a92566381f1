import type { PaperItem } from '../../../api/candidate-contract';
import { RichText } from '../../../ui/markdown/RichText';
import { useText } from '../../use-candidate-text';
import { sharedRange } from '../navigation/item-progress';

/** The case that several items share; it stays visible beside or above them. */
export function Stimulus({ items, item }: { items: PaperItem[]; item: PaperItem }) {
  const text = useText();
  if (!item.stimulus) return null;
  const range = sharedRange(items, item);
  const title = range ? text('sitting.stimulusShared', range) : text('sitting.stimulus');
  return (
    <details className="stimulus" open>
      <summary>{title}</summary>
      <div className="stimulus-text" tabIndex={0} role="group" aria-label={title}>
        <RichText source={item.stimulus.text} />
      </div>
    </details>
  );
}
