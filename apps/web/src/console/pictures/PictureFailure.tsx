import { Alert } from 'antd';
import { ErrorNotice } from '../ErrorNotice';
import { useDictionary } from '../use-text';
import { pictureDictionaries } from './picture-text';
import { UnreadablePicture } from './redraw-picture';

/** Why a picture was not uploaded. */
export function PictureFailure({ error }: { error: unknown }) {
  const t = useDictionary(pictureDictionaries);
  if (error instanceof UnreadablePicture)
    return <Alert type="error" showIcon className="console-card" title={t('unreadable')} />;
  return <ErrorNotice error={error} />;
}
