import { withColon } from '../../../i18n/punctuation';
import { Alert } from 'antd';
import type { Schemas } from '../../console-api';
import { useDictionary, useLanguage } from '../../use-text';
import { rosterImportDictionaries } from './roster-import-text';
import { explainFault } from './roster-problem-text';

/** Notices about valid rows, such as a name that certificates cannot print yet. */
export function RosterNotices({ faults }: { faults: readonly Schemas['RosterFaultItem'][] }) {
  const t = useDictionary(rosterImportDictionaries);
  const language = useLanguage();
  const notices = faults.filter(({ code }) => code === 'name_not_printable');
  if (notices.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="console-card"
      title={t('notices')}
      description={
        <ul className="console-faults">
          {notices.map((fault) => (
            <li key={fault.lineNumber}>
              {withColon(`${t('line')} ${fault.lineNumber}`)}
              {explainFault({ fault, language })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
