import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { formatTimeWithSeconds } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { messageDictionaries } from './message-text';

const MAX_ANSWER = 500;

type Row = Schemas['BoardRowDto'];

/** A candidate’s raised hand: say that it was seen, answer it, close it. */
export function HandDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useDictionary(messageDictionaries);
  const { message } = App.useApp();
  const [answer, setAnswer] = useState('');
  // The row is the one that was pressed; the board behind the dialog goes on.
  const hand = row.hand as NonNullable<Row['hand']>;
  const params = { path: { id: hand.id } };
  const text = answer.trim();
  const see = useMutation({
    mutationFn: () => ok(api.POST('/api/v1/raised-hands/{id}/see', { params })),
    onSuccess: () => {
      onClose();
      void message.success(t('noted'));
    },
  });
  const close = useMutation({
    mutationFn: () =>
      ok(api.POST('/api/v1/raised-hands/{id}/close', { params, body: text === '' ? {} : { answer: text } })),
    onSuccess: () => {
      onClose();
      void message.success(t('settled'));
    },
  });
  const error = see.error ?? close.error;
  const busy = see.isPending || close.isPending;
  return (
    <Modal
      open
      title={t('handTitle', { name: row.candidateName })}
      onCancel={onClose}
      footer={[
        ...(hand.seenAt === null
          ? [
              <Button key="see" className="board-target" disabled={busy} onClick={() => see.mutate()}>
                {t('see')}
              </Button>,
            ]
          : []),
        <Button
          key="close"
          type="primary"
          className="board-target"
          loading={close.isPending}
          disabled={busy}
          onClick={() => close.mutate()}
        >
          {t(text === '' ? 'closeHand' : 'answerAndClose')}
        </Button>,
      ]}
    >
      <Typography.Paragraph type="secondary">
        {t('handAt', { time: formatTimeWithSeconds(hand.raisedAt) })} · {row.ticketNumber} · {row.organisationName}
      </Typography.Paragraph>
      <Typography.Paragraph strong={hand.text !== ''} className="message-text">
        {hand.text === '' ? t('handWithoutText') : hand.text}
      </Typography.Paragraph>
      <label className="message-answer">
        <span>{t('answer')}</span>
        <Input.TextArea
          rows={3}
          maxLength={MAX_ANSWER}
          showCount
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </label>
      <Typography.Paragraph type="secondary">
        {t('answerHint')} {hand.seenAt === null && t('seeHint')}
      </Typography.Paragraph>
      {error && <ErrorNotice error={error} />}
    </Modal>
  );
}
