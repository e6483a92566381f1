import { App, Typography } from 'antd';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ReasonDialog } from '../../../ReasonDialog';
import { registrationDictionaries } from './registration-text';

/** Issues a new access code and shows it once. */
export function ReissueDialog({
  registration: { id, examId, candidateName },
  onClose,
}: {
  registration: Schemas['RegistrationDto'];
  onClose: () => void;
}) {
  const t = useDictionary(registrationDictionaries);
  const { modal } = App.useApp();
  const reissue = async ({ reason }: { reason: string }) => {
    const { accessCode } = await ok(
      api.POST('/api/v1/registrations/{id}/reissue-code', { params: { path: { id } }, body: { reason } }),
    );
    modal.success({
      title: t('reissued', { name: candidateName }),
      okText: t('close'),
      content: (
        <>
          <Typography.Text code copyable className="console-code">
            {accessCode}
          </Typography.Text>
          <p>{t('reissuedText')}</p>
        </>
      ),
    });
  };
  return (
    <ReasonDialog
      title={t('reissue')}
      text={t('reissueText')}
      perform={reissue}
      refresh={[['exams', examId, 'registrations']]}
      onClose={onClose}
    />
  );
}
