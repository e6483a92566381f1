import type { ReactNode } from 'react';
import { PageTitle } from '../../../ui/PageTitle';
import { useLanguage } from '../../../i18n/use-text';
import { itemList } from '../../item-list';
import type { OutboxView } from '../../saving/response-outbox';
import { useText, type TextKey } from '../../use-candidate-text';
import { isPastLimit } from '../../integrity/handed-in-by-rule';
import type { ExamSitting, SittingView } from './exam-sitting';
import type { Standing } from './next-standing';

interface StandingNoticeProps {
  view: SittingView;
  sitting: ExamSitting;
  /** Why taking the exam back to this device failed. */
  problem: string | null;
  onTakeBack: () => void;
  onSignIn: () => void;
}

/** Shown in place of the paper while nothing can be answered. */
export function StandingNotice({ view, sitting, problem, onTakeBack, onSignIn }: StandingNoticeProps) {
  const text = useText();
  const { standing, saving } = view;
  const count = saving.unsavedCount;
  switch (standing.kind) {
    case 'answering':
    case 'closed':
      return null;
    case 'locked':
      return (
        <Notice title="locked.title">
          <p>
            {text(isPastLimit(view.session.integrity) ? 'locked.byRule' : 'locked.text', {
              count: view.session.integrity.count,
              limit: view.session.integrity.limit ?? 0,
            })}
          </p>
          <p>{text('locked.clock')}</p>
          {count > 0 && <p>{text('locked.pending', { count })}</p>}
        </Notice>
      );
    case 'takenOver':
      return (
        <Notice title="takenOver.title">
          <p>{text('takenOver.text')}</p>
          {count > 0 && <p>{text('takenOver.pending', { count })}</p>}
          <button type="button" className="button" onClick={onTakeBack}>
            {text('takenOver.takeBack')}
          </button>
          <p className="problem" role="alert">
            {problem}
          </p>
        </Notice>
      );
    case 'signedOut':
      return (
        <Notice title="signedOut.title">
          <p>{text('signedOut.text')}</p>
          {count > 0 && <p>{text('signedOut.pending', { count })}</p>}
          <button type="button" className="button primary" onClick={onSignIn}>
            {text('signedOut.signIn')}
          </button>
        </Notice>
      );
    case 'handingIn':
      return (
        <HandingIn
          standing={standing}
          ended={view.session.state !== 'in_progress'}
          saving={saving}
          estimated={view.timeIsEstimated}
          onCallOff={() => sitting.callOffSubmission()}
        />
      );
  }
}

interface HandingInProps {
  standing: Extract<Standing, { kind: 'handingIn' }>;
  /** The server reports that the session has ended. */
  ended: boolean;
  saving: OutboxView;
  /** Time is up only by the device's clock; the server has not confirmed it. */
  estimated: boolean;
  onCallOff: () => void;
}

function HandingIn({ standing, ended, saving: { unsavedCount, refusedItems }, estimated, onCallOff }: HandingInProps) {
  const text = useText();
  const language = useLanguage();
  const { byBell, failing } = standing;
  const count = unsavedCount - refusedItems.size;
  return (
    <Notice title={ended ? 'handIn.ended' : byBell ? 'handIn.bell' : 'handIn.sending'}>
      {count > 0 && !ended && <p>{text('handIn.pending', { count })}</p>}
      {refusedItems.size > 0 && (
        <p className="notice warning">{text('handIn.refused', { items: itemList(refusedItems, language) })}</p>
      )}
      <p role="status">{text(failing ? `handIn.${failing}` : 'handIn.wait')}</p>
      {failing && byBell && estimated && <p>{text('handIn.estimated')}</p>}
      {failing && (!byBell || estimated) && (
        <button type="button" className="button" onClick={onCallOff}>
          {text('handIn.callOff')}
        </button>
      )}
    </Notice>
  );
}

function Notice({ title, children }: { title: TextKey; children: ReactNode }) {
  const text = useText();
  return (
    <section className="card standing">
      <PageTitle brand={text('brand')} key={title}>
        {text(title)}
      </PageTitle>
      {children}
    </section>
  );
}
