import { lazy, Suspense, useState } from 'react';
import type { PaperItem } from '../../api/candidate-contract';
import { useText } from '../use-candidate-text';

// Loaded only when practice is opened.
const PracticeItems = lazy(() => import('./PracticeItems').then(({ PracticeItems: items }) => ({ default: items })));

/** One practice item of each type in this exam, before the clock starts. */
export function PracticeCard({ itemTypes }: { itemTypes: PaperItem['type'][] }) {
  const text = useText();
  const [opened, setOpened] = useState(false);
  return (
    <section className="card">
      <h2>{text('practice.title')}</h2>
      <p>{text('practice.text')}</p>
      {opened ? (
        <Suspense fallback={<p role="status">{text('loading')}</p>}>
          <PracticeItems itemTypes={itemTypes} />
        </Suspense>
      ) : (
        <button type="button" className="button" onClick={() => setOpened(true)}>
          {text('practice.open')}
        </button>
      )}
    </section>
  );
}
