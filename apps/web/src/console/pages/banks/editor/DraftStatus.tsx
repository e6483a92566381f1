import { Button } from 'antd';
import { ApiError } from '../../../../api/http';
import { formatTime } from '../../../../i18n/format-time';
import { useExplainError } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { editorDictionaries } from './editor-text';
import type { Autosave } from './use-autosave';

/** Whether the draft is saved on the server. */
export function DraftStatus({ autosave: { state, goOnAlongside, retry } }: { autosave: Autosave }) {
  const t = useDictionary(editorDictionaries);
  const explain = useExplainError();
  switch (state.kind) {
    case 'untouched':
    case 'typing':
    case 'saving':
      return (
        <span role="status" className="editor-status">
          {t(state.kind)}
        </span>
      );
    case 'saved':
      return (
        <span role="status" className="editor-status done">
          {t('saved', { time: formatTime(state.at).slice(-5) })}
        </span>
      );
    case 'failed': {
      const isOther = state.error instanceof ApiError && state.error.code === 'QUESTION_BEING_EDITED';
      return (
        <span role="alert" className="editor-status wrong">
          {explain(state.error)} {!isOther && t('failed')}{' '}
          <Button size="small" onClick={isOther ? goOnAlongside : retry}>
            {t(isOther ? 'goOn' : 'retry')}
          </Button>
        </span>
      );
    }
  }
}
