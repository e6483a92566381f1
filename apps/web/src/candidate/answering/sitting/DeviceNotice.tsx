import { opensOffline } from '../../offline/register-worker';
import { useOtherTabs } from '../../offline/other-tabs';
import { useText, type TextKey } from '../../use-candidate-text';
import type { SittingView } from './exam-sitting';

/** Warns of what this device cannot do (keep answers, reopen offline), and of other tabs. */
export function DeviceNotice({
  sessionId,
  view,
  paperKept,
}: {
  sessionId: string;
  view: SittingView;
  paperKept: boolean;
}) {
  const text = useText();
  const otherTab = useOtherTabs(sessionId);
  const said = noticesFor({ view, otherTab, reopens: paperKept && opensOffline() });
  return (
    <>
      {said.map((key) => (
        <p key={key} className="notice warning" role="status">
          {text(key)}
        </p>
      ))}
    </>
  );
}

function noticesFor({
  view,
  otherTab,
  reopens,
}: {
  view: SittingView;
  otherTab: boolean;
  reopens: boolean;
}): TextKey[] {
  const { standing, saving, timeIsEstimated } = view;
  const notices: TextKey[] = [];
  if (timeIsEstimated && standing.kind === 'answering') notices.push('device.timeEstimated');
  if (saving.keptOnDevice === false) notices.push('device.notKept');
  else if (saving.failing === 'network' && !reopens) notices.push('device.notReopened');
  if (otherTab) notices.push(saving.keptOnDevice === false ? 'device.otherTabApart' : 'device.otherTab');
  return notices;
}
