import type { PaperItem } from '../../../api/candidate-contract';
import { RichText } from '../../../ui/markdown/RichText';
import { useText } from '../../use-candidate-text';
import { sharedRange } from '../navigation/item-progress';

interface StimulusProps {
  items: PaperItem[];
  item: PaperItem;
  /** With the parts of an unfolding case that came with the questions before this one. */
  withParts?: boolean;
}

/** The case that several items share; it stays visible beside or above them. */
export function Stimulus({ items, item, withParts = false }: StimulusProps) {
  const text = useText();
  const { stimulus, itemNumber } = item;
  if (!stimulus) return null;
  const before = items.filter((other) => other.stimulus?.id === stimulus.id && other.itemNumber < itemNumber);
  const parts = withParts ? before.flatMap(({ unfolding }) => unfolding?.furtherCase ?? []) : [];
  const range = sharedRange(items, item);
  const title = range ? text('sitting.stimulusShared', range) : text('sitting.stimulus');
  return (
    <details className="stimulus" open>
      <summary>{title}</summary>
      <div className="stimulus-text" tabIndex={0} role="group" aria-label={title}>
        <RichText source={[stimulus.text, ...parts].join('\n\n')} />
      </div>
    </details>
  );
}
