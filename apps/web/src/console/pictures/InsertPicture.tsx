import { FileImageOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Space, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useDictionary } from '../use-text';
import { markdownOfPicture } from './markdown-of-picture';
import { PictureFailure } from './PictureFailure';
import { pictureDictionaries } from './picture-text';
import { PICTURE_TYPES, uploadPicture } from './upload-picture';

interface InsertPictureProps {
  /** Undefined until an organisation is chosen. */
  organisationId: string | undefined;
  onInsert: (markdown: string) => void;
}

interface Draft {
  file: File;
  alternative: string;
}

export function InsertPicture({ organisationId, onInsert }: InsertPictureProps) {
  const t = useDictionary(pictureDictionaries);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={<FileImageOutlined />}
        disabled={organisationId === undefined}
        title={organisationId === undefined ? t('organisationFirst') : undefined}
        onClick={() => setOpen(true)}
      >
        {t('insert')}
      </Button>
      {open && organisationId !== undefined && (
        <PictureDialog organisationId={organisationId} onInsert={onInsert} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

export function PictureDialog({
  organisationId,
  file,
  onInsert,
  onClose,
}: {
  organisationId: string;
  /** A pasted picture. */
  file?: File;
  onInsert: (markdown: string) => void;
  onClose: () => void;
}) {
  const t = useDictionary(pictureDictionaries);
  const [form] = Form.useForm<Draft>();
  const upload = useMutation({
    mutationFn: ({ file }: Draft) => uploadPicture({ file, organisationId }),
    onSuccess: ({ address }, { alternative }) => {
      onInsert(markdownOfPicture({ address, alternative }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('insert')}
      okText={t('insert')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={upload.isPending}
      onOk={() => form.submit()}
    >
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ file }}
        onFinish={(draft) => upload.mutate(draft)}
        onValuesChange={() => upload.reset()}
      >
        <Form.Item name="file" extra={t('hint')} rules={[{ required: true, message: t('pictureMissing') }]}>
          <PicturePicker />
        </Form.Item>
        <Form.Item
          name="alternative"
          label={t('alternative')}
          extra={t('alternativeHint')}
          rules={[{ required: true, whitespace: true, message: t('alternativeMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        {upload.error && <PictureFailure error={upload.error} />}
      </Form>
    </Modal>
  );
}

/** Works in a Form.Item. */
function PicturePicker({ value, onChange }: { value?: File; onChange?: (file: File) => void }) {
  const t = useDictionary(pictureDictionaries);
  const input = useRef<HTMLInputElement>(null);
  const take = ({ target }: { target: HTMLInputElement }) => {
    const [picked] = target.files ?? [];
    if (picked) onChange?.(picked);
    // Otherwise selecting the same file again would fire no change event.
    target.value = '';
  };
  return (
    <>
      <div hidden>
        <input ref={input} type="file" accept={PICTURE_TYPES} onChange={take} />
      </div>
      <Space wrap>
        <Button icon={<FileImageOutlined />} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <Typography.Text type={value ? undefined : 'secondary'}>{value?.name ?? t('none')}</Typography.Text>
      </Space>
    </>
  );
}
