import { useMutation } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useRef } from 'react';
import { PictureFailure } from '../../pictures/PictureFailure';
import { uploadPicture } from '../../pictures/upload-picture';
import { useDictionary } from '../../use-text';
import { siteDictionaries } from './site-text';

interface MapFieldProps {
  value?: string | null;
  onChange?: (sha256: string | null) => void;
  /** Which stores the picture. */
  organisationId: string | undefined;
}

/** A picture of the way to the site; works in a Form.Item. */
export function MapField({ value = null, onChange, organisationId }: MapFieldProps) {
  const t = useDictionary(siteDictionaries);
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (file: File) => uploadPicture({ file, organisationId: organisationId as string }),
    onSuccess: ({ sha256 }) => onChange?.(sha256),
  });
  return (
    <div className="console-stack">
      {value !== null && <img src={`/api/v1/media/${value}`} alt={t('mapOf')} className="site-map" />}
      <Space wrap>
        <Button
          disabled={organisationId === undefined}
          loading={upload.isPending}
          onClick={() => input.current?.click()}
        >
          {t('uploadMap')}
        </Button>
        {value !== null && <Button onClick={() => onChange?.(null)}>{t('removeMap')}</Button>}
      </Space>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        className="site-file"
        tabIndex={-1}
        aria-label={t('uploadMap')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) upload.mutate(file);
          target.value = '';
        }}
      />
      {upload.error && <PictureFailure error={upload.error} />}
    </div>
  );
}
