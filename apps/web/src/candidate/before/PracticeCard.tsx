import { lazy, Suspense, useState } from 'react';
import type { PaperItem } from '../../api/candidate-contract';
import { useText } from '../use-candidate-text';

// Only who practises loads it.
const PracticeItems = lazy(() => import('./PracticeItems').then(({ PracticeItems: items }) => ({ default: items })));

/** One item of each type of this exam to try, before the time runs. */
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
