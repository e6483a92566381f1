import { Badge } from 'antd';
import type { Schemas } from '../../../../console-api';
import { useDictionary } from '../../../../use-text';
import { paperDictionaries } from './paper-text';

const signs = {
  reading: 'processing',
  storing: 'processing',
  ready: 'warning',
  finished: 'success',
  refused: 'error',
  expired: 'default',
} as const;

/** The state of an import as a badge. */
export function PaperState({ paper }: { paper: Schemas['PaperImportSummaryDto'] }) {
  const t = useDictionary(paperDictionaries);
  const isFinished = paper.state === 'ready' && paper.totalCount !== null && paper.storedCount >= paper.totalCount;
  const state = isFinished ? 'finished' : paper.state;
  return <Badge status={signs[state]} text={t(state)} />;
}
