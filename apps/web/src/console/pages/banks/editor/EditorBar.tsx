import { Button, Space } from 'antd';
import { useDictionary } from '../../../use-text';
import { DraftStatus } from './DraftStatus';
import { editorDictionaries } from './editor-text';
import type { Autosave } from './use-autosave';
import type { StoreQuestion } from './use-store-question';

/** State of the draft and the save buttons; always visible. */
export function EditorBar({ autosave, store }: { autosave: Autosave; store: StoreQuestion }) {
  const t = useDictionary(editorDictionaries);
  const isRunning = (after: string) => store.isPending && store.variables === after;
  return (
    <div className="editor-bar">
      <DraftStatus autosave={autosave} />
      <Space wrap>
        <Button onClick={() => store.mutate('show')} loading={isRunning('show')}>
          {t('store')}
        </Button>
        <Button onClick={() => store.mutate('submit')} loading={isRunning('submit')}>
          {t('storeSubmit')}
        </Button>
        <Button type="primary" onClick={() => store.mutate('next')} loading={isRunning('next')}>
          {t('storeNext')}
        </Button>
      </Space>
    </div>
  );
}
